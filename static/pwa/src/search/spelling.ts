// Twin of directory/search/spelling.py: typing errors, mended per word, only to words that we know.
import type { Compounds } from './compounds'
import { alignmentDistance, letterBits, mayBeNear } from './distance'
import { memoized } from './memo'
import { stem } from './stems'
import { Texts, type TextsData } from './texts-list'

// Below this many letters a slip of one letter makes another word too easily.
export const SHORTEST_WORD = 4
const SHORTEST_IN_OTHER_SCRIPT = 6
const VERB_ENDING = 't'
const SHORTEST_FOR_TWO = 8
export const LONGEST_WORD = 40
// A word of the same sound costs less than a slip, the less the fewer letters differ (zoken is zoeken sooner than sokken).
const SAME_SOUND_COST = 0.5
const SOUND_LETTER_COST = 0.3
const OTHER_FIRST_LETTER_COST = 0.4
// Spellings of one sound in Dutch, applied in this order to folded words.
const SOUNDS: [spelling: RegExp, sound: string][] = [
  [/ij|ey|ei|y/g, 'ei'], [/ou|au/g, 'au'], [/sch/g, 'sg'], [/ch|kh|gh/g, 'g'],
  [/ck|q/g, 'k'], [/x/g, 'ks'], [/ph/g, 'f'], [/th|dt/g, 't'],
  [/c(?=[eiy])/g, 's'], [/c/g, 'k'], [/z/g, 's'], [/v/g, 'f'], [/ae/g, 'aa'],
  [/d$/g, 't'], [/b$/g, 'p'], [/tie$/g, 'sie'], [/(.)\1+/gu, '$1'],
  [/([aeou])i(?=[aeou])/g, '$1j'], [/ie/g, 'i'],
]
const ONLY_DIGITS = /^\p{Nd}+$/u
const A_DIGIT = /\p{Nd}/u
const ONLY_ASCII = /^[\0-\x7f]*$/

/** How a folded Dutch word sounds, roughly: words of one sound share it. */
export const sounds = memoized((word: string) => SOUNDS.reduce((heard, [spelling, sound]) => heard.replace(spelling, sound), word), 50_000)

const firstLetterCost = (typed: string, meant: string) => (typed[0] === meant[0] ? 0 : OTHER_FIRST_LETTER_COST)

/** Words that an error can be mended to, sorted, with how often they occur and how they sound. */
export interface FrequencyData { words: TextsData; counts: Uint32Array; sounds: TextsData }

export function frequencyOf(counts: ReadonlyMap<string, number>): FrequencyData {
  const usable = [...counts.keys()].filter((w) => w.length >= SHORTEST_WORD && w.length <= LONGEST_WORD && !ONLY_DIGITS.test(w)).sort()
  return { words: Texts.of(usable), counts: Uint32Array.from(usable, (w) => counts.get(w)!), sounds: Texts.of(usable.map(sounds)) }
}

interface Cost { cost: number; count: number }

/** Words within reach of an error, by letters and by sound. */
class Candidates {
  private readonly words: string[]
  private readonly bits: Int32Array
  private readonly bySound = new Map<string, number[]>()

  constructor(private readonly frequency: FrequencyData) {
    this.words = new Texts(frequency.words).all()
    this.bits = Int32Array.from(this.words, letterBits)
    new Texts(frequency.sounds).all().forEach((sound, n) => {
      const held = this.bySound.get(sound)
      if (held) held.push(n)
      else this.bySound.set(sound, [n])
    })
  }

  /** Add what costs least to this word to `costs`; what already stands there stays. */
  addTo(costs: Map<string, Cost>, word: string): void {
    for (const n of this.bySound.get(sounds(word)) ?? []) {
      this.add(costs, n, SAME_SOUND_COST + SOUND_LETTER_COST * alignmentDistance(word, this.words[n]!, LONGEST_WORD))
    }
    const reach = word.length >= SHORTEST_FOR_TWO ? 2 : 1
    const bits = letterBits(word)
    for (let n = 0; n < this.bits.length; n++) {
      if (!mayBeNear(bits, this.bits[n]!, reach)) continue
      const meant = this.words[n]!
      const distance = alignmentDistance(word, meant, reach)
      if (distance <= reach) this.add(costs, n, distance + firstLetterCost(word, meant))
    }
  }

  private add(costs: Map<string, Cost>, n: number, cost: number): void {
    const meant = this.words[n]!
    if (!costs.has(meant)) costs.set(meant, { cost, count: this.frequency.counts[n]! })
  }
}

/** The cheapest word; of equal ones the more frequent, then the first of the alphabet. */
function cheapest(costs: Map<string, Cost>): string | null {
  let best: [string, Cost] | null = null
  for (const [meant, found] of costs) {
    const held = best?.[1]
    const order = held ? found.cost - held.cost || held.count - found.count : -1
    if (!best || order < 0 || (order === 0 && meant < best[0])) best = [meant, found]
  }
  return best && best[0]
}

/** Words known by themselves, and as the stem of an inflected one. */
export interface Known { words: Askable; stems: Askable }
/** A set that can be asked. */
export interface Askable { has(text: string): boolean }

/** Knows words, and those an error can be mended to. With a `base` it adds the names of a view to the words of the thesaurus. */
export class Speller {
  readonly correct = memoized((word: string): string | null => this.mend(word))
  private made: Candidates | null = null

  constructor(
    private readonly frequency: FrequencyData,
    private readonly known: Known,
    private readonly compounds: Compounds,
    private readonly base: Speller | null = null,
  ) {}

  /** Whether this is a word, an inflection of one or made of known parts, so that it is never corrected. */
  knows(word: string): boolean {
    return this.known.words.has(word) || (this.base ? this.base.knows(word) : this.isFormed(word))
  }

  /** Regularly inflected (`vervalt`, `enkelen`) or compounded (`huurhuis`) from words that we know. */
  private isFormed(word: string): boolean {
    const inflected = word.endsWith(VERB_ENDING) ? [word, word.slice(0, -1)] : [word]
    return (
      inflected.some((form) => form.length >= SHORTEST_WORD && this.known.stems.has(stem(form))) ||
      this.compounds.splitCompound(word).length > 0
    )
  }

  private mend(word: string): string | null {
    const shortest = ONLY_ASCII.test(word) ? SHORTEST_WORD : SHORTEST_IN_OTHER_SCRIPT
    if (word.length < shortest || word.length > LONGEST_WORD || A_DIGIT.test(word) || this.knows(word)) return null
    const costs = this.costs(word)
    return costs.size ? cheapest(costs) : this.correctPart(word)
  }

  /** A compound of which one part is a known part and the other an error (`huisdokkter`). */
  private correctPart(word: string): string | null {
    const parts = this.compounds.parts
    for (let cut = word.length - SHORTEST_WORD; cut >= SHORTEST_WORD; cut--) {
      const before = word.slice(0, cut)
      const behind = word.slice(cut)
      const right = parts.has(before) ? this.nearestPart(behind) : null
      if (right) return before + right
      const left = parts.has(behind) ? this.nearestPart(before) : null
      if (left) return left + behind
    }
    return null
  }

  /** The part of a compound that this is one slip or a spelling of the same sound away from. */
  private nearestPart(word: string): string | null {
    const costs = [...this.costs(word)].filter(([meant, found]) => this.compounds.parts.has(meant) && found.cost <= 1)
    return cheapest(new Map(costs))
  }

  private costs(word: string): Map<string, Cost> {
    const costs = this.base ? this.base.costs(word) : new Map<string, Cost>()
    this.made ??= new Candidates(this.frequency)
    this.made.addTo(costs, word)
    return costs
  }
}
