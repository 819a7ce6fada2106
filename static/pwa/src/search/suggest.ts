// Twin of directory/search/suggest.py: needs, services and places that may be meant by what is being typed.
import type { Suggestion } from '../contract'
import type { Places } from '../places/places'
import { words } from './analysis'
import { listAt } from './texts-list'
import { understood, type Interpretation } from './understanding'
import type { View } from './view'
import type { Vocabulary } from './vocabulary'

const SHORTEST_PREFIX = 2
const MOST_OF_EACH = 4

/** Needs of terms that start so, the most often hit first. */
function needsStartingWith(typed: string, vocabulary: Vocabulary): string[] {
  const { phrases, data } = vocabulary
  const counts = new Map<string, number>()
  for (let n = phrases.firstFrom(typed); n < phrases.size && phrases.at(n).startsWith(typed); n++) {
    for (const need of listAt(data.phraseNeeds, n)) {
      const code = vocabulary.needCode(need)
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  }
  return [...counts].sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1)).map(([code]) => code)
}

/** Rows of services in whose name each typed word starts a word: real ones first, then those whose name starts so, by name. */
function servicesNamed(view: View, typed: readonly string[]): number[] {
  const startsOf = typed.map((part) => ` ${part}`)
  const { example } = view.columns
  const found: { row: number; startsSo: boolean; named: string }[] = []
  view.titles.forEach((named, row) => {
    if (startsOf.every((part) => named.includes(part))) found.push({ row, startsSo: named.startsWith(startsOf[0]!), named })
  })
  found.sort(
    (a, b) =>
      example[a.row]! - example[b.row]! ||
      Number(b.startsSo) - Number(a.startsSo) ||
      (a.named === b.named ? (view.ids[a.row]! < view.ids[b.row]! ? -1 : 1) : a.named < b.named ? -1 : 1),
  )
  return found.slice(0, MOST_OF_EACH).map(({ row }) => row)
}

/** Suggestions in the order: needs (by prefix, then as understood), services, places. */
export function suggest(view: View, typed: string, found: Interpretation, vocabulary: Vocabulary, places: Places): Suggestion[] {
  const parts = words(typed)
  if (parts.join('').length < SHORTEST_PREFIX) return []
  const codes = new Set([...needsStartingWith(parts.join(' '), vocabulary), ...understood(found)])
  const needs = [...codes].slice(0, MOST_OF_EACH).flatMap((code) => vocabulary.taxonomy.needs.get(code) ?? [])
  const services = servicesNamed(view, parts).map((row) => view.document(row))
  return [
    ...needs.map(({ code, label, theme }): Suggestion => ({ type: 'need', code, label, theme })),
    ...services.map((d): Suggestion => ({ type: 'service', id: d.id, slug: d.slug, label: d.name, example: d.example })),
    ...places.startingWith(typed, MOST_OF_EACH).map((p): Suggestion => ({ type: 'place', id: p.id, label: p.name, municipality: p.municipality })),
  ]
}
