// The service worker: node worker.mjs BASE SIGN_IN, where SIGN_IN is the path of an invitation. What it answers for and what it leaves alone, updates, half a deploy, and the way back.
import { Phone, until } from './phone.mjs'

const button = (page, words) => page.getByRole('button', { name: words, exact: true })
const build = (page) => page.evaluate(() => document.documentElement.dataset.build ?? 'now')
const isApp = async (page) => (await page.$('#app')) !== null
const SLUG = '/aanbod/huurdersbond'

/** What the worker does once it has looked whether there is a newer one. */
const lookForUpdate = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration('/')
  await registration.update().catch(() => undefined)
  while (registration.installing) await new Promise((done) => { registration.installing.addEventListener('statechange', done, { once: true }) })
  return { waiting: registration.waiting !== null }
})

/** Before there is anything on the phone, and with scripts off: the server's pages. */
async function withoutApp(phone) {
  let page = await phone.open({ javaScriptEnabled: false })
  await page.goto(phone.base + SLUG)
  const withoutScript = { app: await isApp(page), heading: await page.textContent('h1') }
  await phone.close()
  page = await phone.open()
  await page.goto(phone.base + SLUG)
  return { withoutScript, firstVisit: await isApp(page) }
}

async function addresses(phone, signIn) {
  const { page } = phone
  const seen = {}
  for (const path of [SLUG, `${SLUG}?pagina`, '/', '/thema/housing', '/app/over']) {
    await page.goto(phone.base + path)
    seen[path] = await isApp(page)
  }
  await page.goto(`${phone.base}/`)
  await page.fill('#q', 'huurcontract')
  await Promise.all([page.waitForNavigation(), page.click('.search-box button')])
  seen.posted = await page.locator('.card').count()
  // Whoever signs in gets a cookie by a form.
  await page.goto(phone.base + signIn)
  await Promise.all([page.waitForNavigation(), page.click('main button')])
  seen.portal = { path: new URL(page.url()).pathname, cookies: (await phone.context.cookies()).length }
  seen.others = await page.evaluate(async () => Promise.all(['/api/places?q=mol', '/hsds/services', '/pack/manifest.json', '/healthz'].map(async (path) => (await fetch(path)).status)))
  return { seen, asked: (await phone.wire('log')).filter((line) => / \/(aanbod|thema|beheer|api|hsds|pack|healthz|$)/.test(line)), cached: await phone.cached() }
}

async function offline(phone) {
  const { page } = phone
  await phone.context.setOffline(true)
  const seen = {}
  for (const path of ['/', '/thema/housing']) {
    await page.goto(phone.base + path)
    seen[path] = new URL(page.url()).pathname
  }
  await page.goto(`${phone.base}/aanbod/bestaat-niet`)
  seen.unknown = await page.textContent('main h1')
  await phone.context.setOffline(false)
  return seen
}

async function halfDeploy(phone) {
  await phone.page.goto(`${phone.base}/app/`)
  const before = await phone.cached()
  await phone.wire('deploy/half')
  const after = await lookForUpdate(phone.page)
  return { ...after, kept: JSON.stringify(await phone.cached()) === JSON.stringify(before) }
}

/** A report waits, its answer lost, while a new version comes; a second tab is open. */
async function update(phone) {
  const { page } = phone
  const other = await phone.context.newPage()
  await other.goto(`${phone.base}/app/`)
  await other.waitForSelector('html[data-guide]')
  await page.goto(phone.base + SLUG)
  await page.waitForSelector('article.entry')
  await phone.wire('lose/1')
  await button(page, 'Klopt nog').click()
  await button(page, 'Stuur').click()
  await until(page, async () => new Promise((resolve) => {
    const open = indexedDB.open('gezel-own')
    open.onsuccess = () => {
      const all = open.result.transaction('outbox').objectStore('outbox').getAll()
      all.onsuccess = () => { open.result.close(); resolve(all.result[0]?.attempts === 1) }
    }
  }))
  const [waiting] = await phone.stored('gezel-own', 'outbox')
  await phone.wire('deploy/next')
  const found = await lookForUpdate(page)
  await page.waitForSelector('[data-status=update]')
  const seen = { found: found.waiting, before: await build(page), key: waiting.key }
  await Promise.all([page.waitForNavigation(), button(page, 'Gebruik ze nu').click()])
  await page.waitForSelector('article.entry')
  seen.after = await build(page)
  // In the other tab a screen that the new version knows by another name.
  // The browser's own cache may still have it under the old one; a phone that is short of room has not.
  const devtools = await phone.context.newCDPSession(other)
  await devtools.send('Network.clearBrowserCache')
  seen.otherBefore = await build(other)
  await other.click('.tabs a[href="/app/over"]')
  await other.waitForSelector('.about')
  seen.otherAfter = await build(other)
  await other.close()
  for (let n = 0; n < 40 && (await phone.stored('gezel-own', 'outbox')).length; n += 1) await page.waitForTimeout(250)
  return { ...seen, left: (await phone.stored('gezel-own', 'outbox')).length, caches: Object.keys(await phone.cached()).length }
}

/** The page, and one of the portal that must not be touched, when the worker is taken back. */
async function kill(phone) {
  const { page } = phone
  const portal = await phone.context.newPage()
  await portal.goto(`${phone.base}/beheer/`)
  await portal.evaluate(() => { window.typed = 'half a form' })
  await page.goto(`${phone.base}${SLUG}`)
  await button(page, 'Bewaar').click()
  await button(page, 'Bewaard').waitFor()
  await phone.wire('deploy/now')
  await phone.wire('kill')
  const before = (await phone.wire('log')).length
  await page.evaluate(async () => { void (await navigator.serviceWorker.getRegistration('/')).update() })
  await until(portal, async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length)
  await page.waitForTimeout(1_500)
  const loads = (await phone.wire('log')).slice(before).filter((line) => line === `GET ${SLUG}`).length
  await page.goto(`${phone.base}/app/bewaard`)
  await page.getByText('Huurdersbond').first().waitFor()
  const seen = {
    loads, portal: await portal.evaluate(() => window.typed), saved: (await phone.stored('gezel-own', 'saved')).length,
    guide: (await phone.stored('gezel', 'state')).length, caches: Object.keys(await phone.cached()).length,
  }
  await portal.close()
  await phone.wire('keep')
  await phone.visit()
  await phone.context.setOffline(true)
  await page.reload()
  await page.waitForSelector('html[data-guide]')
  return { ...seen, back: await isApp(page) }
}

const [base, signInPath] = process.argv.slice(2)
const outcome = await Phone.with(base, async (phone) => {
  const bare = await withoutApp(phone)
  await phone.visit()
  return { bare, addresses: await addresses(phone, signInPath), offline: await offline(phone), half: await halfDeploy(phone), update: await update(phone), kill: await kill(phone) }
})
console.log(JSON.stringify(outcome))
