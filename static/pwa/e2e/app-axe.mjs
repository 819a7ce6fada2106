// Accessibility of the app: node app-axe.mjs BASE [SCENE …]. Every scene of app.mjs (or these), in several ways; prints what is wrong.
import { wrongWith } from './accessible.mjs'
import { freshPage, SCENES } from './app.mjs'
import { withBrowser } from './browser.mjs'

const [base, ...wanted] = process.argv.slice(2)
const PHONE = { width: 360, height: 740 }
const WIDE = { width: 1280, height: 900 }
const HALF = { width: 180, height: 370 }
// In one visit of a scene it is looked at in several ways: a media query and a direction change it in place.
const VISITS = [
  { viewport: PHONE, scenes: Object.keys(SCENES), looks: [{ name: 'light' }, { name: 'dark, right to left', colorScheme: 'dark', dir: 'rtl' }, { name: '200 %', viewport: HALF }] },
  // What a wide screen lays out in another way.
  { viewport: WIDE, scenes: ['start', 'results', 'filters', 'map', 'entry-beside', 'situation', 'saved'], looks: [{ name: 'wide' }, { name: 'wide, dark, right to left', colorScheme: 'dark', dir: 'rtl' }] },
]
const wrong = []

for (const { viewport, scenes, looks } of VISITS) {
  await withBrowser(async (context) => {
    for (const scene of scenes.filter((name) => !wanted.length || wanted.includes(name))) {
      const page = await freshPage(context, base)
      page.on('pageerror', (error) => wrong.push(`${scene}: ${error.message}`))
      await SCENES[scene](page, base)
      await page.$$eval('details', (all) => all.forEach((element) => { element.open = true }))
      for (const look of looks) {
        await page.emulateMedia({ colorScheme: look.colorScheme ?? 'light' })
        await page.setViewportSize(look.viewport ?? viewport)
        await page.evaluate((dir) => { document.documentElement.dir = dir }, look.dir ?? 'ltr')
        for (const what of await wrongWith(page)) wrong.push(`${scene}, ${look.name}: ${what}`)
      }
      await page.close()
    }
  }, { viewport, serviceWorkers: 'block', reducedMotion: 'reduce' })
}
console.log(JSON.stringify(wrong))
