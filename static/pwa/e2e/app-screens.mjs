// Pictures of the app: node app-screens.mjs BASE OUT [--only NAME,…] [--full]. Every screen and state on three sizes, light and dark.
import { join } from 'node:path'
import { freshPage, SCENES } from './app.mjs'
import { withBrowser } from './browser.mjs'

const [base, out, ...options] = process.argv.slice(2)
const value = (name) => options[options.indexOf(name) + 1]?.split(',')
const only = options.includes('--only') ? value('--only') : Object.keys(SCENES)
const SIZES = { phone: { width: 360, height: 740 }, tablet: { width: 768, height: 1024 }, wide: { width: 1280, height: 900 } }
const sizes = options.includes('--sizes') ? value('--sizes') : Object.keys(SIZES)
const taken = []

for (const size of sizes) {
  await withBrowser(async (context) => {
    for (const name of only) {
      const page = await freshPage(context, base)
      await SCENES[name](page, base)
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme })
        const path = join(out, `app-${name}-${size}-${colorScheme}.png`)
        await page.screenshot({ path, fullPage: options.includes('--full') })
        taken.push(path)
      }
      await page.close()
    }
  }, { viewport: SIZES[size], serviceWorkers: 'block', reducedMotion: 'reduce' })
}
console.log(JSON.stringify(taken))
