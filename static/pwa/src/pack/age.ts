// How old the data is, whatever the phone's clock says. The server says of which moment the data is; the clock of the phone only counts
// how long ago it said so.
import type { PackState } from '../contract'
import type { Held } from './store'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** Up to three days data is fresh; past thirty a warning stands until it is renewed. */
const FRESH_DAYS = 3
const STALE_DAYS = 30
/** Clocks that differ by less are called equal. */
const CLOCK_SLACK_MS = HOUR_MS

interface Elapsed { ms: number | null; byOwnClock: boolean }

/**
 * How long ago the server was last asked. A clock that is wrong and stays so counts right from its own moment; one that was put right since
 * counts right from the server's. Whichever is impossible (before zero) falls out; of two that are possible the shorter one is believed,
 * since only a leap of the clock makes one longer. Neither: the clock was set back.
 */
function elapsed({ checked_at, server_at }: Held, now: number): Elapsed {
  const own = now - Date.parse(checked_at)
  const server = now - Date.parse(server_at ?? checked_at)
  const possible = [own, server].filter((ms) => ms >= -CLOCK_SLACK_MS)
  const ms = possible.length ? Math.max(0, Math.min(...possible)) : null
  return { ms, byOwnClock: own >= -CLOCK_SLACK_MS && (server < -CLOCK_SLACK_MS || own < server - CLOCK_SLACK_MS) }
}

/** How old the data is in ms; `null` where the clock makes that unknowable. */
export function agedMs(held: Held, now: number): number | null {
  const { ms } = elapsed(held, now)
  const before = Date.parse(held.server_at ?? held.checked_at) - Date.parse(held.manifest.generated_at)
  return ms === null || Number.isNaN(before) ? null : ms + Math.max(0, before)
}

/** An age that cannot be known counts as out of date. */
export function ageOf(held: Held, now: number): PackState['age'] {
  const ms = agedMs(held, now)
  if (ms === null) return 'old'
  return ms <= FRESH_DAYS * DAY_MS ? 'fresh' : ms <= STALE_DAYS * DAY_MS ? 'old' : 'stale'
}

/** How long ago the server was last asked; `Infinity` where that cannot be known. */
export const sinceChecked = (held: Held, now: number): number => elapsed(held, now).ms ?? Infinity

/** Whether the phone's clock is wrong now, as far as the server's last answer tells. */
export function isClockWrong(held: Held, now: number): boolean {
  const { ms, byOwnClock } = elapsed(held, now)
  return ms === null || byOwnClock
}
