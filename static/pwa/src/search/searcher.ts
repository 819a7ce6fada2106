// Twin of directory/search/searcher.py: a query in, a page of results out.
import type { Document, Interpreted, Place, Result, SearchAnswer, SearchQuery, Suggestion, VocabularyFile } from '../contract'
import type { Places } from '../places/places'
import { localNow } from '../services/opening'
import { chipsOf } from './chips'
import { freshnessOf, NO, UNKNOWN, type States } from './columns'
import { conditions, obstaclesOf, subject, type Rows } from './filters'
import { Lines } from './lines'
import { effectiveKm, nearness, placeDistances } from './nearness'
import { fits, needFit, ordered, wishes, type Wanted } from './ranking'
import { suggest } from './suggest'
import type { Taxonomy } from './taxonomy'
import { understood, Understanding, type Interpretation } from './understanding'
import type { View } from './view'
import type { Vocabulary } from './vocabulary'

// Needs that lift an obstacle less directly count a little less each.
const LESS_DIRECT = 0.12
// A person with no one beside them is first of all offered someone who goes along.
const COMPANION_FIRST = new Set(['no-network', 'discouraged'])
const COMPANION_NEED = 'buddy'
const COMPANION_WEIGHT = 1.3
// An unconfirmed result comes after every confirmed one, whatever its score.
const BEHIND = 1_000
const MOST_FALLBACK_NEEDS = 3
const PAGE_SIZE = 20
const DANGER_NEED = 'danger'

/** Whether something other than words says what is looked for. */
function isNarrowed(query: SearchQuery): boolean {
  const lists = [query.themes, query.needs, query.kinds, query.obstacles, query.situations, query.languages]
  const wishes_ = [query.free, query.no_status, query.home_visit, query.open_at, query.available, query.radius_km]
  return lists.some((list) => list?.length) || wishes_.some(Boolean)
}

export class Searcher {
  private readonly taxonomy: Taxonomy
  private readonly understanding: Understanding
  private readonly lines: Lines

  /** `now` is the clock, so that "nu open" can be tested. */
  constructor(
    readonly view: View,
    private readonly vocabulary: Vocabulary,
    private readonly places: Places,
    file: VocabularyFile,
    private readonly now: () => string = localNow,
  ) {
    this.taxonomy = vocabulary.taxonomy
    this.understanding = new Understanding(vocabulary, places)
    this.lines = new Lines(file)
  }

  /** What the words of the query mean to us. */
  interpret(query: SearchQuery): Interpretation {
    return this.understanding.understand(query.q, this.view.speller, new Set(query.drop))
  }

  suggest(typed: string): Suggestion[] {
    return suggest(this.view, typed, this.interpret({ q: typed }), this.vocabulary, this.places)
  }

  search(query: SearchQuery): SearchAnswer {
    const found = this.interpret(query)
    // Its lines stand on top already; other emergency numbers below them would only hold up.
    if (found.dangers.length) found.needs.delete(DANGER_NEED)
    const start = query.from ?? found.place
    const dangers = this.lines.dangerResults(this.view, found.dangers, start)
    const run = this.run(query, found, start, dangers.map((line) => line.id))
    const page = query.page ?? 1
    const pageSize = query.page_size ?? PAGE_SIZE
    const all = [...dangers, ...run.order]
    const shown = all.slice((page - 1) * pageSize, page * pageSize)
    return {
      total: all.length,
      page,
      page_size: pageSize,
      interpreted: this.interpreted(found),
      results: shown.map((item) => (typeof item === 'number' ? this.result(item, run) : item)),
      fallback: run.order.length ? [] : this.fallback(found, start),
    }
  }

  /** One search: what is in it, in which order. */
  private run(query: SearchQuery, found: Interpretation, start: Place | null, without: readonly string[]): Run {
    const { view } = this
    const wanted = this.wanted(query, found)
    const distances = start && placeDistances(view.columns, start)
    const { rows, scores } = this.scores(query, found, wanted, start, distances)
    // A line that already stands on top is no result a second time.
    const onTop = without.flatMap((id) => view.byId.get(id) ?? [])
    for (const row of onTop) rows[row] = 0
    const conditioned = conditions(view, query, start, this.places, rows, distances)
    const unconfirmed = sift(rows, conditioned)
    const shown = scores.map((score, row) => score - BEHIND * unconfirmed[row]!)
    return { order: ordered(view, rows, shown, wanted, this.taxonomy), scores, distances, conditions: conditioned }
  }

  private scores(query: SearchQuery, found: Interpretation, wanted: Wanted, start: Place | null, distances: Float64Array | null): { rows: Rows; scores: Float64Array } {
    const { view } = this
    const rows = subject(view, query, this.taxonomy)
    let fit: Float64Array = new Float64Array(view.size)
    if (query.q.trim() && found.typed.length) {
      const isOnlyPlace = found.place !== null && !found.needs.size && !found.terms.size
      fit = isOnlyPlace && isNarrowed(query) ? fit.fill(1) : fits(view, found, this.numbered(found.needs))
      fit.forEach((value, row) => (rows[row]! &= Number(value > 0)))
    } else if (isNarrowed(query)) {
      fit = wanted.needs.size ? needFit(view, wanted.needs) : fit.fill(1)
    } else {
      rows.fill(0)
    }
    const factor = wishes(view, found, rows, this.now())
    const km = start && distances ? effectiveKm(view.columns, start, this.places, distances) : null
    const scores = fit.map((value, row) => {
      const score = value * freshnessOf(view.columns, row) * factor[row]!
      return km ? score * nearness(km[row]!) : score
    })
    return { rows, scores }
  }

  private numbered(needs: ReadonlyMap<string, number>): Map<number, number> {
    return new Map([...needs].map(([need, weight]) => [this.taxonomy.needNumbers.get(need)!, weight]))
  }

  /** The needs that decide the order: those asked for by code, beside those understood from the words. */
  private wanted(query: SearchQuery, found: Interpretation): Wanted {
    const weights = new Map(found.needs)
    const groups = [...found.groups]
    const atLeast = (need: string, weight: number) => weights.set(need, Math.max(weights.get(need) ?? 0, weight))
    for (const code of obstaclesOf(query, this.taxonomy)) {
      const lifting = this.taxonomy.obstacles.get(code)?.needs ?? []
      lifting.forEach((need, position) => atLeast(need, 1 - LESS_DIRECT * position))
      if (COMPANION_FIRST.has(code)) weights.set(COMPANION_NEED, COMPANION_WEIGHT)
      groups.push(COMPANION_FIRST.has(code) ? [COMPANION_NEED] : lifting.slice(0, 1))
    }
    for (const need of query.needs ?? []) if (this.taxonomy.needNumbers.has(need)) atLeast(need, 1)
    return { needs: this.numbered(weights), groups: groups.map((group) => this.taxonomy.numbersOf(group)) }
  }

  private result(row: number, run: Run): Result {
    const document = this.view.document(row)
    // From the middle of a municipality no distance is told: it would look like more than we know.
    const km = run.distances && document.places.length && !document.confidential ? run.distances[row]! : null
    return {
      ...listed(document),
      danger: false,
      distance_km: km === null ? null : Number(km.toFixed(1)),
      reach: null,
      access: null,
      unconfirmed: [...run.conditions].filter(([, states]) => states[row] === UNKNOWN).map(([name]) => name),
      score: Number(run.scores[row]!.toFixed(4)),
    }
  }

  private interpreted(found: Interpretation): Interpreted {
    const needs = understood(found)
    const themes = [...new Set(needs.map((need) => this.taxonomy.themeOf(need)!))]
    const kinds = this.taxonomy.file.kinds.filter((kind) => kind.themes.some((theme) => themes.includes(theme)))
    return {
      themes,
      needs,
      kinds: kinds.map((kind) => kind.code),
      place: found.place,
      languages: found.languages,
      flags: found.flags,
      danger: found.dangers,
      corrected: found.corrected,
      chips: chipsOf(found, this.taxonomy),
    }
  }

  /** Where nothing was found: the nearest needs, and whom to ask. */
  private fallback(found: Interpretation, start: Place | null): SearchAnswer['fallback'] {
    const nearest = [...found.needs.keys()].slice(0, MOST_FALLBACK_NEEDS)
    return [
      ...nearest.map((code) => ({ type: 'need' as const, code, label: this.taxonomy.needs.get(code)?.label ?? code })),
      ...this.lines.intakeDocuments(this.view, start).map((document) => ({ type: 'intake' as const, ...listed(document) })),
    ]
  }
}

interface Run { order: number[]; scores: Float64Array; distances: Float64Array | null; conditions: Map<string, States> }

/** Takes out of `rows` what is known not to fit; which of the rest is unconfirmed. */
function sift(rows: Rows, conditioned: ReadonlyMap<string, States>): Uint8Array {
  const unconfirmed = new Uint8Array(rows.length)
  for (const states of conditioned.values()) {
    states.forEach((state, row) => {
      if (state === NO) rows[row] = 0
      if (state === UNKNOWN) unconfirmed[row] = 1
    })
  }
  return unconfirmed
}

/** The parts of a document that a result shows. */
function listed(d: Document): Omit<Result, 'danger' | 'distance_km' | 'reach' | 'access' | 'unconfirmed' | 'score'> {
  return {
    id: d.id, slug: d.slug, name: d.name, organization: d.organization, kind: d.kind, themes: d.themes, needs: d.needs,
    municipality: d.municipality, summary: d.summary, phones: d.phones, opening: d.opening, phone_opening: d.phone_opening,
    languages: d.languages, free: d.free, no_status: d.no_status, delivery: d.delivery, serves: d.serves, example: d.example,
    confidential: d.confidential, freshness: d.freshness,
  }
}
