// Twin of directory/search/view.py: what can be searched at one moment, shards side by side. Rows hold for this view only.
import type { Document, Opening } from '../contract'
import type { Places } from '../places/places'
import { sideBySide, type Columns } from './columns'
import { FIELDS, idf, K1 } from './scorer'
import type { Segment } from './segment'
import { LONGEST_WORD, SHORTEST_WORD, Speller, type FrequencyData } from './spelling'
import type { Taxonomy } from './taxonomy'
import { listAt, Texts } from './texts-list'
import type { Vocabulary } from './vocabulary'

interface Term { rows: number[]; parts: number[]; idf: number }

export class View {
  readonly size: number
  readonly columns: Columns
  readonly ids: string[]
  readonly byId: Map<string, number>
  readonly speller: Speller
  private readonly offsets: number[]
  private readonly norms: Float64Array[]
  private readonly terms = new Map<string, Term>()
  private allTitles: string[] | null = null

  constructor(readonly segments: readonly Segment[], vocabulary: Vocabulary, taxonomy: Taxonomy, places: Places) {
    this.columns = sideBySide(segments.map((segment) => segment.data.columns), taxonomy, places)
    this.size = this.columns.size
    this.ids = segments.flatMap((segment) => segment.ids)
    this.byId = new Map(this.ids.map((id, row) => [id, row]))
    let offset = 0
    this.offsets = segments.map((segment) => (offset += segment.size) - segment.size)
    this.norms = FIELDS.map(([, b], field) => this.normsOf(field, b))
    this.speller = nameSpeller(segments, vocabulary)
  }

  /** 1 − b + b · length / average length, of each document. */
  private normsOf(field: number, b: number): Float64Array {
    const lengths = this.segments.flatMap(({ size, data }) => [...data.lengths.subarray(field * size, (field + 1) * size)])
    const sum = lengths.reduce((total, length) => total + length, 0)
    const mean = this.size ? sum / this.size : 1
    return Float64Array.from(lengths, (length) => 1 - b + (b * length) / Math.max(mean, 1e-9))
  }

  /** The shard of a row, and the row in it. */
  private locate(row: number): [Segment, number] {
    let n = this.offsets.length - 1
    while (this.offsets[n]! > row) n--
    return [this.segments[n]!, row - this.offsets[n]!]
  }

  segmentOf(row: number): Segment {
    return this.locate(row)[0]
  }

  document(row: number): Document {
    const [segment, inside] = this.locate(row)
    return segment.document(inside)
  }

  documentOf(id: string): Document | null {
    const row = this.byId.get(id)
    return row === undefined ? null : this.document(row)
  }

  opening(row: number): Opening | null {
    const [segment, inside] = this.locate(row)
    return segment.opening(inside)
  }

  /** The codes of the languages spoken, `null` where none is recorded; and whether there is an interpreter, -1 is unknown. */
  languages(row: number): { spoken: string[] | null; interpreter: number } {
    const [segment, inside] = this.locate(row)
    return { spoken: segment.spoken(inside), interpreter: segment.data.interpreter[inside]! }
  }

  /** The folded words of each name, each behind a space: laid out when someone first types. */
  get titles(): readonly string[] {
    this.allTitles ??= this.segments.flatMap((segment) => segment.titles.all())
    return this.allTitles
  }

  /** The row with this slug. */
  bySlug(slug: string): number | undefined {
    for (const [n, segment] of this.segments.entries()) {
      for (let inside = 0; inside < segment.size; inside++) if (segment.slugs.at(inside) === slug) return this.offsets[n]! + inside
    }
    return undefined
  }

  /** Rows that hold a term, what it adds to the score of each (`idf · tf' / (k1 + tf')`), and its idf. */
  private term(term: string): Term {
    const held = this.terms.get(term)
    if (held) return held
    const rows: number[] = []
    const weights: number[] = []
    for (const [n, segment] of this.segments.entries()) {
      const number = segment.terms.find(term)
      const { postings, counts } = segment.data
      const first = number > 0 ? postings.ends[number - 1]! : 0
      for (const [place, inside] of listAt(postings, number).entries()) {
        const row = this.offsets[n]! + inside
        rows.push(row)
        weights.push(FIELDS.reduce((sum, [weight], field) => sum + (weight * counts[field]![first + place]!) / this.norms[field]![row]!, 0))
      }
    }
    const found = rows.length ? idf(this.size, rows.length) : 0
    const made = { rows, parts: weights.map((weight) => (found * weight) / (K1 + weight)), idf: found }
    this.terms.set(term, made)
    return made
  }

  /** BM25F of every document for these terms, as a share (0…1) of the highest score that is possible. */
  textScores(weighted: ReadonlyMap<string, number>): Float64Array {
    const total = new Float64Array(this.size)
    const rarest = this.size ? Math.log(1 + (this.size + 0.5) / 0.5) : 1
    let possible = 0
    for (const name of [...weighted.keys()].sort()) {
      const weight = weighted.get(name)!
      const term = this.term(name)
      possible += weight * (term.rows.length ? term.idf : rarest)
      term.rows.forEach((row, n) => (total[row]! += weight * term.parts[n]!))
    }
    return possible ? total.map((score) => score / possible) : total
  }
}

/** Knows the words of the thesaurus and the names in these shards. */
function nameSpeller(segments: readonly Segment[], vocabulary: Vocabulary): Speller {
  const heard = new Map<string, string>()
  for (const { data } of segments) {
    const sounds = new Texts(data.nameSounds)
    new Texts(data.nameWords).all().forEach((word, n) => heard.set(word, sounds.at(n)))
  }
  const names = [...heard.keys()].sort()
  const usable = names.filter((word) => word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD && !/^\p{Nd}+$/u.test(word))
  const frequency: FrequencyData = {
    words: Texts.of(usable),
    counts: new Uint32Array(usable.length).fill(1),
    sounds: Texts.of(usable.map((word) => heard.get(word)!)),
  }
  return new Speller(frequency, { words: new Texts(Texts.of(names)), stems: new Texts(Texts.of([])) }, vocabulary.analysis.compounds, vocabulary.speller)
}
