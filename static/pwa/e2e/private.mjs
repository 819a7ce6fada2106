// A whole visit with a client in mind, and everything that leaves the device meanwhile: node private.mjs BASE SECRETS OUT [--leak].
// SECRETS (JSON) are the words to type. Into the file OUT: each request, each place in the history, each title, what the browser keeps.
// With --leak the app is made to tell, in every way that a page can, what is typed: a check of the check.
import { writeFileSync } from 'node:fs'
import { openApp, withBrowser } from './browser.mjs'
import { keptBy } from './kept.mjs'
import { recordingProxy, through } from './recorder.mjs'

const [base, secretsText, out, leak] = process.argv.slice(2)
const secret = JSON.parse(secretsText)
const PATIENCE_MS = 15_000
const proxy = await recordingProxy()
const marks = []
const titles = new Set()
const links = []
const pages = []

/** Called where the visit changes: what the browser itself would remember of it. */
async function mark(page) {
  titles.add(await page.title())
  marks.push(await page.evaluate(() => ({ url: location.href, state: JSON.stringify(history.state), name: window.name })))
}
const button = (page, name) => page.getByRole('button', { name, exact: true })
const tab = (page, name) => page.getByRole('navigation').getByRole('link', { name, exact: true })

async function fillSituation(page) {
  await page.locator('a.setting').click()
  await button(page, 'Nieuwe situatie').click()
  await page.getByLabel('Bijnaam').pressSequentially(secret.nickname)
  await page.locator('button.setting.framed').click()
  await page.getByLabel('Dorp, gemeente of postcode').pressSequentially(secret.place)
  await page.locator('.choices button').first().click()
  await page.locator('button.setting.framed').click()
  await page.getByRole('button', { name: /^Gebruik mijn plaats/ }).click()
  for (const label of ['met bus of trein', 'Rolstoel', 'Kinderen komen mee', 'Kan niet of moeilijk lezen', 'een leefloon', 'asielzoeker of erkend vluchteling', 'drugsverslaving', 'trauma door oorlog of vlucht']) {
    await page.locator('.situation-form .check', { hasText: label }).first().locator('input').check()
  }
  await page.locator('#language-add').selectOption('ti')
  await page.locator('.situation-form input[type=time]').first().fill(secret.time)
  await page.locator('summary', { hasText: 'Zet op slot' }).click()
  await page.locator('#new-pin').fill(secret.pin)
  await page.locator('#pin-again').fill(secret.pin)
  await button(page, 'Zet op slot').click()
  await button(page, 'Doe nu op slot').click()
  for (const pin of [secret.wrongPin, secret.pin]) {
    await page.locator('#pin').fill(pin)
    await button(page, 'Open').click()
    if (pin === secret.wrongPin) await page.getByText('Deze pincode klopt niet.').waitFor()
  }
  await page.getByLabel('Bijnaam').waitFor()
  await mark(page)
  await button(page, 'Zoek met deze situatie').click()
  await page.locator('.cards [data-service-id]').first().waitFor()
  await mark(page)
}

async function search(page) {
  await tab(page, 'Zoek').click()
  await page.getByLabel('Onthoud op dit toestel wat ik zoek').check()
  const box = page.locator('input[type=search]')
  for (const words of secret.searches) {
    await box.fill('')
    await box.pressSequentially(words)
    await box.press('Enter')
    await page.waitForFunction((typed) => document.querySelector('.results-list')?.dataset.answered === typed, words)
    await mark(page)
  }
  await page.getByRole('button', { name: /^Filters/ }).click()
  await page.locator('.filters .check', { hasText: 'Tigrinya' }).first().waitFor()
  await page.locator('.filters .check .count').first().waitFor()
  await page.locator('.filters .check', { hasText: 'gratis is' }).locator('input').check()
  await page.locator('.filters .check', { hasText: 'hoogstens 10 km' }).locator('input').check()
  await page.locator('.sheet-foot .main').click()
  await page.getByRole('button', { name: 'Filters, 2 aan' }).click()
  await button(page, 'Wis filters').click()
  await page.locator('.sheet-foot .main').click()
  await button(page, 'Kaart').click()
  await page.locator('.leaflet-marker-icon.map-pin').first().waitFor()
  await page.locator('.leaflet-marker-icon.map-pin').first().dispatchEvent('click')
  await page.locator('.leaflet-popup a').first().waitFor()
  await mark(page)
  await button(page, 'Lijst').click()
}

/** Open the first real service; keep it, answer a question about it, share it. */
async function entry(page) {
  await page.locator('.cards .card:has(a.call) .card-name a').first().click()
  await page.locator('article.entry').waitFor()
  await mark(page)
  links.push(...await page.$$eval('a[href^="http"]', (all) => all.map((link) => link.href)))
  await button(page, 'Bewaar').click()
  await page.locator('[aria-pressed=true]', { hasText: 'Bewaard' }).waitFor()
  await button(page, 'Deel').click()
  await button(page, 'Toon QR-code').click()
  await page.locator('dialog svg.qr').waitFor()
  await page.getByRole('button', { name: /^Kaart in grote letters/ }).click()
  await button(page, 'العربية').click()
  await page.locator('.big[dir=rtl]').waitFor()
  await mark(page)
  await button(page, 'Terug').click()
  const id = await page.locator('article.entry').getAttribute('data-service-id')
  await page.locator('.asks ~ details summary').click()
  const asked = await page.locator('.asks > li', { has: button(page, 'Ja') }).first().locator('.question').textContent()
  const question = page.locator('.asks > li', { hasText: asked })
  await button(question, 'Nee').click()
  await button(question, 'Stuur naar Gezel').click()
  await question.getByText('Verstuurd. Bedankt.').waitFor()
  return id
}

async function keepAndReport(page) {
  await tab(page, 'Bewaard').click()
  await page.locator('article.card textarea').fill(secret.note)
  await page.getByLabel('Naam van de nieuwe lijst').fill(secret.list)
  await button(page, 'Maak lijst').click()
  await page.getByRole('heading', { name: secret.list }).waitFor()
  await mark(page)
  await tab(page, 'Melden').click()
  await page.getByLabel('Typ de naam van de dienst.').pressSequentially(secret.lookedFor)
  await page.locator('.report .links button').first().click()
  await button(page, 'Klopt niet').click()
  await page.getByLabel('Er is geen plaats').check()
  await page.locator('.report form textarea').first().fill(secret.remark)
  await page.locator('.report form').first().getByRole('button', { name: 'Verder' }).click()
  await button(page, 'Stuur').click()
  await page.getByText('Verstuurd. Bedankt.').waitFor()
  await page.getByLabel('Welke hulp ontbreekt?').selectOption('detox')
  await page.getByLabel('In welke gemeente?').selectOption('Retie')
  await button(page, 'Verder').click()
  await button(page, 'Stuur').click()
  await page.getByText('Verstuurd. Bedankt.').nth(1).waitFor()
  await mark(page)
}

async function about(page) {
  await tab(page, 'Over').click()
  await page.getByLabel('Français').check()
  await page.getByRole('heading', { name: 'À propos de Gezel' }).waitFor()
  await page.getByLabel('Nederlands').check()
  await button(page, 'Werk nu bij').click()
  await mark(page)
}

/** Wander as people do: back and forward, without a network for a while, and afresh. */
async function wander(page, context) {
  for (let i = 0; i < 4; i += 1) await page.goBack()
  await page.goForward()
  await context.setOffline(true)
  await tab(page, 'Zoek').click()
  await page.locator('input[type=search]').fill(secret.searches[0])
  await page.locator('.cards [data-service-id]').first().waitFor()
  await context.setOffline(false)
  await page.reload()
  await page.waitForSelector('html[data-ready]')
  await mark(page)
}

/** Every way in which a page can tell what was typed. */
const leaks = {
  address: (word) => fetch(`/api/suggest?q=${encodeURIComponent(word)}`),
  body: (word) => navigator.sendBeacon('/api/search', JSON.stringify({ q: word })),
  header: (word) => fetch('/healthz', { headers: { 'X-Trace': btoa(unescape(encodeURIComponent(word))) } }),
  referer: async (word) => {
    history.replaceState(null, '', `/app/?q=${encodeURIComponent(word)}`)
    await fetch('/healthz?referer', { referrerPolicy: 'unsafe-url' })
  },
  elsewhere: (word) => fetch(`http://tegels.example.org/?q=${encodeURIComponent(word)}`, { mode: 'no-cors' }),
  worker: (word) => { new Worker(`/app/werker.js?q=${encodeURIComponent(word)}`) },
  title: (word) => { document.title = word },
  state: (word) => { history.pushState({ word }, '', '/app/') },
}

await withBrowser(async (context) => {
  const page = context.pages()[0]
  // What pages and workers ask for themselves, apart from what the browser does of its own accord.
  context.on('request', (asked) => { pages.push({ method: asked.method(), url: asked.url(), body: asked.postData() ?? '' }) })
  await context.grantPermissions(['geolocation'], { origin: base })
  await context.setGeolocation(secret.here)
  context.setDefaultTimeout(PATIENCE_MS)
  await openApp(page, base)
  let answered = null
  if (leak) {
    for (const tell of Object.values(leaks)) {
      await page.evaluate(`(${tell})(${JSON.stringify(secret.searches[0])})`).catch(() => undefined)
      await mark(page)
    }
    await page.waitForTimeout(500)
  } else {
    await fillSituation(page)
    await search(page)
    answered = await entry(page)
    await keepAndReport(page)
    await about(page)
    await wander(page, context)
  }
  const devtools = await context.newCDPSession(page)
  const { entries } = await devtools.send('Page.getNavigationHistory')
  const kept = await keptBy(page)
  writeFileSync(out, JSON.stringify({ requests: proxy.seen, pages, marks, titles: [...titles], history: entries.map(({ url, title }) => ({ url, title })), kept, answered, links }))
}, { more: through(proxy) }).finally(() => proxy.close())
console.log(JSON.stringify('done'))
