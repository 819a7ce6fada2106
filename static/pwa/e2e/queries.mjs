// Queries typed into the app on a phone without a network: node queries.mjs BASE QUERIES, where QUERIES is a file with one query a line.
// Prints for each query what stands on the screen, as the server's API would answer it: the results in their order, danger lines first.
import { readFileSync } from 'node:fs'
import { openApp, withBrowser } from './browser.mjs'

const [base, file] = process.argv.slice(2)
const queries = readFileSync(file, 'utf8').split('\n').filter(Boolean)
const PATIENCE_MS = 10_000

/** Of so many queries one is typed letter by letter, answers coming in between; the others at once, since that takes a tenth of the time. */
const ONE_BY_HAND = 10

/** Type it and read what comes; everything is read from elements that a person sees. */
async function answerOnScreen(page, query, byHand) {
  // An empty box shows no results: whatever comes after it answers the new words.
  await page.fill('input[type=search]', '')
  await page.waitForSelector('.home')
  if (byHand) await page.locator('input[type=search]').pressSequentially(query)
  else await page.fill('input[type=search]', query)
  await page.waitForFunction((typed) => document.querySelector('.results-list')?.dataset.answered === typed, query, { timeout: PATIENCE_MS })
  return page.evaluate(() => {
    const words = (element, name) => (element.dataset[name] ?? '').split(' ').filter(Boolean)
    const shown = [...document.querySelectorAll('[data-service-id]')].map((element) => ({
      id: element.dataset.serviceId, danger: 'danger' in element.dataset, name: element.querySelector('.card-name, strong')?.textContent?.trim() ?? '',
      themes: words(element, 'themes'), needs: words(element, 'needs'),
    }))
    return { results: shown }
  })
}

const answers = await withBrowser(async (context) => {
  const page = context.pages()[0]
  await openApp(page, base)
  await context.setOffline(true)
  // A cold start: nothing that was in memory may help.
  await page.reload()
  await page.waitForSelector('html[data-ready]')
  const online = await page.evaluate(() => fetch('/healthz').then(() => true, () => false))
  if (online) throw new Error('the network is still there')
  const found = []
  for (const [n, query] of queries.entries()) found.push(await answerOnScreen(page, query, n % ONE_BY_HAND === 0))
  return found
})
console.log(JSON.stringify(answers))
