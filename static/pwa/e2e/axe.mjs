// Accessibility of the readable pages: node axe.mjs BASE SETTING SCENES. Prints what is wrong; an empty list is right.
import { AxeBuilder } from '@axe-core/playwright'
import { withBrowser } from './browser.mjs'
import { open } from './pages.mjs'

const [base, setting, scenes] = process.argv.slice(2)
const phone = { width: 360, height: 740 }
const settings = {
  light: { viewport: phone, colorScheme: 'light' },
  dark: { viewport: phone, colorScheme: 'dark' },
  // A screen of 1280 at 200 %, and one of 640: what is left for the page is 640 and 320 wide.
  zoomed: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, colorScheme: 'light' },
  narrow: { viewport: { width: 320, height: 480 }, deviceScaleFactor: 2, colorScheme: 'dark' },
}
const wrong = []

await withBrowser(async (context) => {
  const page = context.pages()[0]
  let scene
  const where = (what) => wrong.push(`${scene.name}: ${what}`)
  page.on('console', (message) => {
    // The page of an error is meant to be one.
    if (message.type() === 'error' && !message.text().includes('status of 404')) where(message.text())
  })
  page.on('pageerror', (error) => where(error.message))
  for (scene of JSON.parse(scenes)) {
    await open(page, base, scene)
    await page.$$eval('details', (all) => all.forEach((element) => { element.open = true }))
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const v of violations) where(`${v.id} at ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overflow > 0) where(`${overflow} px too wide`)
    // Links inside a sentence may be as small as its letters; a checkbox is as large as its label.
    const small = await page.$$eval('a, button, summary, input, select', (all) => all
      .filter((e) => e.type !== 'hidden' && e.getClientRects().length && !e.closest('p, dd, .skip, label, .sources'))
      .filter((e) => Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width) < 44)
      .map((e) => `${e.tagName} ${e.textContent.trim()} ${e.getBoundingClientRect().height}`))
    for (const target of small) where(`smaller than a fingertip: ${target}`)
  }
}, settings[setting])
console.log(JSON.stringify(wrong))
