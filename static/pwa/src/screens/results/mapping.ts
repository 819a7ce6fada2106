// What the map draws: one pin for each place where services are, and the names of towns. Services without a place have none.
import type { Document, Place, Result } from '../../contract'

export interface Pin { at: [lat: number, lon: number]; results: Result[] }

/** Places nearer to each other than this many degrees (some 100 m) share a pin. */
const GRAIN = 0.001

export function pinsOf(results: readonly Result[], documents: readonly Document[]): { pins: Pin[]; unplaced: number } {
  const known = new Map(documents.map((document) => [document.id, document]))
  const pins = new Map<string, Pin>()
  let unplaced = 0
  for (const result of results) {
    const document = known.get(result.id)
    const places = document && !document.confidential ? document.places : []
    if (!places.length) unplaced += 1
    for (const at of places) {
      const key = at.map((degrees) => Math.round(degrees / GRAIN)).join()
      const pin = pins.get(key) ?? { at, results: [] }
      if (!pin.results.includes(result)) pin.results.push(result)
      pins.set(key, pin)
    }
  }
  return { pins: [...pins.values()], unplaced }
}

/** What is drawn to find one's way by: towns with their name and stations with a sign, where their own coordinates are known. */
export const landmarksOf = (places: readonly Place[]): Place[] => places.filter(({ kind, approximate }) => !approximate && kind !== 'hamlet')
