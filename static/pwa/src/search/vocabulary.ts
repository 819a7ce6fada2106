// Twin of directory/search/vocabulary.py: what people type and what it means, learned once per pack and kept.
import { Analysis } from './analysis'
import { FIRST } from '../pack/columns'
import { Compounds } from './compounds'
import { learnDangers, type DangersData } from './danger'
import { stemHashes, StemSet } from './everyday'
import { frontDecoded, listed, type TermsFile, type WordsFile } from './files'
import { frequencyOf, Speller, type Askable, type FrequencyData } from './spelling'
import { stem } from './stems'
import type { Taxonomy } from './taxonomy'
import { listAt, lists, Texts, type ListsData, type TextsData } from './texts-list'
import { learnWishes, type WishesData } from './wishes'

// How much more a word that many terms of a need share tells than one that few do.
const SHARPNESS = 2.5
const LEAST_WEIGHT = 0.05

/** The vocabulary as it is kept. Lists of needs hold numbers of `Taxonomy`; a phrase is its words joined by spaces. */
export interface VocabularyData {
  phrases: TextsData
  phraseNeeds: ListsData
  longest: number
  /** How much the atoms of each phrase tell together. */
  mass: Float64Array
  atoms: TextsData
  weight: Float64Array
  shareNeeds: ListsData
  shareParts: Float64Array
  phrasesByAtom: ListsData
  known: TextsData
  knownStems: TextsData
  everydayStems: TextsData
  /** Hashes of more stems, known and everyday. */
  moreStems: Uint32Array
  frequency: FrequencyData
  stopwords: string[]
  parts: string[]
  wishes: WishesData
  dangers: DangersData
}

const either = (one: Askable, other: Askable): Askable => ({ has: (text) => one.has(text) || other.has(text) })

/** All terms, ready to be looked up. */
export class Vocabulary {
  readonly analysis: Analysis
  readonly phrases: Texts
  readonly atoms: Texts
  readonly everyday: Askable
  readonly known: Texts
  readonly speller: Speller

  constructor(readonly data: VocabularyData, readonly taxonomy: Taxonomy) {
    const compounds = new Compounds(new Set(data.parts))
    this.analysis = new Analysis(new Set(data.stopwords), compounds)
    this.phrases = new Texts(data.phrases)
    this.atoms = new Texts(data.atoms)
    const more = new StemSet(data.moreStems)
    this.everyday = either(new Texts(data.everydayStems), more)
    this.known = new Texts(data.known)
    this.speller = new Speller(data.frequency, { words: this.known, stems: either(new Texts(data.knownStems), more) }, compounds)
  }

  /** The numbers of the needs of a phrase; `null` where it is none. */
  needsOf(phrase: string): Uint32Array | null {
    const n = this.phrases.find(phrase)
    return n < 0 ? null : listAt(this.data.phraseNeeds, n)
  }

  needCode(number: number): string {
    return this.taxonomy.needCodes[number]!
  }
}

/** Phrase → numbers of its needs, in the order of their codes. */
function readPhrases(terms: TermsFile, taxonomy: Taxonomy): Map<string, number[]> {
  const meanings = terms.meanings.map((needs) => taxonomy.numbersOf(needs.split(',').sort()))
  return new Map(frontDecoded(terms.phrases).map((phrase, n) => [phrase, meanings[terms.means.charCodeAt(n) - FIRST]!]))
}

const wordsOf = (phrase: string) => (phrase ? phrase.split(' ') : [])
const increment = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1)

interface Evidence { weight: Map<string, number>; share: Map<string, Map<number, number>> }

/** How much each atom tells, and of which needs. An atom of one need tells all, one of all needs nothing.
 *
 * Counts are taken per term of the need: a need with many terms is no likelier than one with few.
 * The shares of an atom seen once add up to half: one term may hold it by chance (`zonnig huis`). */
function evidenceOf(phraseNeeds: readonly number[][], phraseAtoms: readonly string[][], needCount: number): Evidence {
  const counts = new Map<string, Map<number, number>>()
  const termsOf = new Map<number, number>()
  phraseNeeds.forEach((needs, n) => {
    for (const need of needs) increment(termsOf, need)
    for (const atom of phraseAtoms[n]!) {
      const byNeed = counts.get(atom) ?? new Map<number, number>()
      counts.set(atom, byNeed)
      for (const need of needs) increment(byNeed, need)
    }
  })
  const weight = new Map<string, number>()
  const share = new Map<string, Map<number, number>>()
  for (const [atom, byNeed] of counts) {
    const damped = [...byNeed].map(([need, count]) => [need, Math.log1p(count) ** SHARPNESS / termsOf.get(need)!] as const)
    const total = damped.reduce((sum, [, value]) => sum + value, 0)
    const seen = [...byNeed.values()].reduce((sum, count) => sum + count, 0)
    let entropy = 0
    for (const [, value] of damped) entropy += (value / total) * Math.log(value / total)
    share.set(atom, new Map(damped.map(([need, value]) => [need, ((value / total) * seen) / (seen + 1)])))
    weight.set(atom, Math.max(LEAST_WEIGHT, 1 - -entropy / Math.log(needCount)))
  }
  return { weight, share }
}

/** Read the pack's word lists; slow, so what it says is kept. */
export function learnVocabulary(terms: TermsFile, lists_: WordsFile, taxonomy: Taxonomy): VocabularyData {
  const stopwords = new Set(listed(lists_.stop))
  const parts = new Set(listed(lists_.parts))
  const everyday = frontDecoded(lists_.everyday)
  const analysis = new Analysis(stopwords, new Compounds(parts))
  const wishes = learnWishes(lists_)
  const phrases = readPhrases(terms, taxonomy)
  const sorted = [...phrases.keys()].sort()
  const needs = sorted.map((phrase) => phrases.get(phrase)!)
  const atomsOf = sorted.map((phrase) => [...new Set(analysis.contentAtoms(wordsOf(phrase)))].sort())
  const { weight, share } = evidenceOf(needs, atomsOf, taxonomy.needs.size)
  const atoms = [...weight.keys()].sort()
  const numbers = new Map(atoms.map((atom, n) => [atom, n]))
  const byAtom: number[][] = atoms.map(() => [])
  atomsOf.forEach((found, n) => found.forEach((atom) => byAtom[numbers.get(atom)!]!.push(n)))
  const misspelled = new Set(listed(terms.misspelled))
  const counts = new Map<string, number>()
  for (const phrase of sorted) for (const word of wordsOf(phrase)) if (!misspelled.has(word)) increment(counts, word)
  // Small words are mistyped too (zoken): taken for themselves they tell nothing, taken for another word they mislead.
  for (const word of stopwords) increment(counts, word)
  const known = new Set([...counts.keys(), ...everyday, ...parts, ...wishes.languages.keys(), ...wishes.spelled])
  return {
    phrases: Texts.of(sorted),
    phraseNeeds: lists(needs),
    longest: Math.max(...sorted.map((phrase) => wordsOf(phrase).length)),
    mass: Float64Array.from(atomsOf, (found) => found.reduce((sum, atom) => sum + weight.get(atom)!, 0)),
    atoms: Texts.of(atoms),
    weight: Float64Array.from(atoms, (atom) => weight.get(atom)!),
    shareNeeds: lists(atoms.map((atom) => [...share.get(atom)!.keys()])),
    shareParts: Float64Array.from(atoms.flatMap((atom) => [...share.get(atom)!.values()])),
    phrasesByAtom: lists(byAtom),
    known: Texts.sorted(known),
    knownStems: Texts.sorted([...known].map(stem)),
    everydayStems: Texts.sorted(everyday.map(stem)),
    moreStems: stemHashes(lists_.stems),
    frequency: frequencyOf(counts),
    stopwords: [...stopwords],
    parts: [...parts],
    wishes,
    dangers: learnDangers(lists_),
  }
}

