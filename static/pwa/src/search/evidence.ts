// Twin of directory/search/evidence.py: what words tell of needs when no term stands in them word for word.
import { listAt } from './texts-list'
import type { SharesData, Vocabulary } from './vocabulary'

// An atom that no term holds tells nothing, but makes it likelier that the query is about something else; an everyday
// word much less so than a rare one.
const UNKNOWN_WEIGHT = 0.9
const EVERYDAY_WEIGHT = 0.35
const COVERAGE_PART = 0.3
const SHARE_PART = 0.7
const SMALL_PART = 0.5
// Half of a term says less than half of what the whole says.
const COVERAGE_POWER = 1.5
// Below CERTAIN two atoms have to tell a need, or one has to tell it nearly alone.
const CERTAIN = 0.6
const TELLING = 0.025
const TELLING_ALONE = 0.85
// A vague word by itself explains no more than it would beside another one.
const LEAST_MASS = 0.7
// So many of the strongest needs are asked whether the query is about a need at all.
const ASKED = 2
// A number, an hour (`5u`), an age or a year: it tells nothing, and is strange to nothing.
const NUMBER = /^\p{Nd}/u

function weightOf(atom: string, vocabulary: Vocabulary): number {
  const n = vocabulary.atoms.find(atom)
  if (n >= 0) return vocabulary.data.weight[n]!
  if (NUMBER.test(atom)) return 0
  return vocabulary.everyday.has(atom) ? EVERYDAY_WEIGHT : UNKNOWN_WEIGHT
}

/** How much there is to explain in these atoms. */
export function mass(atoms: Iterable<string>, vocabulary: Vocabulary): number {
  let sum = 0
  for (const atom of new Set(atoms)) sum += weightOf(atom, vocabulary)
  return sum
}

/** Need (number) → how well its best term is covered. */
function coverageOf(sharedMass: Map<number, number>, whole: number, vocabulary: Vocabulary): Map<number, number> {
  const coverage = new Map<number, number>()
  const { mass: masses, phraseNeeds } = vocabulary.data
  for (const [phrase, covered] of sharedMass) {
    const score = (covered / masses[phrase]!) ** COVERAGE_POWER * (covered / whole) ** 0.5
    for (const need of listAt(phraseNeeds, phrase)) if (score > (coverage.get(need) ?? 0)) coverage.set(need, score)
  }
  return coverage
}

/** Whether two words tell the same; or one tells it clearly, and no strange word beside it (bitcoin kopen) is the subject. */
function isBorneOut(parts: readonly number[], strength: number, strange: boolean): boolean {
  if (parts.filter((part) => part >= TELLING).length >= 2) return true
  return !strange && (strength >= CERTAIN || Math.max(...parts) >= TELLING_ALONE)
}

const isStrange = (atom: string, vocabulary: Vocabulary) =>
  !vocabulary.atoms.has(atom) && !vocabulary.everyday.has(atom) && !NUMBER.test(atom)

/** Each need (number) that a word tells of, with how much. */
function eachShare(shares: SharesData, n: number, tell: (need: number, part: number) => void): void {
  const first = n > 0 ? shares.needs.ends[n - 1]! : 0
  listAt(shares.needs, n).forEach((need, place) => tell(need, shares.parts[first + place]!))
}

/** The need that an atom tells most of; `null` where it tells of none. */
export function mostTold(atom: string, vocabulary: Vocabulary): string | null {
  let most: [part: number, need: string] | null = null
  eachShare(vocabulary.data.share, vocabulary.atoms.find(atom), (number, part) => {
    const need = vocabulary.needCode(number)
    if (!most || part > most[0] || (part === most[0] && need > most[1])) most = [part, need]
  })
  return most && most[1]
}

/** Need (number) → what the stop words tell of it. */
function toldBySmall(small: readonly string[], vocabulary: Vocabulary): Map<number, number> {
  const beside = new Map<number, number>()
  for (const word of new Set(small)) {
    eachShare(vocabulary.data.smallShare, vocabulary.small.find(word), (need, part) => beside.set(need, (beside.get(need) ?? 0) + part))
  }
  return beside
}

/** Need (number) → how strongly these atoms (and stop words) point to it, about 0…1. One vague word alone points nowhere. */
export function evidence(atoms: readonly string[], small: readonly string[], vocabulary: Vocabulary): Map<number, number> {
  const found = [...new Set(atoms)]
  if (!found.length) return new Map()
  const whole = Math.max(mass(found, vocabulary), LEAST_MASS)
  const { data } = vocabulary
  const told = new Map<number, number[]>()
  const sharedMass = new Map<number, number>()
  for (const atom of found) {
    const n = vocabulary.atoms.find(atom)
    if (n < 0) continue
    eachShare(data.share, n, (need, part) => {
      const held = told.get(need)
      if (held) held.push(part)
      else told.set(need, [part])
    })
    for (const phrase of listAt(data.phrasesByAtom, n)) sharedMass.set(phrase, (sharedMass.get(phrase) ?? 0) + data.weight[n]!)
  }
  const coverage = coverageOf(sharedMass, whole, vocabulary)
  const beside = toldBySmall(small, vocabulary)
  const strength = new Map<number, number>()
  for (const [need, parts] of told) {
    const share = parts.reduce((sum, part) => sum + part, 0) + SMALL_PART * (beside.get(need) ?? 0)
    strength.set(need, COVERAGE_PART * (coverage.get(need) ?? 0) + (SHARE_PART * share) / whole)
  }
  const strange = found.some((atom) => isStrange(atom, vocabulary))
  const code = (need: number) => vocabulary.needCode(need)
  const strongest = [...strength].sort(([a, x], [b, y]) => y - x || (code(a) < code(b) ? -1 : 1)).slice(0, ASKED)
  return strongest.some(([need, value]) => isBorneOut(told.get(need)!, value, strange)) ? strength : new Map()
}
