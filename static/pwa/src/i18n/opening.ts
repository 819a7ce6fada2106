// Opening hours as one sentence for now, in the language of the app. In Dutch it says what `directory/public/present/opening.py` says:
// `tests/vectors/opening_sentences.json`.
import type { Opening } from '../contract'
import { addDays, closesAt, dayOf, daysBetween, isStaleOn, nextOpening, spansOn, stateAt, type State } from '../services/opening'
import { clock, dayMonth, DUTCH, monthYear, weekday, type Writing } from './writing'

const DAY_MINUTES = 24 * 60
const WEEK_DAYS = 7

/** The words of one sort of hours in one language: those of a door or those of a telephone. */
export interface Voice {
  always: string
  openUntil: (until: string) => string
  closed: string
  opens: (when: string, clock: string) => string
  unknown: string
  stale: (since: string) => string
  holiday: string
}
/** The words for when. */
export interface When { today: string; tomorrow: string; midnight: string; tomorrowAt: (clock: string) => string }

export const DOOR: Voice = {
  always: 'Dag en nacht open.',
  openUntil: (until) => `Nu open tot ${until}.`,
  closed: 'Nu gesloten.',
  opens: (when, at) => `Opent ${when} om ${at}.`,
  unknown: 'Vraag wanneer ze open zijn.',
  stale: (since) => `De uren zijn van ${since}. Vraag of ze nog kloppen.`,
  holiday: 'Vandaag is het een feestdag. Vraag of ze open zijn.',
}
export const PHONE: Voice = {
  always: 'Dag en nacht bereikbaar.',
  openUntil: (until) => `Nu bereikbaar tot ${until}.`,
  closed: 'Nu niet bereikbaar.',
  opens: (when, at) => `Wel ${when} vanaf ${at}.`,
  unknown: 'Ze zeggen niet wanneer ze opnemen.',
  stale: (since) => `De telefoonuren zijn van ${since}.`,
  holiday: 'Vandaag is het een feestdag. Misschien neemt niemand op.',
}
export const DUTCH_WHEN: When = { today: 'vandaag', tomorrow: 'morgen', midnight: 'middernacht', tomorrowAt: (at) => `morgen ${at}` }

function isAlways({ weekly, exceptions }: Opening): boolean {
  const whole = weekly.length === WEEK_DAYS && weekly.every(([day, opens, closes], i) => day === i && opens === 0 && closes === DAY_MINUTES)
  return whole && !Object.keys(exceptions).length
}

/** When the present span ends; one that runs on past midnight ends the next day. */
function until(opening: Opening, moment: string, words: When, writing: Writing): string {
  const minute = closesAt(opening, moment)
  if (minute !== DAY_MINUTES) return clock(minute ?? 0, writing)
  const after = spansOn(opening, addDays(dayOf(moment), 1))?.[0]
  return after?.[0] === 0 && after[1] !== DAY_MINUTES ? words.tomorrowAt(clock(after[1], writing)) : words.midnight
}

function when(day: string, today: string, words: When, writing: Writing): string {
  const days = daysBetween(today, day)
  if (days === 0) return words.today
  if (days === 1) return words.tomorrow
  return days < WEEK_DAYS ? weekday(day, writing) : `${weekday(day, writing)} ${dayMonth(day, writing)}`
}

function unknown(opening: Opening | null, day: string, voice: Voice, writing: Writing): string {
  if (!opening) return voice.unknown
  if (isStaleOn(opening, day)) return opening.checked_on ? voice.stale(monthYear(opening.checked_on, writing)) : voice.unknown
  return opening.exceptions[day] === null ? voice.holiday : voice.unknown
}

/** Whether it is open at this wall-clock moment in Brussels, and that as a sentence. */
export function nowSentence(
  opening: Opening | null, moment: string, voice: Voice = DOOR, words: When = DUTCH_WHEN, writing: Writing = DUTCH,
): { state: State; sentence: string } {
  const state = stateAt(opening, moment)
  if (state === 'unknown' || !opening) return { state: 'unknown', sentence: unknown(opening, dayOf(moment), voice, writing) }
  if (state === 'open') return { state, sentence: isAlways(opening) ? voice.always : voice.openUntil(until(opening, moment, words, writing)) }
  const next = nextOpening(opening, moment)
  if (!next) return { state, sentence: voice.closed }
  const opens = voice.opens(when(next.day, dayOf(moment), words, writing), clock(next.minute, writing))
  return { state, sentence: `${voice.closed} ${opens}` }
}
