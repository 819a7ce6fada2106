// The week as people read it: today first, closings, days that differ. With `opening.ts` (now, in one sentence) the twin of
// `directory/public/present/opening.py`.
import type { Opening } from '../contract'
import { addDays, type Span, spansOn } from '../services/opening'
import { capital } from './measures'
import { clock, dayMonth, DUTCH, join, weekday, type Writing } from '../i18n/writing'

export interface DayHours { day: string; hours: string; state: 'open' | 'closed' | 'unknown' }
export interface WrittenSpan { days: string[]; opens: string; closes: string }

/** The words for days and their hours in one language. */
export interface HoursWords {
  today: string
  closed: string
  ask: string
  dayAndNight: string
  holiday: (hours: string) => string
  range: (first: string, last: string) => string
  closedOn: (day: string) => string
  closedUntil: (last: string) => string
  closedFrom: (first: string, last: string) => string
  holidays: string
}
export const DUTCH_HOURS: HoursWords = {
  today: 'Vandaag',
  closed: 'gesloten',
  ask: 'vraag het na',
  dayAndNight: 'dag en nacht',
  holiday: (hours) => `feestdag, ${hours}`,
  range: (first, last) => `${first} tot en met ${last}`,
  closedOn: (day) => `Gesloten op ${day}.`,
  closedUntil: (last) => `Gesloten tot en met ${last}.`,
  closedFrom: (first, last) => `Gesloten van ${first} tot en met ${last}.`,
  holidays: 'Op feestdagen: vraag het na.',
}

const DAY_MINUTES = 24 * 60
const DAYS_SHOWN = 7
// Odd days and closings further away than this are for later.
const EXCEPTIONS_AHEAD_DAYS = 62
const EXCEPTIONS_SHOWN = 6
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The hours of one day: `9.00–12.00 en 13.00–16.00`, `gesloten`; unknown is a question. */
export function spansText(spans: Span[] | null, words: HoursWords = DUTCH_HOURS, writing: Writing = DUTCH): string {
  if (!spans) return words.ask
  if (spans.length === 1 && spans[0]?.[0] === 0 && spans[0][1] === DAY_MINUTES) return words.dayAndNight
  return spans.length ? join(spans.map(([opens, closes]) => `${clock(opens, writing)}–${clock(closes, writing)}`), writing) : words.closed
}

/** The next seven days as they will really be, today first. */
export function comingDays(opening: Opening, today: string, words: HoursWords = DUTCH_HOURS, writing: Writing = DUTCH): DayHours[] {
  return Array.from({ length: DAYS_SHOWN }, (_, offset) => {
    const day = addDays(today, offset)
    const spans = spansOn(opening, day)
    const hours = spansText(spans, words, writing)
    return {
      day: offset === 0 ? words.today : capital(weekday(day, writing)),
      hours: opening.exceptions[day] === null ? words.holiday(hours) : hours,
      state: spans === null ? 'unknown' : spans.length ? 'open' : 'closed',
    }
  })
}

/** The plain week in few lines: `Maandag tot en met vrijdag 9.00–12.00`. */
export function weekSummary(weekly: Opening['weekly'], words: HoursWords = DUTCH_HOURS, writing: Writing = DUTCH): string[] {
  const week = Array.from({ length: 7 }, (_, day) => {
    const spans = weekly.filter(([of]) => of === day).map(([, opens, closes]): Span => [opens, closes])
    return spans.length ? spansText(spans, words, writing) : ''
  })
  const lines: string[] = []
  for (let first = 0; first < 7; ) {
    let last = first
    while (last < 6 && week[last + 1] === week[first]) last += 1
    if (week[first]) lines.push(`${capital(daysText(first, last, words, writing))} ${week[first]}`)
    first = last + 1
  }
  return lines
}

function daysText(first: number, last: number, words: HoursWords, writing: Writing): string {
  const days = writing.days.slice(first, last + 1)
  return days.length > 2 ? words.range(days[0] ?? '', days[days.length - 1] ?? '') : join(days, writing)
}

/** What is different in the coming two months: closings, days with other hours, public holidays. */
export function exceptionLines(opening: Opening, today: string, words: HoursWords = DUTCH_HOURS, writing: Writing = DUTCH): string[] {
  const last = addDays(today, EXCEPTIONS_AHEAD_DAYS)
  const days = Object.keys(opening.exceptions).sort().filter((day) => day >= today)
  const ahead = days.filter((day) => day <= last)
  const dated = (day: string): string => `${weekday(day, writing)} ${dayMonth(day, writing)}`
  const lines = runs(ahead.filter((day) => opening.exceptions[day]?.length === 0)).map(([from, to]) => {
    if (from === to) return words.closedOn(dated(from))
    return from <= today ? words.closedUntil(dayMonth(to, writing)) : words.closedFrom(dayMonth(from, writing), dayMonth(to, writing))
  })
  const odd = ahead.filter((day) => opening.exceptions[day]?.length).slice(0, EXCEPTIONS_SHOWN)
  lines.push(...odd.map((day) => `${capital(dated(day))}: ${spansText(opening.exceptions[day] ?? null, words, writing)}.`))
  if (days.some((day) => opening.exceptions[day] === null)) lines.push(words.holidays)
  return lines
}

/** Consecutive days as [first, last]. */
function runs(days: string[]): [string, string][] {
  const found: [string, string][] = []
  for (const day of days) {
    const run = found[found.length - 1]
    if (run && addDays(run[1], 1) === day) run[1] = day
    else found.push([day, day])
  }
  return found
}

/** A fact of type hours (`[{days, opens, closes}]`) as weekly minutes, sorted and without overlap. */
export function weeklyOf(written: WrittenSpan[]): Opening['weekly'] {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
  const all = written.flatMap((span) => span.days.map((day): [number, number, number] => [WEEKDAYS.indexOf(day), minutes(span.opens), minutes(span.closes)]))
  const merged: Opening['weekly'] = []
  for (const [day, opens, closes] of all.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const before = merged[merged.length - 1]
    if (before && before[0] === day && opens <= before[2]) before[2] = Math.max(before[2], closes)
    else merged.push([day, opens, closes])
  }
  return merged
}
