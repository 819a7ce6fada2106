// For tests: a small directory made of the documents of tests/vectors/ranking.json.
import { readFileSync } from 'node:fs'
import type { Document, PackedService, Publication } from '../contract'
import { Searcher } from '../search/searcher'
import { seeded } from './seeds'
import { learnSegment, Segment } from '../search/segment'
import { View } from '../search/view'

type Said = Partial<Document> & { id: string; name: string; needs: string[]; tokens?: [string, string, string] }

const UNKNOWN = {
  organization: null, municipality: null, delivery: null, languages: null, interpreter: null, free: null, no_status: null, available: null,
  children_along: null, no_reading: null, opening: null, phone_opening: null, summary: null,
}

/** A whole document of what is said of it. */
export function packed({ tokens = ['', '', ''], ...said }: Said): PackedService {
  const { taxonomy } = seeded().vocabulary
  const [name, keywords, text] = tokens.map((field) => (field ? field.split(' ').length : 0))
  const document: Document = {
    ...UNKNOWN, revision: 1, slug: said.id, kind: 'general', themes: [...new Set(said.needs.map((need) => taxonomy.themeOf(need)!))],
    places: [], serves: [], phones: [], example: false, confidential: false, lengths: [name!, keywords!, text!],
    freshness: { checked_on: '2026-11-03', by_role: 'provider', confirmed: true, stale: [] }, ...said,
  }
  return { publication: { id: said.id, slug: said.id, name: said.name, derived: { believed_until: {} } } as unknown as Publication, document, tokens }
}

export const samples = (): PackedService[] =>
  (JSON.parse(readFileSync('../../tests/vectors/ranking.json', 'utf-8')) as { documents: Said[] }).documents.map(packed)

/** A searcher on these services, spread over so many shards. */
export function searcherOn(services: readonly PackedService[], shards = 1, now?: () => string): Searcher {
  const { file, vocabulary, places } = seeded()
  const segments = Array.from({ length: shards }, (_, n) => {
    const inside = services.filter((_service, row) => row % shards === n)
    return new Segment(`services-${n}`, structuredClone(learnSegment(inside, vocabulary, vocabulary.taxonomy, places)))
  })
  return new Searcher(new View(segments, vocabulary, vocabulary.taxonomy, places), vocabulary, places, file, now)
}
