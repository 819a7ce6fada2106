// What the card says: the words around the facts in the client's language, the facts themselves as the service wrote them.
import type { Publication } from '../contract'
import { DUTCH } from '../i18n/writing'
import type { Entry } from '../present/entry'
import { DUTCH_HOURS, spansText } from '../present/hours'
import { addDays, dayOf, isStaleOn, spansOn } from '../services/opening'
import { type CardLanguage, LABELS } from './labels'

export interface CardDay { day: string; hours: string; isWords: boolean }

const DAYS_SHOWN = 7
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
  const words = { closed: labels.closed, ask: labels.ask, dayAndNight: labels.dayAndNight }
  return Array.from({ length: DAYS_SHOWN }, (_, offset) => {
    const day = addDays(today, offset)
    const spans = spansOn(opening, day)
    const hours = spansText(spans, { ...DUTCH_HOURS, ...words }, { ...DUTCH, and: '+' })
    return { day: named.format(noon(day)), hours: opening.exceptions[day] === null ? `${labels.holiday}, ${hours}` : hours, isWords: !spans?.length || hours === labels.dayAndNight }
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
