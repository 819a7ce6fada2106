// The main job with a keyboard alone, and what a screen reader is told: node app-keyboard.mjs BASE. Prints what happened.
import { openApp } from './app.mjs'
import { withBrowser } from './browser.mjs'

const [base] = process.argv.slice(2)
const WORDS = 'budgetbeheer'
const NAME = 'Gemeente Mol - budgetbeheer'
const LEFT = 'https://www.meteo.be/**'
/** More keys than any way on a screen is long. */
const MOST_TABS = 60

/** What has the focus: its name, whether a ring shows it, and where it stands. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement
  const styles = [getComputedStyle(element), getComputedStyle(element, '::after')]
  return {
    name: element.getAttribute('aria-label') ?? (element.textContent.trim() || element.id),
    tag: element.localName,
    ring: styles.some((style) => style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3),
    inSheet: Boolean(element.closest('dialog')),
  }
})

/** Press a key until something of this name has the focus. */
async function reach(page, name, key = 'Tab') {
  for (let pressed = 1; pressed <= MOST_TABS; pressed += 1) {
    await page.keyboard.press(key)
    const now = await focused(page)
    if (now.name.startsWith(name)) return { ...now, pressed }
  }
  throw new Error(`no way to "${name}" with ${key}`)
}

const counted = async (page, roles) => Object.fromEntries(await Promise.all(
  roles.map(async ([role, name, options = {}]) => [`${role} ${name}`, await page.getByRole(role, { name, exact: true, ...options }).count()]),
))

async function walk(page) {
  const seen = {}
  seen.start = await counted(page, [
    ['banner', ''], ['main', ''], ['navigation', 'Menu'], ['search', ''], ['searchbox', 'Waar zoek je hulp bij?'], ['heading', 'Waar zoek je hulp bij?', { level: 1 }],
    ['link', 'Verlaat'], ['button', 'Wonen'],
  ])
  seen.skip = await reach(page, 'Naar de inhoud')
  seen.field = await reach(page, 'q')
  await page.keyboard.type(WORDS)
  await page.waitForSelector(`[data-answered=${WORDS}]`)
  seen.afterTyping = await focused(page)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement.localName === 'h1')
  seen.afterEnter = await focused(page)
  seen.results = await counted(page, [['heading', seen.afterEnter.name, { level: 1 }], ['link', NAME], ['heading', NAME, { level: 2 }], ['link', `Bel ${NAME}, 014 27 24 00`], ['button', 'Filters'], ['button', 'Kaart']])
  seen.card = await reach(page, NAME)
  await page.keyboard.press('Enter')
  await page.waitForFunction((name) => document.activeElement.textContent === name && document.activeElement.localName === 'h1', NAME)
  seen.entry = { ...await focused(page), title: await page.title(), ...await counted(page, [['region', 'Wanneer'], ['region', 'Hoe geraak je er'], ['region', 'Na te vragen'], ['article', '']]) }
  seen.call = { ...await reach(page, 'Bel 014 27 24 00'), href: await page.evaluate(() => document.activeElement.getAttribute('href')) }
  seen.save = await reach(page, 'Bewaar')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Bewaard', pressed: true }).waitFor()
  seen.saved = await focused(page)
  await page.goBack()
  await page.waitForFunction((name) => document.activeElement.textContent === name && document.activeElement.localName === 'a', NAME)
  seen.back = { ...await focused(page), words: await page.inputValue('#q') }
  return seen
}

/** A sheet holds the focus while it is open, and gives it back. */
async function sheet(page) {
  const opener = await reach(page, 'Filters', 'Shift+Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Filters' })
  await dialog.waitFor()
  const outside = []
  for (let i = 0; i < MOST_TABS; i += 1) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    // Between the last and the first the browser's own controls have their turn.
    if (!now.inSheet && now.tag !== 'body') outside.push(now.name)
  }
  const named = await dialog.getByRole('checkbox', { name: /gratis is/ }).count()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  return { opener, outside, named, after: await focused(page) }
}

/** Results that come late leave the focus where the person went meanwhile. */
async function late(page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await reach(page, 'q', 'Shift+Tab')
  // A field that one tabs into has all its words selected.
  await page.keyboard.press('End')
  await page.keyboard.type(' mol schulden')
  await page.keyboard.press('Tab')
  const before = await focused(page)
  await page.waitForSelector(`[data-answered="${WORDS} mol schulden"]`)
  await page.waitForTimeout(300)
  const after = await focused(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return { before: before.name, after: after.name }
}

async function leave(page) {
  await page.route(LEFT, (route) => route.fulfill({ contentType: 'text/html', body: 'het weer' }))
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape')
  await page.waitForURL(LEFT)
  const devtools = await page.context().newCDPSession(page)
  const { currentIndex, entries } = await devtools.send('Page.getNavigationHistory')
  return entries.slice(0, currentIndex + 1).map(({ url }) => url)
}

const outcome = await withBrowser(async (context) => {
  const page = context.pages()[0]
  await openApp(page, base)
  const main = await walk(page)
  return { main, sheet: await sheet(page), late: await late(page), left: await leave(page) }
}, { serviceWorkers: 'block' })
console.log(JSON.stringify(outcome))
