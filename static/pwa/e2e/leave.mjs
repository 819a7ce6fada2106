// "Verlaat": node leave.mjs BASE. Where "back" and "forward" lead afterwards, with pages that the browser may keep in memory (bfcache).
import { Phone } from './phone.mjs'

const NEUTRAL = 'https://www.meteo.be/nl'

/** What stands at this place in the history. */
const place = async (page) => {
  await page.waitForTimeout(500)
  return page.evaluate(() => ({
    at: location.origin === 'https://www.meteo.be' || location.pathname === '/thema/housing' ? location.pathname : location.pathname + (document.documentElement.hidden ? ' blank' : ''),
    typed: document.querySelector('input[type=search]')?.value ?? '', cards: document.querySelectorAll('.card, article.entry').length,
    situation: document.querySelectorAll('.setting-value')[1]?.textContent ?? '',
  }))
}

/** A visit with a client's situation, left by `exit`. */
async function visit(phone, exit, { reload = false } = {}) {
  const page = await phone.context.newPage()
  await page.goto(`${phone.base}/thema/housing`)
  await page.goto(`${phone.base}/app/`)
  await page.waitForSelector('html[data-guide]')
  await page.click('a[href="/app/situatie"]')
  await page.getByRole('button', { name: 'Nieuwe situatie' }).click()
  await page.getByLabel('Bijnaam').fill('Roodborstje')
  await page.click('.tabs a[href="/app/"]')
  await page.fill('input[type=search]', 'metadon')
  await page.waitForSelector('.card')
  await page.locator('.card-name a').first().click()
  await page.waitForSelector('article.entry')
  if (reload) {
    await page.reload()
    await page.waitForSelector('article.entry')
  } else {
    await page.goBack()
    await page.waitForSelector('.card')
  }
  await exit(page)
  await page.waitForURL(NEUTRAL)
  const seen = { forward: [], back: [] }
  for (let n = 0; n < 2; n += 1) {
    if (await page.goForward({ waitUntil: 'commit', timeout: 3_000 }).catch(() => 'none') === 'none') break
    seen.forward.push(await place(page))
  }
  while (!page.url().startsWith(NEUTRAL)) await page.goBack({ waitUntil: 'commit' })
  await page.goBack({ waitUntil: 'commit' })
  seen.back.push(await place(page))
  await page.close()
  return seen
}

const outcome = await Phone.with(process.argv[2], async (phone) => {
  await phone.open({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  await phone.context.route(`${NEUTRAL}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Het weer</title>' }))
  await phone.visit()
  const byButton = await visit(phone, (page) => page.click('[data-leave]'))
  const byEscape = await visit(phone, async (page) => { for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape') })
  const reloaded = await visit(phone, (page) => page.click('[data-leave]'), { reload: true })
  const { page } = phone
  await page.goto(`${phone.base}/thema/housing`)
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape')
  await page.waitForURL(NEUTRAL)
  return { byButton, byEscape, reloaded, serverPage: page.url() }
})
console.log(JSON.stringify(outcome))
