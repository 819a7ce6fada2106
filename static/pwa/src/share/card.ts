// What the card says: the words around the facts in the client's language, the facts themselves as the service wrote them.
import type { Publication } from '../contract'
import { clock } from '../i18n/writing'
import type { Entry } from '../present/entry'
import { addDays, dayOf, isStaleOn, spansOn } from '../services/opening'
import { type CardLanguage, LABELS } from './labels'

/** One day: its hours as figures, or in words where it is closed, unknown or always open. */
export interface CardDay { day: string; spans: string[]; words: string | null }

const DAYS_SHOWN = 7
const DAY_MINUTES = 24 * 60
// Digits as on a phone's keys and a bus stop, also in Arabic.
const locale = (language: CardLanguage): string => `${language === 'nl' || language === 'fr' ? `${language}-BE` : language === 'en' ? 'en-GB' : language}-u-nu-latn`
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)

export const dateText = (day: string, language: CardLanguage): string =>
  new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day))

/** The coming days in the client's language; none where the hours are unknown or too old to print on paper. */
export function cardDays(service: Publication, moment: string, language: CardLanguage): CardDay[] {
  const { opening } = service.derived
  const today = dayOf(moment)
  if (!opening?.weekly.length || isStaleOn(opening, today)) return []
  const labels = LABELS[language]
  const named = new Intl.DateTimeFormat(locale(language), { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: DAYS_SHOWN }, (_, offset) => {
    const day = addDays(today, offset)
    const spans = spansOn(opening, day)
    const whole = spans?.length === 1 && spans[0]?.[0] === 0 && spans[0][1] === DAY_MINUTES
    const words = !spans ? labels.ask : whole ? labels.dayAndNight : spans.length ? null : labels.closed
    return {
      day: named.format(noon(day)),
      spans: words ? [] : (spans ?? []).map(([opens, closes]) => `${clock(opens)}–${clock(closes)}`),
      words: words && opening.exceptions[day] === null ? `${labels.holiday}, ${words}` : words,
    }
  })
}
/** The languages that they speak, named in the client's language. */
export function cardLanguages(service: Publication, language: CardLanguage): string[] {
  const names = new Intl.DisplayNames([locale(language)], { type: 'language' })
  return (service.languages ?? []).flatMap(({ code, name }) => {
    try {
      return (code && names.of(code.toLowerCase())) || name || []
    } catch {
      // Not every code in the wild is one that the browser takes.
      return name ?? []
    }
  })
}

/** What it costs: "free" in the client's language only where a source says so and it still counts. */
export function cardCosts({ sections, service }: Entry, language: CardLanguage): { free: string | null; lines: string[] } {
  const isFree = service.facts?.cost_type?.value === 'free' && sections.cost.texts.includes('Gratis.')
  return { free: isFree ? LABELS[language].free : null, lines: isFree ? [] : [...sections.cost.texts, ...sections.cost.items] }
}
