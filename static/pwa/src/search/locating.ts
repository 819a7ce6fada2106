// Twin of directory/search/locating.py: the place named in a query. Hamlets with the name of an ordinary thing need a hint.
import type { Place } from '../contract'
import type { Places } from '../places/places'
import { damerauDistance } from './distance'
import { sounds, type Speller } from './spelling'
import { fold } from './texts'

const LONGEST_NAME = 4
const SHORTEST_MISTYPED = 4
const SHORTEST_HAMLET_MISTYPED = 6
const HINTS = new Set(['in', 'te', 'uit', 'bij', 'rond', 'omgeving', 'buurt', 'gehucht', 'from', 'near', 'a', 'at'])
const ARTICLES = new Set(['de', 'het', 'een', 'den', 'ne', 'nen', 't', 'tegen', 'met'])
// Even with a hint these are what they say: in brand, in rouw.
const NEVER_ALONE = new Set(['brand', 'rouw', 'berg'])

/** A place, and where in the query its name stands. */
export interface Located { place: Place; start: number; end: number }
interface Found extends Located { isWritten: boolean; length: number }

/** After "in" or "te", or as the last word of several ("water afgesloten sluis"), an ordinary word is a place. */
function isHinted(typed: readonly string[], start: number, end: number): boolean {
  const before = typed[start - 1] ?? ''
  return HINTS.has(before) || (end === typed.length && start > 1 && !ARTICLES.has(before))
}

const isOrdinary = (place: Place, name: string, speller: Speller) => place.kind === 'hamlet' && !name.includes(' ') && speller.knows(name)

/** Whether `a` tells more than `b`: a written name before a mistyped one, a village before a hamlet, the longest, the last. */
function tellsMore(a: Found, b: Found): boolean {
  const rank = (f: Found) => [Number(f.isWritten), Number(f.place.kind !== 'hamlet'), f.length, f.start]
  const others = rank(b)
  const differing = rank(a).map((value, n) => value - others[n]!).find((difference) => difference !== 0)
  return (differing ?? 0) > 0
}

export class Locator {
  /** `molse`, `balense`, `retiese`: of a municipality. */
  private readonly adjectives = new Map<string, Place>()
  /** Names long enough to be recognised in spite of a typing error. */
  private readonly mistypable: { name: string; sound: string; place: Place }[] = []

  constructor(private readonly places: Places) {
    for (const place of places.all) {
      const name = fold(place.name)
      if (place.kind === 'municipality' || place.kind === 'village') {
        for (const ending of ['se', 's']) this.adjectives.set(name + ending, place)
      }
      const isSingle = !/[ -]/.test(place.name) && place.kind !== 'station'
      if (isSingle && (place.kind !== 'hamlet' || name.length >= SHORTEST_HAMLET_MISTYPED)) {
        this.mistypable.push({ name, sound: sounds(name), place })
      }
    }
  }

  /** The most telling place in the query. */
  locate(typed: readonly string[], speller: Speller): Located | null {
    let best: Found | null = null
    for (let start = 0; start < typed.length; start++) {
      const found = this.written(typed, start, speller) ?? this.mistyped(typed, start, speller)
      if (found && (!best || tellsMore(found, best))) best = found
    }
    return best
  }

  private written(typed: readonly string[], start: number, speller: Speller): Found | null {
    for (let end = Math.min(typed.length, start + LONGEST_NAME); end > start; end--) {
      const name = typed.slice(start, end).join(' ')
      const place = this.places.withPostcode(name) ?? this.places.named(name) ?? this.adjectives.get(name)
      const hinted = !NEVER_ALONE.has(name) && isHinted(typed, start, end)
      if (place && (hinted || !isOrdinary(place, name, speller))) return { place, start, end, isWritten: true, length: end - start }
    }
    return null
  }

  private mistyped(typed: readonly string[], start: number, speller: Speller): Found | null {
    const word = typed[start]!
    if (word.length < SHORTEST_MISTYPED || speller.knows(word)) return null
    const heard = sounds(word)
    const isNear = (name: string) => name.length >= SHORTEST_MISTYPED && name[0] === word[0] && damerauDistance(word, name, 1) <= 1
    const found = this.mistypable.find(({ name, sound }) => heard === sound || isNear(name))
    return found ? { place: found.place, start, end: start + 1, isWritten: false, length: 1 } : null
  }
}
