// Leaving at once, without a trace on the screen: the page goes blank in the same moment, then a neutral site takes its place. "Back" then
// leads past the app, and "forward" to its empty start: what was looked at stands on neither side.
import { HOME, router } from './router.svelte'

/** The weather: nobody wonders why someone looks at it. */
export const NEUTRAL = 'https://www.meteo.be/nl'
const PATIENCE_MS = 150
const TIMES = 3
const WITHIN_MS = 1_500

export interface Surroundings { go: (delta: number) => void; push: (url: string) => void; replace: (url: string) => void }
const browser: Surroundings = {
  go: (delta) => history.go(delta), push: (url) => history.pushState(null, '', url), replace: (url) => location.replace(url),
}

/** Move in the history; a browser that does not is not waited for. */
function moved(go: Surroundings['go'], delta: number): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('popstate', (event) => { event.stopImmediatePropagation(); resolve() }, { capture: true, once: true })
    setTimeout(resolve, PATIENCE_MS)
    go(delta)
  })
}

/** Leave. `forget` puts away what is open in memory, should the browser keep the page and show it again. */
export async function leave(forget: () => void = () => undefined, { go, push, replace }: Surroundings = browser): Promise<void> {
  document.documentElement.hidden = true
  document.title = ''
  addEventListener('pageshow', (event) => { if ((event as PageTransitionEvent).persisted) replace(HOME) })
  forget()
  // First back to where the visit began, so that no screen of it is left behind this one.
  if (router.depth > 0) await moved(go, -router.depth)
  // A new place takes away all places ahead; then back once more, so that the neutral site takes the place where the visit began.
  push(HOME)
  await moved(go, -1)
  replace(NEUTRAL)
}

/** Escape pressed three times in a row leaves too. Returns how to stop listening. */
export function leaveOnTripleEscape(exit: () => void): () => void {
  let pressed: number[] = []
  const listen = (event: KeyboardEvent) => {
    pressed = event.key === 'Escape' ? [...pressed.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp] : []
    if (pressed.length >= TIMES) exit()
  }
  addEventListener('keydown', listen, { capture: true })
  return () => removeEventListener('keydown', listen, { capture: true })
}
