// Twin of directory/search/danger.py: words of immediate danger → the line to call. A false alarm is a fault too.
import { words } from './analysis'
import { damerauDistance, letterBits, mayBeNear } from './distance'
import { listed, type WordsFile } from './files'
import { memoized } from './memo'
import { sounds } from './spelling'
import { stem } from './stems'
import type { Texts } from './texts-list'

export const LINE_112 = '112'
// How many other words may stand between the words of a phrase.
const MOST_BETWEEN = 2
const SHORTEST_INFLECTED = 5
const SHORTEST_FOR_TWO = 9
const SHORTEST_ALONE = 8
export const DENIALS = new Set(['niet', 'ni', 'nie', 'nooit', 'geen', 'not', 'never', 'pas', 'jamais', 'не', 'degil', 'لا'])
// A clause begins here: what stands before it belongs to another thought.
const CONJUNCTIONS = new Set(['en', 'maar', 'want', 'dus', 'of', 'and', 'but', 'et', 'mais'])
// A small word that points stands right before its own word where the order is another: not "mijn zoon kinderen slaat".
const POINTING = new Set(['de', 'het', 'een', 'mijn', 'onze', 'ons', 'zijn', 'haar', 'my', 'the', 'mon', 'ma', 'mes', 'les', 'la'])
// Whoever says this speaks of a person, whatever course or film is mentioned beside it.
const PERSONAL = new Set(['ik', 'mij', 'mijn', 'ons', 'onze', 'mijzelf', 'mezelf', 'i', 'me', 'my', 'myself', 'je', 'moi', 'mon', 'ma'])
// So near stands a word that makes a phrase innocent.
const NEAR = 3
// Words that people write in more than one way, by the form that danger.tsv uses.
const SAME: Record<string, string> = { me: 'mij', mn: 'mijn', m: 'mij', zij: 'hij', ze: 'hij', nie: 'niet', ni: 'niet', k: 'ik' }

/** Words that call for a line; `immediate` is a danger to life now. */
interface DangerPhrase { words: string[]; line: string; immediate: boolean }
interface DangerWord { word: string; stem: string; sound: string }
export interface DangersData { phrases: DangerPhrase[]; words: DangerWord[]; innocent: string[] }

export const same = (word: string) => (Object.hasOwn(SAME, word) ? SAME[word]! : word)

export function learnDangers(lists: WordsFile): DangersData {
  const phrases = lists.danger.flatMap(([line, immediate, list]) => listed(list).map((phrase) => ({ words: phrase.split(' '), line, immediate })))
  const found = [...new Set(phrases.flatMap((phrase) => phrase.words))]
  return {
    phrases,
    words: found.map((word) => ({ word, stem: stem(word), sound: sounds(word) })),
    innocent: listed(lists.innocent),
  }
}

const isSlip = (typed: string, meant: string, most: number) =>
  mayBeNear(letterBits(typed), letterBits(meant), most) && damerauDistance(typed, meant, most) <= most

/** Where the words stand in the window, each in a place of its own; `null` where one is missing. */
function placesOf(meant: readonly string[], window: readonly Set<string>[]): number[] | null {
  const places: number[] = []
  for (const word of meant) {
    const place = window.findIndex((canBe, n) => !places.includes(n) && canBe.has(word))
    if (place < 0) return null
    places.push(place)
  }
  return places
}

/** The places of an innocent phrase that begins here; empty where it doesn't go on. */
function follow(phrase: readonly string[], start: number, typed: readonly string[], stems: readonly string[]): number[] {
  const places = [start]
  for (const word of phrase.slice(1)) {
    const last = places.at(-1)!
    const reach = POINTING.has(typed[last]!) ? 1 : 1 + MOST_BETWEEN
    const ahead = stems.slice(last + 1, last + 1 + reach)
    const next = ahead.indexOf(word)
    // The nearest of equal words is meant ("wil dood sinds de dood van …"), so that the other one still counts.
    if (next < 0 || ahead.slice(0, next).includes(stems[last]!)) return []
    places.push(last + 1 + next)
  }
  return places
}

export class Dangers {
  /** Words that make what stands near them innocent. */
  private readonly innocentWords: Set<string>
  /** Innocent phrases by the stem of their first word, each as the stems of its words. */
  private readonly innocentPhrases = new Map<string, string[][]>()
  private readonly byLongestWord = new Map<string, DangerPhrase[]>()
  /** The words of danger that a typed word can be: as written, inflected, or mistyped where it is no other word. */
  private readonly meanings = memoized((typed: string): Set<string> => {
    const isKnown = this.known.has(typed)
    const stemmed = stem(typed)
    const heard = sounds(typed)
    const canBe = ({ word, stem: meantStem, sound }: DangerWord) => {
      if (typed === word) return true
      if (word.length < SHORTEST_INFLECTED || typed.length < SHORTEST_INFLECTED - 1) return false
      if (typed.length >= SHORTEST_INFLECTED && stemmed === meantStem) return true
      return !isKnown && (heard === sound || isSlip(typed, word, word.length >= SHORTEST_FOR_TWO ? 2 : 1))
    }
    return new Set(this.data.words.filter(canBe).map((found) => found.word))
  })

  constructor(private readonly data: DangersData, private readonly known: Texts) {
    this.innocentWords = new Set(data.innocent.filter((line) => !line.includes(' ')))
    for (const line of data.innocent) {
      const stems = words(line).map((word) => stem(same(word)))
      if (stems.length > 1) this.innocentPhrases.set(stems[0]!, [...(this.innocentPhrases.get(stems[0]!) ?? []), stems])
    }
    for (const phrase of data.phrases) {
      const longest = phrase.words.reduce((best, word) => (word.length > best.length ? word : best))
      const held = this.byLongestWord.get(longest)
      if (held) held.push(phrase)
      else this.byLongestWord.set(longest, [phrase])
    }
  }

  /** The lines that a text calls for, most pressing first; 112 before any other where life is in danger now. */
  dangers(text: string): string[] {
    const typed = words(text).map(same)
    const innocent = this.innocentPlaces(typed)
    const meanings = typed.map((word, n) => (innocent.has(n) ? new Set<string>() : this.meanings(word)))
    const candidates = new Set(meanings.flatMap((canBe) => [...canBe].flatMap((word) => this.byLongestWord.get(word) ?? [])))
    const seen = [...candidates].filter((phrase) => this.isSure(phrase, typed) && this.standsIn(phrase, typed, meanings))
    const rank = (phrase: DangerPhrase) => (phrase.immediate ? 0 : 2) + (phrase.line === LINE_112 ? 0 : 1)
    seen.sort((a, b) => rank(a) - rank(b) || (a.line < b.line ? -1 : 1))
    return [...new Set(seen.map((phrase) => phrase.line))]
  }

  /** A short word that is a phrase by itself has no other words to bear it out: it counts only as written. */
  private isSure(phrase: DangerPhrase, typed: readonly string[]): boolean {
    const [first] = phrase.words
    return phrase.words.length > 1 || first!.length >= SHORTEST_ALONE || typed.includes(first!)
  }

  /** Where words stand that an innocent phrase holds: in its order, inflected or not, with few words in between. */
  private innocentPlaces(typed: readonly string[]): Set<number> {
    const stems = typed.map((word) => stem(word))
    return new Set(stems.flatMap((first, start) => (this.innocentPhrases.get(first) ?? []).flatMap((phrase) => follow(phrase, start, typed, stems))))
  }

  /** Whether all words of the phrase stand close together and say what the phrase says. */
  private standsIn(phrase: DangerPhrase, typed: readonly string[], meanings: readonly Set<string>[]): boolean {
    const reach = phrase.words.length + MOST_BETWEEN
    for (let start = 0; start < Math.max(1, typed.length - reach + 1); start++) {
      const places = placesOf(phrase.words, meanings.slice(start, start + reach))?.map((place) => start + place)
      if (places && this.saysIt(phrase, places, typed)) return true
    }
    return false
  }

  /** Whether these places hold the phrase: undenied, in one clause, and out of an innocent context. */
  private saysIt(phrase: DangerPhrase, places: readonly number[], typed: readonly string[]): boolean {
    const [first, last] = [Math.min(...places), Math.max(...places)]
    const between = typed.slice(first, last).filter((_, n) => !places.includes(first + n))
    if (between.some((word) => DENIALS.has(word))) return false
    if (places.some((place, n) => n > 0 && place < places[n - 1]!)) {
      const points = phrase.words.some((word, n) => POINTING.has(word) && n + 1 < places.length && places[n + 1] !== places[n]! + 1)
      if (points || between.some((word) => CONJUNCTIONS.has(word))) return false
    }
    const around = typed.slice(Math.max(0, first - NEAR), last + NEAR + 1)
    return phrase.words.some((word) => PERSONAL.has(word)) || !around.some((word) => this.innocentWords.has(word))
  }
}
