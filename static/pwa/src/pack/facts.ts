// Reads what directory/pack/facts.py wrote: the facts of a shard's services as streams.
import type { Fact, FactField, Kind } from '../contract'
import { bytesOf, FIRST, readColumn } from './columns'

export interface FactStreams {
  has: string; yes_no: string; codes: string; others: string; told: string
  newest: string; days: unknown; sources: unknown; rest: Record<string, unknown>
}

const DAY_MS = 86_400_000
const FIRST_CODE = 65
const SPECIAL: Record<string, string> = { '-': 'not-applicable', '~': 'varies' }
const SORTS: Record<string, 'yes_no' | 'codes'> = { 'yes-no': 'yes_no', choice: 'codes', choices: 'codes' }
type Told = Omit<Fact, 'value'>

/** The kind with this code; a service without a known kind is a general one. */
export const kindOf = (kinds: readonly Kind[], code: string): Kind =>
  kinds.find((kind) => kind.code === code) ?? kinds.find((kind) => kind.code === 'general')!

/** One letter at a time of each stream. */
class Reader {
  private readonly next: Record<string, number> = {}
  private readonly bits: Uint8Array
  private readonly rest: Record<string, unknown[]>
  constructor(private readonly streams: FactStreams) {
    this.bits = bytesOf(streams.has)
    this.rest = Object.fromEntries(Object.entries(streams.rest).map(([type, column]) => [type, readColumn(column, [])]))
  }

  private step(stream: string): number {
    const n = this.next[stream] ?? 0
    this.next[stream] = n + 1
    return n
  }

  has(): boolean {
    const n = this.step('has')
    return ((this.bits[n >> 3]! >> (7 - (n & 7))) & 1) === 1
  }

  /** The number of the sitting, among those of its service, in which the fact was told. */
  sitting(): number {
    return this.streams.told.charCodeAt(this.step('told')) - FIRST
  }

  value({ type, options }: FactField): unknown {
    const sort = SORTS[type] ?? 'others'
    const letter = () => this.streams[sort][this.step(sort)]!
    const first = letter()
    if (first === '!') return this.rest[type]![this.step(type)]
    if (first in SPECIAL) return SPECIAL[first]
    if (sort === 'others') return null
    if (sort === 'yes_no') return first === '1'
    const sorted = Object.keys(options).sort()
    const option = (of: string) => sorted[of.charCodeAt(0) - FIRST_CODE]!
    if (type === 'choice') return option(first)
    const codes: string[] = []
    for (let code = first; code !== '.'; code = letter()) codes.push(option(code))
    return codes
  }
}

/** All sittings, one service's after another's. */
function toldIn({ newest, days, sources }: FactStreams): Told[] {
  const told = readColumn(sources, []) as [string | null, string][]
  const before = readColumn(days, []) as (number | null)[]
  return told.map(([source, checked_by_role], n) => {
    const day = before[n] ?? null
    return { source, checked_on: day === null ? null : new Date(Date.parse(newest) - day * DAY_MS).toISOString().slice(0, 10), checked_by_role }
  })
}

/** The facts of each service, by the kinds of the services in their order. */
export function readFacts(streams: FactStreams, codes: readonly string[], kinds: readonly Kind[]): Record<string, Fact>[] {
  const found = codes.map(() => [] as [code: string, value: unknown, sitting: number][])
  const reader = new Reader(streams)
  for (const code of [...new Set(codes)].sort()) {
    const mine = found.filter((_, n) => codes[n] === code)
    for (const field of kindOf(kinds, code).facts) {
      for (const facts of mine) if (reader.has()) facts.push([field.code, reader.value(field), reader.sitting()])
    }
  }
  const told = toldIn(streams)
  let before = 0
  return found.map((facts) => {
    const own = told.slice(before, (before += Math.max(0, ...facts.map(([, , sitting]) => sitting + 1))))
    return Object.fromEntries(facts.map(([code, value, sitting]) => [code, { value, ...own[sitting]! }]))
  })
}
