// The present moment in Brussels, for sentences such as "nu open"; it moves on while the app is looked at.
import { localNow } from '../services/opening'

const EVERY_MS = 20_000
let moment = $state(localNow())

export const now = (): string => moment
export const today = (): string => moment.slice(0, 10)

/** Keep time. Returns how to stop. */
export function keepTime(): () => void {
  const look = () => { moment = localNow() }
  const timer = setInterval(look, EVERY_MS)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
