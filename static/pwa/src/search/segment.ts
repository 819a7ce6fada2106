// One shard as it is kept: inverted once, and read back without building anything.
import type { Document, Opening, PackedService } from '../contract'
import type { Places } from '../places/places'
import { words } from './analysis'
import { columnsOf, type Columns } from './columns'
import { FIELDS } from './scorer'
import { SHORTEST_WORD, sounds } from './spelling'
import type { Taxonomy } from './taxonomy'
import { lists, Texts, type ListsData, type TextsData } from './texts-list'
import type { Vocabulary } from './vocabulary'

export interface SegmentData {
  ids: TextsData
  slugs: TextsData
  /** The folded words of each name, each behind a space. */
  titles: TextsData
  /** Documents as JSON: only what is shown is parsed. */
  documents: TextsData
  /** `Document.opening` as JSON, and languages joined by spaces; empty where unknown. */
  openings: TextsData
  languages: TextsData
  interpreter: Int8Array
  columns: Columns
  /** Number of tokens of each field, one field after the other. */
  lengths: Uint32Array
  terms: TextsData
  postings: ListsData
  /** For each posting how often the term stands in name, keywords and text. */
  counts: Uint16Array[]
  /** Words of names that the thesaurus doesn't know, and how they sound. */
  nameWords: TextsData
  nameSounds: TextsData
}

/** What each term stands in: row → how often in each field. */
function invert(services: readonly PackedService[]): Map<string, Map<number, number[]>> {
  const terms = new Map<string, Map<number, number[]>>()
  services.forEach(({ tokens }, row) =>
    tokens.forEach((field, place) => {
      for (const term of field ? field.split(' ') : []) {
        const rows = terms.get(term) ?? new Map<number, number[]>()
        terms.set(term, rows)
        const counts = rows.get(row) ?? FIELDS.map(() => 0)
        rows.set(row, counts)
        counts[place]!++
      }
    }),
  )
  return terms
}

const spoken = ({ languages }: Document) => (languages ?? []).join(' ')

/** Lay out and invert the services of a shard. */
export function learnSegment(services: readonly PackedService[], vocabulary: Vocabulary, taxonomy: Taxonomy, places: Places): SegmentData {
  const documents = services.map((service) => service.document)
  const inverted = [...invert(services)].sort(([a], [b]) => (a < b ? -1 : 1))
  const postings = inverted.flatMap(([, rows]) => [...rows.values()])
  const named = documents.flatMap((d) => words(`${d.name} ${d.organization ?? ''}`))
  const nameWords = [...new Set(named)].filter((word) => !vocabulary.speller.knows(word)).sort()
  return {
    ids: Texts.of(documents.map((d) => d.id)),
    slugs: Texts.of(documents.map((d) => d.slug)),
    titles: Texts.of(documents.map((d) => ` ${words(d.name).join(' ')}`)),
    documents: Texts.of(documents.map((d) => JSON.stringify(d))),
    openings: Texts.of(documents.map((d) => (d.opening ? JSON.stringify(d.opening) : ''))),
    languages: Texts.of(documents.map(spoken)),
    interpreter: Int8Array.from(documents, (d) => (d.interpreter === null ? -1 : Number(d.interpreter))),
    columns: columnsOf(documents, taxonomy, places),
    lengths: Uint32Array.from(FIELDS.flatMap((_, field) => documents.map((d) => d.lengths[field]!))),
    terms: Texts.of(inverted.map(([term]) => term)),
    postings: lists(inverted.map(([, rows]) => [...rows.keys()])),
    counts: FIELDS.map((_, field) => Uint16Array.from(postings, (counts) => counts[field]!)),
    nameWords: Texts.of(nameWords),
    nameSounds: Texts.of(nameWords.map((word) => (word.length >= SHORTEST_WORD ? sounds(word) : ''))),
  }
}

/** A kept shard, ready to be read. */
export class Segment {
  readonly size: number
  readonly ids: string[]
  readonly slugs: Texts
  readonly titles: Texts
  readonly terms: Texts
  private readonly documents: Texts
  private readonly openings: Texts
  private readonly languages: Texts
  private readonly parsed: (Document | undefined)[] = []
  private readonly parsedOpenings: (Opening | null | undefined)[] = []

  constructor(readonly name: string, readonly data: SegmentData) {
    this.ids = new Texts(data.ids).all()
    this.size = this.ids.length
    this.slugs = new Texts(data.slugs)
    this.titles = new Texts(data.titles)
    this.terms = new Texts(data.terms)
    this.documents = new Texts(data.documents)
    this.openings = new Texts(data.openings)
    this.languages = new Texts(data.languages)
  }

  document(row: number): Document {
    return (this.parsed[row] ??= JSON.parse(this.documents.at(row)) as Document)
  }

  opening(row: number): Opening | null {
    const held = this.parsedOpenings[row]
    if (held !== undefined) return held
    const text = this.openings.at(row)
    return (this.parsedOpenings[row] = text ? (JSON.parse(text) as Opening) : null)
  }

  /** The codes of the languages spoken; `null` where none is recorded. */
  spoken(row: number): string[] | null {
    const codes = this.languages.at(row)
    return codes ? codes.split(' ') : null
  }
}
