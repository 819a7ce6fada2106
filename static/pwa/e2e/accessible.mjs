// What is wrong with a page for people who see, hear, move or understand otherwise: axe, what does not fit, what is smaller than a fingertip.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FINGERTIP = 44

/** One line for each thing that is wrong; run inside the page, so that a setting costs a third of a second and not a new page. */
export async function wrongWith(page) {
  await page.evaluate(AXE)
  return page.evaluate(async (fingertip) => {
    const tooWide = () => [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
      .slice(0, 3).map((e) => `${e.localName}.${e.className?.baseVal ?? e.className}`).join(', ')
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    const wrong = violations.map((v) => `${v.id} at ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
    const overflow = document.documentElement.scrollWidth - innerWidth
    if (overflow > 0) wrong.push(`${overflow} px too wide: ${tooWide()}`)
    // Links inside a sentence may be as small as its letters; a box to tick is as large as its label, and the name on a card as the card.
    const inText = 'p:not(.back), dd, .skip, label, .sources, .card-name, .leaflet-control-attribution'
    for (const target of document.querySelectorAll('a, button, summary, input, select, textarea, label.check, label.day')) {
      const { width, height } = target.getBoundingClientRect()
      const counts = target.type !== 'hidden' && target.checkVisibility({ visibilityProperty: true }) && !target.closest('dialog:not([open])')
      const exempt = target.matches('a') ? target.closest(inText) : target.matches('label *, .sr-only')
      // Half a pixel is a matter of rounding.
      if (counts && !exempt && Math.min(width, height) < fingertip - 0.5) wrong.push(`smaller than a fingertip: ${target.localName} "${target.textContent.trim() || target.name}" ${width} × ${height}`)
    }
    return wrong
  }, FINGERTIP)
}
