// Twin of directory/search/columns.py: the facts of documents laid out as typed arrays, one set per shard.
import type { Document } from '../contract'
import { radians, type Places } from '../places/places'
import type { Taxonomy } from './taxonomy'

export const NO = 0
export const UNKNOWN = -1
export const YES = 1
/** A service's main need counts in full, the ones after it a little less; by position, 0 is no need of it. */
const NEED_BY_POSITION = [0, 1, 0.92, 0.85, 0.8, 0.75]
// Areas that hold all our municipalities.
const EVERYWHERE = new Set([
  'België', 'Vlaanderen', 'Vlaams Gewest', 'Kempen', 'provincie Antwerpen', 'Antwerpen (provincie)', 'arrondissement Turnhout',
])
const COMES_TO_YOU = new Set(['home-visit', 'phone', 'online', 'fetches-you'])
const LITTLE_CONFIRMED = 0.97
// Open after half past five is open in the evening; days count from Monday = 0.
const EVENING = 17 * 60 + 30
const SATURDAY = 5

export const STATE_NAMES = [
  'free', 'no_status', 'home_visit', 'online', 'phone', 'available', 'children_along', 'no_reading', 'evening', 'weekend',
] as const
export type StateName = (typeof STATE_NAMES)[number]

/** What is yes, no or unknown of each document. */
export type States = Int8Array
type Answer = boolean | null

/** `needs`: per need a row with its position in each document; `themes`: the same with 0 or 1; `serves`: per municipality a row
 * of states. `points`: latitude and longitude in radians, of the documents in `pointRows`. */
export interface Columns {
  size: number
  needs: Uint8Array
  themes: Uint8Array
  kinds: Int16Array
  example: Uint8Array
  comes: Uint8Array
  confirmed: Uint8Array
  states: Record<StateName, States>
  serves: Int8Array
  pointRows: Uint32Array
  points: Float64Array
}

const state = (value: Answer) => (value === null ? UNKNOWN : value ? YES : NO)
const isIn = (code: string, delivery: string[] | null): Answer => delivery && delivery.includes(code)

/** Whether it is open in the evening, or else in the weekend; unknown without weekly hours that can be believed. */
function isOpenIn(document: Document, evening: boolean): Answer {
  const weekly = document.opening?.weekly
  if (!weekly?.length || document.freshness.stale.includes('hours')) return null
  return weekly.some(([day, , closes]) => (evening ? closes > EVENING : day >= SATURDAY))
}

const STATE_OF: Record<StateName, (document: Document) => Answer> = {
  free: (d) => d.free,
  no_status: (d) => d.no_status,
  home_visit: (d) => isIn('home-visit', d.delivery),
  online: (d) => isIn('online', d.delivery),
  phone: (d) => isIn('phone', d.delivery),
  available: (d) => d.available,
  children_along: (d) => d.children_along,
  no_reading: (d) => d.no_reading,
  evening: (d) => isOpenIn(d, true),
  weekend: (d) => isOpenIn(d, false),
}

/** Where a service can be gone to; the middle of its municipality where only that is known. A confidential one: nowhere. */
function pointsOf(document: Document, places: Places): [lat: number, lon: number][] {
  if (document.confidential) return []
  const centre = places.centres.get(document.municipality ?? '')
  return document.places.length ? document.places : centre ? [centre] : []
}

function servesOf(documents: readonly Document[], places: Places): Int8Array {
  const size = documents.length
  const served = new Int8Array(places.municipalityNumbers.size * size).fill(UNKNOWN)
  documents.forEach(({ serves }, row) => {
    if (!serves.length) return
    const everywhere = serves.some((area) => EVERYWHERE.has(area))
    for (const [name, n] of places.municipalityNumbers) served[n * size + row] = everywhere || serves.includes(name) ? YES : NO
  })
  return served
}

/** Lay out these documents. */
export function columnsOf(documents: readonly Document[], taxonomy: Taxonomy, places: Places): Columns {
  const size = documents.length
  const needs = new Uint8Array(taxonomy.needCodes.length * size)
  const themes = new Uint8Array(taxonomy.themeNumbers.size * size)
  documents.forEach((document, row) => {
    document.needs.forEach((need, position) => {
      const n = taxonomy.needNumbers.get(need)
      if (n !== undefined) needs[n * size + row] = Math.min(position + 1, NEED_BY_POSITION.length - 1)
    })
    for (const theme of document.themes) themes[(taxonomy.themeNumbers.get(theme) ?? NaN) * size + row] = 1
  })
  const spots = documents.flatMap((document, row) => pointsOf(document, places).map(([lat, lon]) => ({ row, lat, lon })))
  const statesOf = (name: StateName) => Int8Array.from(documents, (document) => state(STATE_OF[name](document)))
  return {
    size,
    needs,
    themes,
    kinds: Int16Array.from(documents, (d) => taxonomy.kindNumbers.get(d.kind) ?? -1),
    example: Uint8Array.from(documents, (d) => Number(d.example)),
    comes: Uint8Array.from(documents, (d) => Number((d.delivery ?? []).some((way) => COMES_TO_YOU.has(way)))),
    confirmed: Uint8Array.from(documents, (d) => Number(d.freshness.confirmed)),
    states: Object.fromEntries(STATE_NAMES.map((name) => [name, statesOf(name)])) as Record<StateName, States>,
    serves: servesOf(documents, places),
    pointRows: Uint32Array.from(spots, (spot) => spot.row),
    points: Float64Array.from(spots.flatMap((spot) => [radians(spot.lat), radians(spot.lon)])),
  }
}

type Numbers = Uint8Array | Int8Array | Int16Array

/** One column (or the rows of a table, each as long as there are documents) of several shards as one. */
function joined<A extends Numbers>(parts: readonly Columns[], size: number, of: (part: Columns) => A, rows: number, into: A): A {
  let offset = 0
  for (const part of parts) {
    const from = of(part)
    for (let n = 0; n < rows; n++) into.set(from.subarray(n * part.size, (n + 1) * part.size), n * size + offset)
    offset += part.size
  }
  return into
}

/** Several shards as one. */
export function sideBySide(parts: readonly Columns[], taxonomy: Taxonomy, places: Places): Columns {
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  const bytes = (of: (part: Columns) => Uint8Array, rows = 1) => joined(parts, size, of, rows, new Uint8Array(rows * size))
  const states = (of: (part: Columns) => Int8Array, rows = 1) => joined(parts, size, of, rows, new Int8Array(rows * size))
  let offset = 0
  const pointRows = parts.map((part) => {
    const rows = part.pointRows.map((row) => row + offset)
    offset += part.size
    return [...rows]
  })
  return {
    size,
    needs: bytes((part) => part.needs, taxonomy.needCodes.length),
    themes: bytes((part) => part.themes, taxonomy.themeNumbers.size),
    kinds: joined(parts, size, (part) => part.kinds, 1, new Int16Array(size)),
    example: bytes((part) => part.example),
    comes: bytes((part) => part.comes),
    confirmed: bytes((part) => part.confirmed),
    states: Object.fromEntries(STATE_NAMES.map((name) => [name, states((part) => part.states[name])])) as Record<StateName, States>,
    serves: states((part) => part.serves, places.municipalityNumbers.size),
    pointRows: Uint32Array.from(pointRows.flat()),
    points: Float64Array.from(parts.flatMap((part) => [...part.points])),
  }
}

/** How much the need with this number weighs in a document; 0 where it isn't one of its needs. */
export const needWeight = (columns: Columns, need: number, row: number) => NEED_BY_POSITION[columns.needs[need * columns.size + row]!]!

export const answers = (columns: Columns, need: number, row: number) => columns.needs[need * columns.size + row]! > 0

export const freshnessOf = (columns: Columns, row: number) => (columns.confirmed[row] ? 1 : LITTLE_CONFIRMED)
