// Twin of directory/search/vocabulary.py: what people type and what it means, learned once per pack and kept.
import { Analysis } from './analysis'
import { FIRST } from '../pack/columns'
import { Compounds } from './compounds'
import { learnDangers, type DangersData } from './danger'
import { stemHashes, StemSet } from './everyday'
import { FIRST_LETTER, frontDecoded, listed, type TermsFile, type WordsFile } from './files'
import { root, rootsAmong } from './inflections'
import { frequencyOf, Speller, type Askable, type FrequencyData } from './spelling'
import { stem } from './stems'
import type { Taxonomy } from './taxonomy'
import { listAt, lists, Texts, type ListsData, type TextsData } from './texts-list'
import { learnWishes, type WishesData } from './wishes'

// What people type that the directory is not about competes with the needs as if it were one.
export const ELSEWHERE = 'elsewhere'
// How much more a word that many terms share tells by its spread over the needs than one that few do.
const SHARPNESS = 2.5
const LEAST_WEIGHT = 0.05
// Added to every count; the log odds that count as certain; a word seen once tells half, for one term may hold it by chance.
const SMOOTHING = 0.3
const CERTAIN_ODDS = 5
const SEEN_HALF = 1
const MOST_TOLD = 1.2

/** Of each word: the numbers of needs, and how much likelier each is where it stands. */
export interface SharesData { needs: ListsData; parts: Float64Array }

/** The vocabulary as it is kept. Lists of needs hold numbers of `Taxonomy`; a phrase is its words joined by spaces. */
export interface VocabularyData {
  phrases: TextsData
  phraseNeeds: ListsData
  longest: number
  /** How much the atoms of each phrase tell together. */
  mass: Float64Array
  atoms: TextsData
  weight: Float64Array
  share: SharesData
  /** Stop words that tell something, and what. */
  small: TextsData
  smallShare: SharesData
  /** Phrases of what the directory is not about. */
  elsewhere: TextsData
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
  readonly small: Texts
  readonly elsewhere: Texts
  readonly everyday: Askable
  readonly known: Texts
  /** The number of what is no need: one more than the last need has. */
  readonly elsewhereNumber: number
  readonly speller: Speller

  constructor(readonly data: VocabularyData, readonly taxonomy: Taxonomy) {
    const compounds = new Compounds(new Set(data.parts))
    this.analysis = new Analysis(new Set(data.stopwords), compounds)
    this.phrases = new Texts(data.phrases)
    this.atoms = new Texts(data.atoms)
    this.small = new Texts(data.small)
    this.elsewhere = new Texts(data.elsewhere)
    this.elsewhereNumber = taxonomy.needCodes.length
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
    return this.taxonomy.needCodes[number] ?? ELSEWHERE
  }

  /** The atoms of a phrase without its stop words, each by the root that the terms know. */
  atomsOf(phrase: readonly string[]): string[] {
    return this.analysis.contentAtoms(phrase).map((atom) => root(atom, this.atoms))
  }
}

/** Phrase → numbers of its needs, in the order of their codes. */
function readPhrases(terms: TermsFile, taxonomy: Taxonomy): Map<string, number[]> {
  const meanings = terms.meanings.map((needs) => taxonomy.numbersOf(needs.split(',').sort()))
  return new Map(frontDecoded(terms.phrases).map((phrase, n) => [phrase, meanings[terms.means.charCodeAt(n) - FIRST]!]))
}

const wordsOf = (phrase: string) => (phrase ? phrase.split(' ') : [])
const increment = <K>(counts: Map<K, number>, key: K, by = 1) => counts.set(key, (counts.get(key) ?? 0) + by)

/** How often each atom (or stop word) stands in the terms of each need, and how many terms each need has. */
interface Evidence { counts: Map<string, Map<number, number>>; termsOf: Map<number, number> }

function counted(phraseNeeds: readonly number[][], toldBy: readonly string[][]): Evidence {
  const counts = new Map<string, Map<number, number>>()
  const termsOf = new Map<number, number>()
  phraseNeeds.forEach((needs, n) => {
    for (const need of needs) increment(termsOf, need)
    for (const atom of toldBy[n]!) {
      const byNeed = counts.get(atom) ?? new Map<number, number>()
      counts.set(atom, byNeed)
      for (const need of needs) increment(byNeed, need)
    }
  })
  return { counts, termsOf }
}

/** Count the longer wordings too: they are no terms, but what their words tell counts. */
function addLonger({ counts, termsOf }: Evidence, terms: TermsFile, taxonomy: Taxonomy): void {
  for (const [need, count] of Object.entries(terms.longer ?? {})) {
    for (const number of taxonomy.numbersOf([need])) increment(termsOf, number, count)
  }
  for (const line of listed(terms.longer_told)) {
    const space = line.indexOf(' ')
    const byNeed = counts.get(line.slice(0, space))
    if (byNeed) for (const letter of line.slice(space + 1)) increment(byNeed, letter.charCodeAt(0) - FIRST_LETTER)
  }
}

const total = (counts: Map<number, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)

/** How much an atom tells: one of one need all, one of all needs nothing.
 *
 * Counts are taken per term of the need: a need with many terms is no likelier than one with few. */
function weightOf(byNeed: Map<number, number>, termsOf: Map<number, number>, needCount: number): number {
  const damped = [...byNeed].map(([need, count]) => Math.log1p(count) ** SHARPNESS / termsOf.get(need)!)
  const whole = damped.reduce((sum, value) => sum + value, 0)
  const entropy = -damped.reduce((sum, value) => sum + (value / whole) * Math.log(value / whole), 0)
  return Math.max(LEAST_WEIGHT, 1 - entropy / Math.log(needCount))
}

/** How much likelier each need is where the atoms stand: the positive log odds of naive Bayes. */
function sharesOf(atoms: readonly string[], { counts, termsOf }: Evidence): SharesData {
  const terms = total(termsOf)
  const found = atoms.map((atom) => {
    const byNeed = counts.get(atom)!
    const seen = total(byNeed)
    const odds = ([need, count]: [number, number]): [number, number] => {
      const ofNeed = (count + SMOOTHING) / (termsOf.get(need)! + 2 * SMOOTHING)
      const ofOthers = (seen - count + SMOOTHING) / (terms - termsOf.get(need)! + 2 * SMOOTHING)
      return [need, Math.log(ofNeed / ofOthers)]
    }
    const part = ([need, value]: [number, number]) => [need, (Math.min(MOST_TOLD, value / CERTAIN_ODDS) * seen) / (seen + SEEN_HALF)] as const
    return [...byNeed].map(odds).filter(([, value]) => value > 0).map(part)
  })
  return { needs: lists(found.map((parts) => parts.map(([need]) => need))), parts: Float64Array.from(found.flat(), ([, part]) => part) }
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
  const elsewhere = listed(lists_.elsewhere).filter((phrase) => !phrases.has(phrase)).sort()
  const everything = [...sorted, ...elsewhere]
  const meant = [...needs, ...elsewhere.map(() => [taxonomy.needs.size])]
  const ownAtoms = everything.map((phrase) => analysis.contentAtoms(wordsOf(phrase)))
  const roots = rootsAmong(ownAtoms.flat())
  const atomsOf = ownAtoms.map((own) => [...new Set(own.map((atom) => roots.get(atom)!))].sort())
  const told = counted(meant, atomsOf)
  addLonger(told, terms, taxonomy)
  const small = counted(meant, everything.map((phrase) => [...new Set(wordsOf(phrase).filter((word) => stopwords.has(word)))].sort()))
  const atoms = [...told.counts.keys()].sort()
  const weight = new Map(atoms.map((atom) => [atom, weightOf(told.counts.get(atom)!, told.termsOf, taxonomy.needs.size)]))
  const numbers = new Map(atoms.map((atom, n) => [atom, n]))
  const byAtom: number[][] = atoms.map(() => [])
  const termAtoms = atomsOf.slice(0, sorted.length)
  termAtoms.forEach((found, n) => found.forEach((atom) => byAtom[numbers.get(atom)!]!.push(n)))
  const smallWords = [...small.counts.keys()].sort()
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
    mass: Float64Array.from(termAtoms, (found) => found.reduce((sum, atom) => sum + weight.get(atom)!, 0)),
    atoms: Texts.of(atoms),
    weight: Float64Array.from(atoms, (atom) => weight.get(atom)!),
    share: sharesOf(atoms, told),
    small: Texts.of(smallWords),
    smallShare: sharesOf(smallWords, small),
    elsewhere: Texts.of(elsewhere),
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

