// Twin of directory/search/evidence.py: what words tell of needs when no term stands in them word for word.
import { listAt } from './texts-list'
import type { Vocabulary } from './vocabulary'

// An atom that no term holds tells nothing, but makes it likelier that the query is about something else; an everyday
// word much less so than a rare one.
const UNKNOWN_WEIGHT = 0.9
const EVERYDAY_WEIGHT = 0.35
const COVERAGE_PART = 0.5
const SHARE_PART = 0.5
// Half of a term says less than half of what the whole says.
const COVERAGE_POWER = 1.5
// Below CERTAIN two atoms have to tell a need, or one has to tell it nearly alone.
const CERTAIN = 0.4
const TELLING = 0.025
const TELLING_ALONE = 0.55
const DIGITS = /^\p{Nd}+$/u

function weightOf(atom: string, vocabulary: Vocabulary): number {
  const n = vocabulary.atoms.find(atom)
  if (n >= 0) return vocabulary.data.weight[n]!
  if (DIGITS.test(atom)) return 0
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
  !vocabulary.atoms.has(atom) && !vocabulary.everyday.has(atom) && !DIGITS.test(atom)

/** Need (number) → how strongly these atoms point to it, 0…1. One vague word alone points nowhere. */
export function evidence(atoms: readonly string[], vocabulary: Vocabulary): Map<number, number> {
  const found = [...new Set(atoms)]
  const whole = mass(found, vocabulary)
  const borneOut = new Map<number, number>()
  if (!whole) return borneOut
  const { data } = vocabulary
  const told = new Map<number, number[]>()
  const sharedMass = new Map<number, number>()
  for (const atom of found) {
    const n = vocabulary.atoms.find(atom)
    if (n < 0) continue
    const weight = data.weight[n]!
    const first = n ? data.shareNeeds.ends[n - 1]! : 0
    listAt(data.shareNeeds, n).forEach((need, place) => {
      const part = weight * data.shareParts[first + place]!
      const held = told.get(need)
      if (held) held.push(part)
      else told.set(need, [part])
    })
    for (const phrase of listAt(data.phrasesByAtom, n)) sharedMass.set(phrase, (sharedMass.get(phrase) ?? 0) + weight)
  }
  const coverage = coverageOf(sharedMass, whole, vocabulary)
  const strange = found.some((atom) => isStrange(atom, vocabulary))
  for (const [need, parts] of told) {
    const share = parts.reduce((sum, part) => sum + part, 0)
    const strength = COVERAGE_PART * (coverage.get(need) ?? 0) + (SHARE_PART * share) / whole
    if (isBorneOut(parts, strength, strange)) borneOut.set(need, strength)
  }
  return borneOut
}
