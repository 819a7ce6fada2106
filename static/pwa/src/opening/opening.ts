// Twin of directory/services/opening.py, of what reads the computed form (`Opening`). Moments are wall-clock time in Brussels.
import type { Opening } from '../contract'

export type OpeningState = 'open' | 'closed' | 'unknown'
export type Span = [opens: number, closes: number]
/** Wall-clock time in Europe/Brussels: `date` as `2026-11-24`, `minute` of the day. */
export interface Moment { date: string; minute: number }

// Hours may be believed for so many days after they were checked (`services/facts.SHELF_DAYS`).
const HOURS_SHELF_DAYS = 92
const DAY_MS = 24 * 60 * 60 * 1000

const BRUSSELS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
})

/** The wall-clock moment in Brussels at a point in time, as opening hours are written. */
export function localMoment(at: Date = new Date()): Moment {
  const parts = new Map(BRUSSELS.formatToParts(at).map((part) => [part.type, part.value]))
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  return { date, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) }
}

/** A moment written as `2026-11-24T14:30`. */
export function momentOf(text: string): Moment {
  return { date: text.slice(0, 10), minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) }
}

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** The date so many days later. */
export const dateAfter = (date: string, days: number) => new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10)

/** Monday is 0; 1 January 1970 was a Thursday. */
export const weekdayOf = (date: string) => (((dayNumber(date) + 3) % 7) + 7) % 7

/** The open spans of a day, `[]` where closed, `null` where unknown. Says nothing about staleness. */
export function spansOn(opening: Opening | null, date: string): Span[] | null {
  if (!opening || date < opening.from || date > opening.until) return null
  const exception = opening.exceptions[date]
  const weekday = weekdayOf(date)
  const spans =
    exception !== undefined ? exception : opening.weekly.filter(([day]) => day === weekday).map(([, opens, closes]): Span => [opens, closes])
  return !spans?.length && opening.incomplete ? null : spans
}

/** Whether these hours were checked too long ago to be believed. */
export function isStaleOn(opening: Opening, date: string): boolean {
  return opening.checked_on === null || dayNumber(date) > dayNumber(opening.checked_on) + HOURS_SHELF_DAYS
}

const isIn = ([opens, closes]: Span, minute: number) => opens <= minute && minute < closes

/** Open, closed or unknown at this moment; hours past their shelf life are unknown. */
export function stateAt(opening: Opening | null, moment: Moment): OpeningState {
  if (!opening || isStaleOn(opening, moment.date)) return 'unknown'
  const spans = spansOn(opening, moment.date)
  if (!spans) return 'unknown'
  if (spans.some((span) => isIn(span, moment.minute))) return 'open'
  return opening.incomplete ? 'unknown' : 'closed'
}

/** The minute at which the present span ends. */
export function closesAt(opening: Opening, moment: Moment): number | null {
  const spans = spansOn(opening, moment.date) ?? []
  return spans.find((span) => isIn(span, moment.minute))?.[1] ?? null
}

/** The next day and minute on which it surely opens; `null` where an unknown day comes first. */
export function nextOpening(opening: Opening, moment: Moment, days = 14): Moment | null {
  for (let offset = 0; offset < days; offset++) {
    const date = dateAfter(moment.date, offset)
    const spans = spansOn(opening, date)
    if (!spans) return null
    const after = offset === 0 ? moment.minute : -1
    const opens = spans.find((span) => span[0] > after)?.[0]
    if (opens !== undefined) return { date, minute: opens }
  }
  return null
}
