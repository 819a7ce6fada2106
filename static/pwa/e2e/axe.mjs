// Accessibility of the readable pages: node axe.mjs BASE SETTING SCENES. Prints what is wrong; an empty list is right.
import { wrongWith } from './accessible.mjs'
import { withBrowser } from './browser.mjs'
import { open } from './pages.mjs'

const [base, setting, scenes] = process.argv.slice(2)
const phone = { width: 360, height: 740 }
const settings = {
  light: { viewport: phone, colorScheme: 'light' },
  dark: { viewport: phone, colorScheme: 'dark' },
  wide: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
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
    if (message.type() === 'error' && !/status of 40[14]/.test(message.text())) where(message.text())
  })
  page.on('pageerror', (error) => where(error.message))
  for (scene of JSON.parse(scenes)) {
    await open(page, base, scene)
    await page.$$eval('details', (all) => all.forEach((element) => { element.open = true }))
    for (const what of await wrongWith(page)) where(what)
  }
}, settings[setting])
console.log(JSON.stringify(wrong))
