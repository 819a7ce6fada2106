// Leaving at once, without a trace on the screen: the page goes blank in the same moment, then a neutral site takes its place.
import { router } from './router.svelte'

/** The weather: nobody wonders why someone looks at it. */
export const NEUTRAL = 'https://www.meteo.be/nl'
const PATIENCE_MS = 150
const TIMES = 3
const WITHIN_MS = 1_500

interface Surroundings { go: (delta: number) => void; replace: (url: string) => void }
const browser: Surroundings = { go: (delta) => history.go(delta), replace: (url) => location.replace(url) }

/** Leave: "back" then leads past the app, not to one of its screens. */
export function leave({ go, replace }: Surroundings = browser): void {
  document.documentElement.hidden = true
  document.title = ''
  const { depth } = router
  if (depth <= 0) return replace(NEUTRAL)
  let gone = false
  const finish = () => {
    if (gone) return
    gone = true
    replace(NEUTRAL)
  }
  // First back to where the visit began, so that no screen of it is left behind this one.
  addEventListener('popstate', (event) => { event.stopImmediatePropagation(); finish() }, { capture: true, once: true })
  setTimeout(finish, PATIENCE_MS)
  go(-depth)
}

/** Escape pressed three times in a row leaves too. Returns how to stop listening. */
export function leaveOnTripleEscape(exit: () => void = leave): () => void {
  let pressed: number[] = []
  const listen = (event: KeyboardEvent) => {
    pressed = event.key === 'Escape' ? [...pressed.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp] : []
    if (pressed.length >= TIMES) exit()
  }
  addEventListener('keydown', listen, { capture: true })
  return () => removeEventListener('keydown', listen, { capture: true })
}
