// What the age of its confirmation says of an entry, in the language of the app. In Dutch it says what
// `directory/public/present/ages.py` says: `tests/vectors/ages.json`.
import type { Freshness } from '../contract'
import { daysBetween } from '../services/opening'
import { age, type AgeWords, DUTCH_AGES, parseDay } from './ages'
import { DUTCH, monthYear, type Writing } from './writing'

/** A confirmation older than this is no longer said with confidence (the longest shelf life of any fact). */
const CONFIRMATION_DAYS = 365

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
