// The words in which an entry is said: the sentences of hours and ages in the language of the app. What a service wrote itself, and the
// labels of its facts, stay Dutch.
import { type AgeWords, DUTCH_AGES } from '../i18n/ages'
import { DUTCH_FRESHNESS, type FreshnessWords } from '../i18n/freshness'
import { DUTCH_HOURS, type HoursWords } from './hours'
import { DOOR, DUTCH_WHEN, PHONE, type Voice, type When } from '../i18n/opening'
import { DUTCH, type Writing } from '../i18n/writing'

export interface Say { writing: Writing; door: Voice; phone: Voice; when: When; ages: AgeWords; freshness: FreshnessWords; hours: HoursWords }

export const DUTCH_SAY: Say = { writing: DUTCH, door: DOOR, phone: PHONE, when: DUTCH_WHEN, ages: DUTCH_AGES, freshness: DUTCH_FRESHNESS, hours: DUTCH_HOURS }
