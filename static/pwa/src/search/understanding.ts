// Twin of directory/search/understanding.py: what a person means. The order matters: danger, place, spelling, wishes, needs, text.
import type { Place } from '../contract'
import type { Places } from '../places/places'
import { words } from './analysis'
import { Dangers, DENIALS } from './danger'
import { evidence, mass, mostTold } from './evidence'
import { Locator } from './locating'
import type { Speller } from './spelling'
import type { Vocabulary } from './vocabulary'
import { flagsIn, spokenLanguages } from './wishes'

const LONGEST_QUERY_WORDS = 40
// A term that stands in the query word for word counts at least so much, and more the more of the query it explains.
const PHRASE_LEAST = 0.3
const PHRASE_MORE = 0.7
// A term with several meanings keeps them all, each a little less.
const AMBIGUOUS = 0.85
const EVIDENCE_BESIDE_PHRASE = 0.3
const EVIDENCE_ALONE = 0.9
// Weaker than this, and weaker than this part of the strongest, a need is a guess that would only clutter.
const WEAKEST = 0.12
const WEAKEST_SHARE = 0.35
// From here on a need is shown as understood.
const UNDERSTOOD_SHARE = 0.6
const PART_OF_COMPOUND = 0.5
// So many small words in a row are a term of their own.
const TELLING_TOGETHER = 3
// The need that can be refused ("geen politie"), and how many words before it the denial may stand.
const DENIABLE = 'danger'
const DENIED_WITHIN = 3

/** A query, understood. `needs`: code → weight, 1 the most certain, strongest first. `terms`: tokens left for BM25F. */
export interface Interpretation {
  typed: string[]
  dangers: string[]
  place: Place | null
  languages: string[]
  flags: string[]
  needs: Map<string, number>
  /** The needs of each separate phrase. */
  groups: string[][]
  terms: Map<string, number>
  corrected: Record<string, string>
}

interface Match { start: number; end: number; needs: Uint32Array }

const byWeight = (a: readonly [string, number], b: readonly [string, number]) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, n) => start + n)
}

/** The needs that are certain enough to be shown, strongest first. */
export function understood(found: Interpretation): string[] {
  const strongest = Math.max(0, ...found.needs.values())
  return [...found.needs].filter(([, weight]) => weight >= UNDERSTOOD_SHARE * strongest).sort(byWeight).map(([need]) => need)
}

export class Understanding {
  private readonly dangers: Dangers
  private readonly locator: Locator

  constructor(private readonly vocabulary: Vocabulary, places: Places) {
    this.dangers = new Dangers(vocabulary.data.dangers, vocabulary.known)
    this.locator = new Locator(places)
  }

  /** Interpret a query; `dropped` holds what the person took out of it (`need:eviction`, `place:mol` …). */
  understand(query: string, speller: Speller, dropped: ReadonlySet<string> = new Set()): Interpretation {
    const { wishes } = this.vocabulary.data
    const typed = words(query).slice(0, LONGEST_QUERY_WORDS)
    const free = new Set(typed.keys())
    const located = this.locator.locate(typed, speller)
    const isPlace = located !== null && !dropped.has(`place:${located.place.id}`)
    if (isPlace) for (const n of range(located.start, located.end)) free.delete(n)
    const { meant, corrected } = spell(typed, free, speller)
    const spoken = [...spokenLanguages(meant, wishes)].filter(([, code]) => !dropped.has(`language:${code}`))
    const wished = flagsIn(meant, wishes).filter((wish) => !dropped.has(`flag:${wish.flag}`))
    const denied = [...free].filter((n) => this.isDenied(n, typed, meant[n]!))
    const denying = [...free].filter((n) => DENIALS.has(typed[n]!) && denied.some((d) => d >= n && d <= n + DENIED_WITHIN))
    for (const n of [...denied, ...denying]) free.delete(n)
    const matches = this.matches(typed, meant, free)
    const inWish = new Set([...spoken.map(([n]) => n), ...wished.flatMap((wish) => range(wish.start, wish.end))])
    const inMatch = new Set(matches.flatMap((match) => range(match.start, match.end)))
    const told = meant.filter((_, n) => free.has(n) && (!inWish.has(n) || inMatch.has(n)))
    const needs = this.weighNeeds(matches, told, meant, dropped)
    // What is not ours to help with is nothing to look for in entries either.
    const isOurs = needs.size > 0 || !matches.some((match) => this.isElsewhere(match))
    const codes = (match: Match) => Array.from(match.needs, (need) => this.vocabulary.needCode(need))
    return {
      typed,
      dangers: this.dangers.dangers(query),
      place: isPlace ? located.place : null,
      languages: [...new Set(spoken.map(([, code]) => code))],
      flags: [...new Set(wished.map((wish) => wish.flag))],
      needs,
      groups: matches.map((match) => codes(match).filter((need) => needs.has(need))).filter((group) => group.length),
      terms: this.termsOf(isOurs ? meant.filter((_, n) => free.has(n) && !inWish.has(n)) : []),
      corrected,
    }
  }

  /** The longest terms of the thesaurus in the query, none inside another. */
  private matches(typed: readonly string[], meant: readonly string[], free: ReadonlySet<number>): Match[] {
    const found: Match[] = []
    const stop = this.vocabulary.analysis.stopwords
    for (let start = 0; start < typed.length; start++) {
      for (let end = Math.min(typed.length, start + this.vocabulary.data.longest); end > start; end--) {
        const needs = this.needsOf(typed.slice(start, end)) ?? this.needsOf(meant.slice(start, end))
        // Small words alone say something only together ("wie gaat er mee").
        const tells = range(start, end).some((n) => free.has(n) && (!stop.has(meant[n]!) || end - start >= TELLING_TOGETHER))
        if (!needs || !tells) continue
        if (!found.some((match) => match.start <= start && end <= match.end)) found.push({ start, end, needs })
        break
      }
    }
    return found
  }

  private isElsewhere(match: Match): boolean {
    return match.needs.length === 1 && match.needs[0] === this.vocabulary.elsewhereNumber
  }

  /** Whether someone says here that they don't want the police or an ambulance. */
  private isDenied(place: number, typed: readonly string[], meant: string): boolean {
    if (!typed.slice(Math.max(0, place - DENIED_WITHIN), place).some((word) => DENIALS.has(word))) return false
    return this.vocabulary.atomsOf([meant]).some((atom) => mostTold(atom, this.vocabulary) === DENIABLE)
  }

  /** The needs of these words as a term, also where the term writes them as one (`budget beheer`). */
  private needsOf(some: readonly string[]): Uint32Array | null {
    if (this.vocabulary.elsewhere.has(some.join(' '))) return Uint32Array.of(this.vocabulary.elsewhereNumber)
    return this.vocabulary.needsOf(some.join(' ')) ?? (some.length > 1 ? this.vocabulary.needsOf(some.join('')) : null)
  }

  /** Phrases word for word, and beside them the evidence of single atoms. */
  private weighNeeds(matches: Match[], told: string[], meant: string[], dropped: ReadonlySet<string>): Map<string, number> {
    const toldAtoms = this.vocabulary.atomsOf(told)
    const whole = mass(toldAtoms, this.vocabulary) || 1
    const weights = new Map<number, number>()
    for (const match of matches) {
      const own = this.vocabulary.atomsOf(meant.slice(match.start, match.end))
      const weight = PHRASE_LEAST + PHRASE_MORE * Math.min(1, mass(own, this.vocabulary) / whole)
      const each = weight * (match.needs.length > 1 ? AMBIGUOUS : 1)
      for (const need of match.needs) weights.set(need, Math.max(weights.get(need) ?? 0, each))
    }
    const small = meant.filter((word) => this.vocabulary.analysis.stopwords.has(word))
    for (const [need, strength] of evidence(toldAtoms, small, this.vocabulary)) {
      const beside = weights.get(need)
      weights.set(need, beside === undefined ? strength * EVIDENCE_ALONE : beside + EVIDENCE_BESIDE_PHRASE * strength)
    }
    const elsewhere = weights.get(this.vocabulary.elsewhereNumber) ?? 0
    weights.delete(this.vocabulary.elsewhereNumber)
    const strongest = Math.max(0, ...weights.values())
    if (elsewhere >= strongest) return new Map()
    const least = Math.max(WEAKEST, WEAKEST_SHARE * strongest)
    const kept = [...weights]
      .filter(([, weight]) => weight >= least)
      .map(([need, weight]) => [this.vocabulary.needCode(need), weight / Math.max(strongest, 1)] as const)
      .filter(([need]) => !dropped.has(`need:${need}`))
    return new Map(kept.sort(byWeight))
  }

  private termsOf(left: readonly string[]): Map<string, number> {
    const { stopwords } = this.vocabulary.analysis
    const terms = new Map<string, number>()
    for (const word of left) {
      if (stopwords.has(word)) continue
      const [whole, ...parts] = this.vocabulary.analysis.tokensOf(word)
      terms.set(whole!, 1)
      for (const part of parts) if (!terms.has(part)) terms.set(part, PART_OF_COMPOUND)
    }
    return terms
  }
}

/** Each free word as it was meant, and what was corrected. */
function spell(typed: readonly string[], free: ReadonlySet<number>, speller: Speller): { meant: string[]; corrected: Record<string, string> } {
  const corrected: Record<string, string> = {}
  const meant = typed.map((word, n) => {
    const right = free.has(n) ? speller.correct(word) : null
    return right ? (corrected[word] = right) : word
  })
  return { meant, corrected }
}
