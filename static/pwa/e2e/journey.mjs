// A gezel's day: node journey.mjs BASE. First visit, offline, the browser closed, a cold start without a network, then a network that loses
// answers. Prints what was seen.
import { Phone } from './phone.mjs'

const button = (page, words) => page.getByRole('button', { name: words, exact: true })

/** Without a network: search, open, save, report, answer. */
async function work(phone) {
  const { page } = phone
  await phone.search('huurcontract nakijken')
  const first = page.locator('.card:not(:has(.badge)) .card-name a').first()
  const name = await first.textContent()
  await first.click()
  await page.waitForSelector('article.entry')
  const address = new URL(page.url()).pathname
  await button(page, 'Bewaar').click()
  await button(page, 'Bewaard').waitFor()
  await button(page, 'Klopt niet').click()
  await page.getByLabel('Is verhuisd').check()
  await button(page, 'Verder').click()
  await button(page, 'Stuur').click()
  await page.getByText('Je melding staat klaar.').waitFor()
  await page.locator('.asks').getByRole('button', { name: 'Ja', exact: true }).first().click()
  await button(page, 'Stuur naar Gezel').click()
  await page.getByText('Wacht op internet.').waitFor()
  return { name, address }
}

const outcome = await Phone.with(process.argv[2], async (phone) => {
  let page = await phone.open()
  await phone.visit()
  const devtools = await phone.context.newCDPSession(page)
  const installability = (await devtools.send('Page.getInstallabilityErrors')).installabilityErrors.map(({ errorId }) => errorId)
  const statusOnline = await phone.status()
  await phone.context.setOffline(true)
  await phone.search('spoed kind ademt niet')
  const danger = await page.locator('[data-danger] a').first().getAttribute('href')
  await phone.close()

  // Nothing leads to the server now, whatever the browser believes.
  const before = (await phone.wire('cut')).length
  page = await phone.open({ offline: true })
  await page.goto(`${phone.base}/app/`)
  await page.waitForSelector('html[data-guide]')
  const statusOffline = await phone.status()
  const { name, address } = await work(phone)
  await phone.close()

  // An entry's own address, as it stands in a message, cold and offline; what was kept is still there.
  page = await phone.open({ offline: true })
  await page.goto(`${phone.base}${address}`)
  await page.waitForSelector('article.entry')
  const deepLink = await page.textContent('h1')
  const stillSaved = await button(page, 'Bewaard').count()
  await page.goto(`${phone.base}/app/melden`)
  await page.getByText('Wat nog moet vertrekken').waitFor()
  const waiting = await phone.stored('gezel-own', 'outbox')
  const askedOffline = (await phone.wire('mend')).length - before

  // Online again: the answers to the first two tries are lost on the way back.
  await phone.wire('lose/2')
  await phone.context.setOffline(false)
  const again = button(page, 'Probeer nu')
  for (let n = 0; n < 5 && !(await page.getByText('Alles is verstuurd.').count()); n += 1) {
    await again.click({ timeout: 1_000 }).catch(() => undefined)
    await page.waitForTimeout(500)
  }
  await page.getByText('Alles is verstuurd.').waitFor()
  const log = await phone.wire('log')
  return {
    installability, statusOnline, danger, statusOffline, name, deepLink, stillSaved, askedOffline,
    reports: waiting.map(({ key, report }) => ({ key, ...report })), left: (await phone.stored('gezel-own', 'outbox')).length,
    tries: log.filter((line) => line === 'POST /api/reports').length, log,
  }
})
console.log(JSON.stringify(outcome))
