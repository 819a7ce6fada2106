// How old something is, in the language of the app. In Dutch it says what
// `directory/public/present/ages.py` says: `tests/vectors/ages.json`.
import { daysBetween } from '../services/opening'
import { DUTCH, monthYear, type Writing } from './writing'

const WEEK = 7
const TWO_MONTHS = 61
const YEAR = 365

/** The words for ages in one language. */
export interface AgeWords {
  today: string
  yesterday: string
  days: (count: number) => string
  weeks: (count: number) => string
  months: (count: number) => string
  in: (monthYear: string) => string
}

export const DUTCH_AGES: AgeWords = {
  today: 'vandaag',
  yesterday: 'gisteren',
  days: (count) => `${count} dagen geleden`,
  weeks: (count) => `${count} ${count === 1 ? 'week' : 'weken'} geleden`,
  months: (count) => `${count} maanden geleden`,
  in: (month) => `in ${month}`,
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
