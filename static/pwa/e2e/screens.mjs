// Pictures of the pages: node screens.mjs BASE OUT SCENES [--full], where SCENES is JSON: [{name, path, form?: {q, from, …}}].
import { join } from 'node:path'
import { withBrowser } from './browser.mjs'
import { open } from './pages.mjs'

const [base, out, scenes, full] = process.argv.slice(2)
const sizes = { phone: { width: 360, height: 740 }, tablet: { width: 768, height: 1024 }, wide: { width: 1280, height: 900 } }
const taken = []

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark']) {
    await withBrowser(async (context) => {
      const page = context.pages()[0]
      for (const scene of JSON.parse(scenes)) {
        await open(page, base, scene)
        const path = join(out, `${scene.name}-${size}-${colorScheme}.png`)
        await page.screenshot({ path, fullPage: Boolean(full) })
        taken.push(path)
      }
    }, { viewport, colorScheme })
  }
}
console.log(JSON.stringify(taken))
