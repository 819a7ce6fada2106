// How old something is, and what that says of an entry, in the language of the app. In Dutch it says what
// `directory/public/present/ages.py` says: `tests/vectors/ages.json`.
import type { Freshness } from '../contract'
import { daysBetween } from '../services/opening'
import { DUTCH, monthYear, type Writing } from './writing'

const WEEK = 7
const TWO_MONTHS = 61
const YEAR = 365
/** A confirmation older than this is no longer said with confidence (the longest shelf life of any fact). */
const CONFIRMATION_DAYS = 365

/** The words for ages in one language. */
export interface AgeWords {
  today: string
  yesterday: string
  days: (count: number) => string
  weeks: (count: number) => string
  months: (count: number) => string
  in: (monthYear: string) => string
}
/** The words for who confirmed an entry. */
export interface FreshnessWords {
  example: string
  unconfirmed: string
  source: (monthYear: string) => string
  noDate: string
  since: (monthYear: string) => string
  never: string
  confirmed: (by: string, age: string) => string
  by: { provider: string; coordinator: string }
}

export const DUTCH_AGES: AgeWords = {
  today: 'vandaag',
  yesterday: 'gisteren',
  days: (count) => `${count} dagen geleden`,
  weeks: (count) => `${count} ${count === 1 ? 'week' : 'weken'} geleden`,
  months: (count) => `${count} maanden geleden`,
  in: (month) => `in ${month}`,
}
export const DUTCH_FRESHNESS: FreshnessWords = {
  example: 'Voorbeeld: deze dienst bestaat niet.',
  unconfirmed: 'Niet bevestigd door de aanbieder.',
  source: (month) => `Bron van ${month}.`,
  noDate: 'De bron heeft geen datum.',
  since: (month) => `Niet bevestigd sinds ${month}. Klopt dit nog?`,
  never: 'Niet bevestigd. Klopt dit nog?',
  confirmed: (by, age) => `Bevestigd door ${by}, ${age}.`,
  by: { provider: 'de dienst', coordinator: 'de coördinator' },
}

/** The day in a date or timestamp; `null` where there is none to read. */
export function parseDay(text: string | null | undefined): string | null {
  const day = text?.slice(0, 10) ?? ''
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null
}

/** `vandaag`, `3 dagen geleden`, `4 maanden geleden`, past a year `in maart 2025`. A day still to come counts as today. */
export function age(day: string, today: string, words: AgeWords = DUTCH_AGES, writing: Writing = DUTCH): string {
  const days = daysBetween(day, today)
  if (days < 1) return words.today
  if (days === 1) return words.yesterday
  if (days < WEEK) return words.days(days)
  if (days < TWO_MONTHS) return words.weeks(Math.floor(days / WEEK))
  if (days < YEAR) return words.months(Math.floor((days * 12) / YEAR))
  return words.in(monthYear(day, writing))
}

/** Who confirmed an entry and when: the last line of a card (the signal of `trustworthy`). */
export function freshnessSentence(
  freshness: Freshness, today: string, example = false,
  words: FreshnessWords = DUTCH_FRESHNESS, ages: AgeWords = DUTCH_AGES, writing: Writing = DUTCH,
): string {
  if (example) return words.example
  const checked = parseDay(freshness.checked_on)
  if (!freshness.confirmed) return `${words.unconfirmed} ${checked ? words.source(monthYear(checked, writing)) : words.noDate}`
  if (!checked) return words.never
  if (daysBetween(checked, today) > CONFIRMATION_DAYS) return words.since(monthYear(checked, writing))
  const by = freshness.by_role === 'coordinator' ? words.by.coordinator : words.by.provider
  return words.confirmed(by, age(checked, today, ages, writing))
}
