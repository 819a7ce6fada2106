// A result as its card says it. Twin of `directory/public/answers.py`.
import type { Result } from '../../contract'
import { freshnessSentence } from '../../i18n/freshness'
import type { Messages } from '../../i18n/index.svelte'
import { nowSentence } from '../../i18n/opening'
import { join, number } from '../../i18n/writing'
import { phone, type DialledPhone } from '../../present/phones'
import type { State } from '../../services/opening'

export interface CardView {
  phone: DialledPhone | null
  /** Nothing where no hours are known: the last line says so, quietly, as many have none. */
  open: { state: State; sentence: string } | null
  where: string
  freshness: string
  questions: string[]
}

/** The fields that a card needs; what a fallback brings may lack the rest. */
export type Carded = Pick<Result, 'id' | 'slug' | 'name'> & Partial<Result>

const NOT_KNOWN = { checked_on: null, by_role: null, confirmed: false, stale: [] }

export function cardOf(result: Carded, moment: string, languages: readonly string[], words: Messages, languageLabel: (code: string) => string): CardView {
  const first = result.phones?.[0]
  const spoken = join(languages.map(languageLabel), words.writing)
  const freshness = freshnessSentence(result.freshness ?? NOT_KNOWN, moment.slice(0, 10), result.example, words.freshness, words.ages, words.writing)
  const questions = words.questions as Record<string, string | ((languages: string) => string)>
  return {
    phone: first && !result.example ? phone(first.number) : null,
    open: result.opening ? nowSentence(result.opening, moment, words.door, words.when, words.writing) : null,
    where: whereOf(result, words),
    freshness: [result.opening === null && !result.example ? words.results.noHours : '', freshness].filter(Boolean).join(' '),
    questions: (result.unconfirmed ?? []).flatMap((code) => {
      const question = questions[code]
      return question === undefined ? [] : [typeof question === 'string' ? question : question(spoken)]
    }),
  }
}

/** Where it is and how far, or that it comes to the person. */
export function whereOf({ municipality, distance_km, delivery, serves }: Carded, words: Messages): string {
  const parts = municipality ? [municipality] : []
  if (distance_km !== null && distance_km !== undefined) parts.push(`${number(distance_km, words.writing)} km`)
  const ways = (delivery ?? []).flatMap((way) => words.delivery[way as keyof Messages['delivery']] ?? [])
  if (!parts.length && !ways.length && serves?.length) return words.results.serves(join(serves, words.writing))
  return [parts.join(', '), join(ways, words.writing)].filter(Boolean).join(' · ')
}

export type SectionKind = 'sure' | 'ask' | 'example' | 'other'
export interface Section { kind: SectionKind; results: Result[] }

/** Results in their own order, cut where a heading has to stand: before those to ask after, and where examples follow. */
export function sectionsOf(results: readonly Result[]): Section[] {
  const sections: Section[] = []
  for (const result of results) {
    const sort = result.example ? 'example' : result.unconfirmed.length ? 'ask' : 'sure'
    const last = sections.at(-1)
    const kind: SectionKind = sort === 'sure' && sections.length ? 'other' : sort
    if (last && (last.kind === kind || (last.kind === 'sure' && kind === 'other'))) last.results.push(result)
    else sections.push({ kind, results: [result] })
  }
  return sections
}
