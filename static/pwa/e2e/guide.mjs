// What the screen says of the guide: node guide.mjs BASE. None yet, one that grows old, a phone that spares data.
import { Phone, until } from './phone.mjs'

const button = (page, words) => page.getByRole('button', { name: words, exact: true })

/** The lines to call in danger, where they are to be seen on the first screenful. */
const lines = (page) => page.$$eval('#lijnen a[href^="tel:"]', (all) => all
  .filter((link) => link.checkVisibility({ visibilityProperty: true }) && link.getBoundingClientRect().top < innerHeight).map((link) => link.getAttribute('href')))

const seen = async (phone) => ({ status: await phone.status(), lines: await lines(phone.page) })

async function noGuide(phone) {
  let page = await phone.open({ javaScriptEnabled: false })
  await page.goto(`${phone.base}/app/`)
  await page.waitForTimeout(2_500)
  const withoutScript = { lines: await lines(page), way: await page.getByRole('link', { name: 'Zoek op de website' }).getAttribute('href') }
  await phone.close()
  await phone.wire('starve')
  page = await phone.open()
  await page.goto(`${phone.base}/app/`)
  await page.waitForSelector('.status.warning')
  const serverDown = await seen(phone)
  await until(page, async () => navigator.serviceWorker.controller && (await caches.keys()).length)
  await phone.close()
  page = await phone.open({ offline: true })
  await page.goto(`${phone.base}/app/`)
  await page.waitForSelector('.status.warning')
  const offline = await seen(phone)
  // Back on the network everything comes by itself.
  await phone.wire('mend')
  await phone.context.setOffline(false)
  await page.waitForSelector('html[data-guide]')
  await page.waitForFunction(() => !document.querySelector('.status'))
  return { withoutScript, serverDown, offline, after: await seen(phone) }
}

/** Cold and offline with a guide of so many days old; then online, where data is spared. */
async function old(phone, ageDays) {
  await phone.context.setOffline(true)
  await phone.grow(ageDays)
  await phone.page.reload()
  await phone.page.waitForSelector('html[data-guide]')
  await phone.page.waitForSelector('.status')
  const offline = await phone.status()
  await phone.context.setOffline(false)
  const before = (await phone.wire('log')).length
  await phone.page.reload()
  await phone.page.waitForSelector('html[data-guide]')
  await phone.page.waitForTimeout(300)
  const spared = (await phone.wire('log')).slice(before).filter((line) => line.includes('/pack/')).length === 0
  return { offline, online: await phone.status(), spared, answers: await found(phone) }
}

async function found(phone) {
  await phone.search('huurcontract')
  const count = await phone.page.locator('.card').count()
  await phone.page.goBack()
  return count > 0
}

const spare = (page, dataSaver) => page.evaluate((value) => localStorage.setItem('gezel.settings', JSON.stringify({ language: 'nl', dataSaver: value })), dataSaver)

const outcome = await Phone.with(process.argv[2], async (phone) => {
  const none = await noGuide(phone)
  await spare(phone.page, true)
  const ages = { 1: await old(phone, 1), 4: await old(phone, 4), 40: await old(phone, 40) }
  await button(phone.page, 'Probeer opnieuw').click()
  await phone.page.waitForFunction(() => !document.querySelector('.status'))
  return { none, ages, renewed: await phone.status() }
})
console.log(JSON.stringify(outcome))
