// Reads what directory/pack/facts.py wrote: the facts of a shard's services as streams.
import type { Fact, FactField, Kind } from '../contract'

export interface FactStreams {
  newest: string; has: string; values: string; days: string; told: string; sources: [string | null, string][]; rest: unknown[]
}

const FIRST = 65
const FIRST_DAY = 0xa1
const DAY_MS = 86_400_000
const SPECIAL: Record<string, string> = { '-': 'not-applicable', '~': 'varies' }
const SPAN = ['days', 'opens', 'closes']
const KEYS: Record<string, string[]> = { duration: ['amount', 'unit'], money: ['amount', 'unit', 'year'] }

const named = (keys: string[], values: unknown) => Object.fromEntries(keys.map((key, n) => [key, (values as unknown[])[n]]))

/** The kind with this code; a service without a known kind is a general one. */
export const kindOf = (kinds: readonly Kind[], code: string): Kind =>
  kinds.find((kind) => kind.code === code) ?? kinds.find((kind) => kind.code === 'general')!

/** One character at a time of each stream. */
class Reader {
  #value = 0
  #fact = 0
  #rest = 0
  constructor(readonly streams: FactStreams) {}

  next(field: FactField): Fact {
    const { days, told, sources } = this.streams
    const [source, role] = sources[told.charCodeAt(this.#fact) - FIRST]!
    const day = days[this.#fact++]!
    return { value: this.#read(field), source, checked_on: day === ' ' ? null : this.#dayBefore(day.charCodeAt(0) - FIRST_DAY), checked_by_role: role }
  }

  #dayBefore(days: number): string {
    return new Date(Date.parse(this.streams.newest) - days * DAY_MS).toISOString().slice(0, 10)
  }

  #read(field: FactField): unknown {
    const { values } = this.streams
    const letter = values[this.#value++]!
    if (letter === '!') return this.#positional(field.type)
    if (letter in SPECIAL) return SPECIAL[letter]
    if (field.type === 'table') return null
    if (field.type === 'yes-no') return letter === '1'
    const options = Object.keys(field.options).sort()
    const option = (of: string) => options[of.charCodeAt(0) - FIRST]!
    if (field.type === 'choice') return option(letter)
    const codes: string[] = []
    for (let code = letter; code !== '.'; code = values[this.#value++]!) codes.push(option(code))
    return codes
  }

  #positional(type: string): unknown {
    const value = this.streams.rest[this.#rest++]
    if (!Array.isArray(value)) return value
    if (type === 'hours') return value.map((span) => named(SPAN, span))
    return type in KEYS ? named(KEYS[type]!, value) : value
  }
}

/** The facts of each service, by the kinds of the services in their order. */
export function readFacts(streams: FactStreams, codes: readonly string[], kinds: readonly Kind[]): Record<string, Fact>[] {
  const found: Record<string, Fact>[] = codes.map(() => ({}))
  const has = streams.has.split(',')
  const reader = new Reader(streams)
  let next = 0
  for (const code of [...new Set(codes)].sort()) {
    const mine = found.filter((_, n) => codes[n] === code)
    for (const field of kindOf(kinds, code).facts) {
      const presence = has[next++]!
      mine.forEach((facts, n) => { if (presence[n] === '1') facts[field.code] = reader.next(field) })
    }
  }
  return found
}
