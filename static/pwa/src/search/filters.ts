// Twin of directory/search/filters.py: what is known not to fit is left out, what is unknown is kept and said to be unconfirmed.
import type { Place, SearchQuery } from '../contract'
import type { Places } from '../places/places'
import { stateAt } from '../services/opening'
import { answers, NO, UNKNOWN, YES, type States } from './columns'
import { comesOrServes } from './nearness'
import type { Taxonomy } from './taxonomy'
import type { View } from './view'

const OPEN_STATES = { open: YES, closed: NO, unknown: UNKNOWN }
const SIMPLE = ['free', 'no_status', 'home_visit', 'available'] as const

/** Rows still in the running: 1 where they are. */
export type Rows = Uint8Array

const asked = (values: readonly string[] | undefined): readonly string[] => values ?? []

/** The obstacles asked for, by themselves or as part of a situation. */
export function obstaclesOf(query: SearchQuery, taxonomy: Taxonomy): string[] {
  const ofSituations = asked(query.situations).flatMap((code) => taxonomy.situations.get(code)?.obstacles ?? [])
  return [...new Set([...asked(query.obstacles), ...ofSituations])]
}

/** Documents of the themes, needs, kinds and obstacles asked for. These are always known. */
export function subject(view: View, query: SearchQuery, taxonomy: Taxonomy): Rows {
  const { columns } = view
  const rows = new Uint8Array(view.size).fill(1)
  const keep = (wanted: readonly string[] | undefined, isOf: (row: number) => boolean) => {
    if (wanted?.length) for (let row = 0; row < rows.length; row++) if (!isOf(row)) rows[row] = 0
  }
  const numbers = (codes: readonly string[] | undefined, of: Map<string, number>) => asked(codes).flatMap((code) => of.get(code) ?? [])
  const themes = numbers(query.themes, taxonomy.themeNumbers)
  const needs = numbers(query.needs, taxonomy.needNumbers)
  const kinds = numbers(query.kinds, taxonomy.kindNumbers)
  const obstacles = obstaclesOf(query, taxonomy)
  const lifting = taxonomy.numbersOf(obstacles.flatMap((code) => taxonomy.obstacles.get(code)?.needs ?? []))
  keep(query.themes, (row) => themes.some((theme) => columns.themes[theme * view.size + row]))
  keep(query.needs, (row) => needs.some((need) => answers(columns, need, row)))
  keep(query.kinds, (row) => kinds.includes(columns.kinds[row]!))
  keep(obstacles, (row) => lifting.some((need) => answers(columns, need, row)))
  return rows
}

function statesOf(rows: Rows, state: (row: number) => number): States {
  return Int8Array.from(rows, (inRunning, row) => (inRunning ? state(row) : UNKNOWN))
}

/** One of the languages spoken, or an interpreter; unknown where neither is recorded. */
export function speaks(view: View, wanted: readonly string[], rows: Rows): States {
  return statesOf(rows, (row) => {
    const { spoken, interpreter } = view.languages(row)
    if (spoken?.some((code) => wanted.includes(code)) || interpreter === YES) return YES
    return spoken && interpreter === NO ? NO : UNKNOWN
  })
}

/** Open at this wall-clock moment. */
export function isOpen(view: View, moment: string, rows: Rows): States {
  return statesOf(rows, (row) => OPEN_STATES[stateAt(view.opening(row), moment)])
}

function withinRadius(view: View, from: Place, most: number, places: Places, distances: Float64Array): States {
  const isNear = comesOrServes(view.columns, from, places)
  return Int8Array.from(distances, (km, row) => (isNear(row) ? YES : km === Infinity ? UNKNOWN : km <= most ? YES : NO))
}

/** Filter → per document yes, no or unknown. Only rows still in the running are looked into. */
export function conditions(view: View, query: SearchQuery, start: Place | null, places: Places, rows: Rows, distances: Float64Array | null): Map<string, States> {
  const found = new Map<string, States>()
  for (const name of SIMPLE) if (query[name]) found.set(name, view.columns.states[name])
  if (query.languages?.length) found.set('language', speaks(view, query.languages, rows))
  if (query.open_at) found.set('open_at', isOpen(view, query.open_at, rows))
  const radius = query.radius_km ?? null
  if (radius !== null && start && distances) found.set('radius', withinRadius(view, start, radius, places, distances))
  return found
}
