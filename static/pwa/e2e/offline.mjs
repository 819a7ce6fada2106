// First visit, then without a network: the app starts and answers a query.
import { withBrowser } from './browser.mjs'

const base = process.argv[2]

async function finds(page) {
  await page.fill('input[type=search]', 'huurcontract')
  await page.waitForSelector('[data-themes~="housing"]', { timeout: 10_000 })
  return true
}

const outcome = await withBrowser(async (context) => {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${base}/app/`)
  await page.waitForSelector('html[data-ready]')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  const devtools = await context.newCDPSession(page)
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  const online = await finds(page)
  await context.setOffline(true)
  await page.reload()
  return { installable: installabilityErrors.map((e) => e.errorId), online, offline: await finds(page) }
})
console.log(JSON.stringify(outcome))
