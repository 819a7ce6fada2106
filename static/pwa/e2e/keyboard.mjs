// A person with a keyboard, and one who goes back: node keyboard.mjs BASE. Prints what happened.
import { withBrowser } from './browser.mjs'

const [base] = process.argv.slice(2)

/** The text of what has the focus, and whether a ring shows it. */
const focus = (page) => page.evaluate(() => {
  const element = document.activeElement
  const style = getComputedStyle(element)
  const after = getComputedStyle(element, '::after')
  return { name: element.getAttribute('aria-label') ?? (element.textContent.trim() || element.name), ring: [style, after].some((s) => s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 3) }
})

const outcome = await withBrowser(async (context) => {
  const page = context.pages()[0]
  await page.goto(base)
  const reached = []
  for (let i = 0; i < 6; i += 1) {
    await page.keyboard.press('Tab')
    reached.push(await focus(page))
  }
  await page.focus('#q')
  await page.keyboard.type('huurcontract nakijken')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  const address = page.url()
  const heading = await page.textContent('h1')
  await page.focus('.card-name a')
  const card = await focus(page)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  const entry = page.url()
  await page.goBack()
  const back = await page.textContent('h1')
  const shown = await page.inputValue('#q')
  // The start page, the results and the entry: what is typed stands in none of their addresses.
  const devtools = await context.newCDPSession(page)
  const history = async () => (await devtools.send('Page.getNavigationHistory')).entries.map((e) => e.url)
  const visited = await history()
  await page.goForward()
  await page.route('https://www.meteo.be/**', (route) => route.fulfill({ contentType: 'text/html', body: 'het weer' }))
  await page.click('[data-leave]')
  await page.waitForURL('https://www.meteo.be/**')
  return { reached, address, heading, card, entry, back, shown, visited, left: await history() }
})
console.log(JSON.stringify(outcome))
