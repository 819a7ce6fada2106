// Twin of directory/search/ranking.py: from an interpretation to an order. The formula stands there in words.
import { answers, needWeight, NO, YES, type StateName } from './columns'
import { isOpen, speaks, type Rows } from './filters'
import type { Taxonomy } from './taxonomy'
import type { Interpretation } from './understanding'
import type { View } from './view'

const SECOND_NEED = 0.12
const TEXT = 0.35
// What a service must fit at least, as a share of the best fit, to be a result at all.
const LEAST_FIT = 0.12
const LEAST_FIT_SHARE = 0.45
// Without any need understood, so much of the words must stand in the entry.
const LEAST_TEXT = 0.3
const LEAST_TEXT_BESIDE_NEEDS = 0.55
const WISH_MET = 1.12
const WISH_UNMET = 0.85
const OPEN_NOW = 'open-now'
// As many separate problems as people see at a glance get an answer at the top.
const MOST_GROUPS = 3
const DECIMALS = 1e9

/** Needs (numbers) with their weights, and the groups of needs that each want an answer of their own. */
export interface Wanted { needs: Map<number, number>; groups: number[][] }

/** To 9 decimals, halves to even, as numpy does. */
function rounded(score: number): number {
  const scaled = score * DECIMALS
  const below = Math.floor(scaled)
  const rest = scaled - below
  const up = rest > 0.5 || (rest === 0.5 && below % 2 !== 0)
  return Number.isFinite(score) ? (below + Number(up)) / DECIMALS : score
}

/** How well each document answers these needs: the strongest, and a little of the others. */
export function needFit(view: View, needs: ReadonlyMap<number, number>): Float64Array {
  const best = new Float64Array(view.size)
  const total = new Float64Array(view.size)
  for (const [need, weight] of needs) {
    for (let row = 0; row < view.size; row++) {
      const answered = needWeight(view.columns, need, row) * weight
      if (answered > best[row]!) best[row] = answered
      total[row]! += answered
    }
  }
  return best.map((strongest, row) => strongest + SECOND_NEED * (total[row]! - strongest))
}

/** The fit of each document; 0 for what is no result. */
export function fits(view: View, found: Interpretation, needs: ReadonlyMap<number, number>): Float64Array {
  const byNeed = needFit(view, needs)
  const byText = view.textScores(found.terms)
  const best = byNeed.reduce((most, fit) => Math.max(most, fit), 0)
  const leastFit = best ? Math.max(LEAST_FIT, LEAST_FIT_SHARE * best) : Infinity
  const leastText = best ? LEAST_TEXT_BESIDE_NEEDS : LEAST_TEXT
  return byNeed.map((fit, row) => {
    const told = byText[row]!
    if (fit < leastFit && told < leastText) return 0
    return best ? fit + TEXT * told : told
  })
}

/** A factor for what the words ask for besides help (gratis, aan huis, in het Turks): known to be so, or known not to be. */
export function wishes(view: View, found: Interpretation, rows: Rows, now: string): Float64Array {
  const named = found.flags.map((flag) => view.columns.states[flag.replaceAll('-', '_') as StateName])
  const states = named.filter((state) => state !== undefined)
  if (found.flags.includes(OPEN_NOW)) states.push(isOpen(view, now, rows))
  if (found.languages.length) states.push(speaks(view, found.languages, rows))
  const factor = new Float64Array(view.size).fill(1)
  for (const state of states) {
    for (let row = 0; row < view.size; row++) factor[row]! *= state[row] === YES ? WISH_MET : state[row] === NO ? WISH_UNMET : 1
  }
  return factor
}

const askedFor = (wanted: Wanted, taxonomy: Taxonomy): number[] =>
  wanted.needs.size ? [...wanted.needs.keys()] : [...taxonomy.needNumbers.values()]

/** For each example the lowest score of the real entries that answer a need that it answers; infinite for all others. */
function capsOf(view: View, numbers: readonly number[], scores: ReadonlyMap<number, number>, needs: readonly number[]): Map<number, number> {
  const { columns } = view
  const caps = new Map(numbers.map((row) => [row, Infinity]))
  const examples = numbers.filter((row) => columns.example[row])
  const real = numbers.filter((row) => !columns.example[row])
  if (!examples.length) return caps
  for (const need of needs) {
    let floor = Infinity
    for (const row of real) if (answers(columns, need, row)) floor = Math.min(floor, scores.get(row)!)
    for (const row of examples) if (answers(columns, need, row)) caps.set(row, Math.min(caps.get(row)!, floor))
  }
  return caps
}

/** Rows in the order in which they are shown. */
export function ordered(view: View, rows: Rows, scores: Float64Array, wanted: Wanted, taxonomy: Taxonomy): number[] {
  const numbers = [...rows.keys()].filter((row) => rows[row])
  const own = new Map(numbers.map((row) => [row, rounded(scores[row]!)]))
  const needs = askedFor(wanted, taxonomy)
  const caps = capsOf(view, numbers, own, needs)
  // A capped example stands right behind the real entry that caps it; several keep their own order.
  const keys = new Map(
    numbers.map((row) => {
      const [score, cap] = [own.get(row)!, rounded(caps.get(row)!)]
      return [row, { shown: Math.min(score, cap), isCapped: Number(cap <= score), score }]
    }),
  )
  numbers.sort((a, b) => {
    const [first, second] = [keys.get(a)!, keys.get(b)!]
    return second.shown - first.shown || first.isCapped - second.isCapped || second.score - first.score || (view.ids[a]! < view.ids[b]! ? -1 : 1)
  })
  return eachGroupFirst(view, numbers, wanted, needs)
}

/** The best answer of each separate problem moved to the top, where that breaks no rule about examples. */
function eachGroupFirst(view: View, order: number[], wanted: Wanted, needs: readonly number[]): number[] {
  const groups = [...new Map(wanted.groups.map((group) => [group.join(), group])).values()].slice(0, MOST_GROUPS)
  if (groups.length < 2) return order
  const top: number[] = []
  for (const group of groups) {
    const answersIt = (row: number) => group.some((need) => answers(view.columns, need, row))
    if (top.some(answersIt)) continue
    const place = order.findIndex(answersIt)
    if (place >= 0 && !passesReal(view, order, place, top, needs)) top.push(order[place]!)
  }
  const isTop = new Set(top)
  return [...order.filter((row) => isTop.has(row)), ...order.filter((row) => !isTop.has(row))]
}

/** Whether moving this example up would put it above a real entry that answers the same need. */
function passesReal(view: View, order: readonly number[], place: number, top: readonly number[], needs: readonly number[]): boolean {
  const { columns } = view
  const row = order[place]!
  if (!columns.example[row]) return false
  const real = order.slice(0, place).filter((before) => !columns.example[before] && !top.includes(before))
  return needs.some((need) => answers(columns, need, row) && real.some((before) => answers(columns, need, before)))
}
