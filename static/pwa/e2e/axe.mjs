// Accessibility of the readable pages: node axe.mjs BASE SCENES. Prints what is wrong; an empty list is right.
import { AxeBuilder } from '@axe-core/playwright'
import { withBrowser } from './browser.mjs'
import { open } from './pages.mjs'

const [base, scenes] = process.argv.slice(2)
const phone = { width: 360, height: 740 }
const settings = [
  { name: 'light', options: { viewport: phone, colorScheme: 'light' } },
  { name: 'dark', options: { viewport: phone, colorScheme: 'dark' } },
  // A screen of 1280 at 200 %, and one of 640: what is left for the page is 640 and 320 wide.
  { name: '200 %', options: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, colorScheme: 'light' } },
  { name: 'narrow', options: { viewport: { width: 320, height: 480 }, deviceScaleFactor: 2, colorScheme: 'dark' } },
]
const wrong = []

for (const { name, options } of settings) {
  await withBrowser(async (context) => {
    const page = context.pages()[0]
    const where = (scene, what) => wrong.push(`${name}, ${scene.name}: ${what}`)
    let scene
    page.on('console', (message) => {
      // The page of an error is meant to be one.
      if (message.type() === 'error' && !message.text().includes('status of 404')) where(scene, message.text())
    })
    page.on('pageerror', (error) => where(scene, error.message))
    for (scene of JSON.parse(scenes)) {
      await open(page, base, scene)
      for (const details of await page.$$('details')) await details.evaluate((element) => { element.open = true })
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const v of violations) where(scene, `${v.id} at ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (overflow > 0) where(scene, `${overflow} px too wide`)
      const small = await page.evaluate(() => [...document.querySelectorAll('a, button, summary, input, select')]
        .filter((e) => e.type !== 'hidden' && e.getClientRects().length && !e.closest('p, dd, .skip, label, .sources'))
        .filter((e) => Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width) < 44)
        .map((e) => `${e.tagName} ${e.textContent.trim()}`))
      for (const target of small) where(scene, `smaller than a fingertip: ${target}`)
    }
  }, options)
}
console.log(JSON.stringify(wrong))
