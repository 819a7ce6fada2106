// Twin of `directory/services/opening.py`: what opening hours say at a moment. A day is `2026-11-24`, a moment `2026-11-24T14:30`, both
// wall-clock in Europe/Brussels, whatever the zone of the phone. Unknown is never open and never closed.
import type { Opening } from '../contract'

export type State = 'open' | 'closed' | 'unknown'
export type Span = [opens: number, closes: number]

const DAY_MS = 86_400_000
/** Hours that were checked longer ago than this are not believed (`ShelfLife.HOURS`). */
const SHELF_DAYS = 92
const LOOK_AHEAD_DAYS = 14

const brussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
})

/** The wall-clock moment in Brussels. */
export function localNow(at: Date = new Date()): string {
  const part = Object.fromEntries(brussels.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`
}

export const dayOf = (moment: string): string => moment.slice(0, 10)
export const minuteOf = (moment: string): number => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))
export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
/** Monday is 0. */
export const weekdayOf = (day: string): number => (new Date(day).getUTCDay() + 6) % 7

/** The open spans of a day, `[]` where closed, `null` where unknown. Says nothing about staleness. */
export function spansOn(opening: Opening | null, day: string): Span[] | null {
  if (!opening || day < opening.from || day > opening.until) return null
  const exception = opening.exceptions[day]
  const week = opening.weekly.filter(([weekday]) => weekday === weekdayOf(day))
  const spans = exception === undefined ? week.map(([, opens, closes]): Span => [opens, closes]) : exception
  return !spans?.length && opening.incomplete ? null : spans
}

/** Whether these hours were checked too long ago to be believed. */
export function isStaleOn(opening: Opening, day: string): boolean {
  return opening.checked_on === null || daysBetween(opening.checked_on.slice(0, 10), day) > SHELF_DAYS
}

/** Open, closed or unknown; hours past their shelf life are unknown. */
export function stateAt(opening: Opening | null, moment: string): State {
  if (!opening || isStaleOn(opening, dayOf(moment))) return 'unknown'
  const spans = spansOn(opening, dayOf(moment))
  if (!spans) return 'unknown'
  const minute = minuteOf(moment)
  if (spans.some(([opens, closes]) => opens <= minute && minute < closes)) return 'open'
  return opening.incomplete ? 'unknown' : 'closed'
}

/** The minute at which the present span ends. */
export function closesAt(opening: Opening, moment: string): number | null {
  const minute = minuteOf(moment)
  return spansOn(opening, dayOf(moment))?.find(([opens, closes]) => opens <= minute && minute < closes)?.[1] ?? null
}

/** The next day and minute on which it surely opens; `null` where an unknown day comes first. */
export function nextOpening(opening: Opening, moment: string): { day: string; minute: number } | null {
  for (let offset = 0; offset < LOOK_AHEAD_DAYS; offset += 1) {
    const day = addDays(dayOf(moment), offset)
    const spans = spansOn(opening, day)
    if (!spans) return null
    const after = offset === 0 ? minuteOf(moment) : -1
    const span = spans.find(([opens]) => opens > after)
    if (span) return { day, minute: span[0] }
  }
  return null
}
