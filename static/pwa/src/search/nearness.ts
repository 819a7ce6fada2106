// Twin of directory/search/nearness.py: how near a service is: by its places, by whom it serves, or because it comes to people.
import type { Place } from '../contract'
import { EARTH_RADIUS, radians, type Places } from '../places/places'
import { NO, UNKNOWN, YES, type Columns, type States } from './columns'

// A service of which nobody wrote where it is: neither near nor far.
const UNKNOWN_KM = 15
// A service for other municipalities: as if it were much farther away.
const NOT_SERVED_KM = 40
// Serving the municipality is near, whatever the address; of two that do, the nearer comes first all the same.
const SERVED_SHARE = 0.5
const SERVED_MOST_KM = 5
const NEAR_WEIGHT = 0.35
const HALFWAY_KM = 6

/** Kilometres (great circle) to the nearest place of each service; infinite where it has none. */
export function placeDistances(columns: Columns, start: Place): Float64Array {
  const distances = new Float64Array(columns.size).fill(Infinity)
  const lat = radians(start.lat)
  const lon = radians(start.lon)
  columns.pointRows.forEach((row, n) => {
    const there = columns.points[2 * n]!
    const half = Math.sin((there - lat) / 2) ** 2 + Math.cos(lat) * Math.cos(there) * Math.sin((columns.points[2 * n + 1]! - lon) / 2) ** 2
    distances[row] = Math.min(distances[row]!, 2 * EARTH_RADIUS * Math.asin(Math.sqrt(half)))
  })
  return distances
}

/** Which services serve the municipality of a place. */
function servedFrom(columns: Columns, start: Place, places: Places): States {
  const n = places.municipalityNumbers.get(start.municipality ?? '')
  return n === undefined ? new Int8Array(columns.size).fill(UNKNOWN) : columns.serves.subarray(n * columns.size, (n + 1) * columns.size)
}

/** Services that are near whatever their address: they serve the municipality, come to the home, or work at a distance. */
export function comesOrServes(columns: Columns, start: Place, places: Places): (row: number) => boolean {
  const served = servedFrom(columns, start, places)
  return (row) => served[row] === YES || (columns.comes[row] === 1 && served[row] !== NO)
}

/** The distance that counts for the order. */
export function effectiveKm(columns: Columns, start: Place, places: Places, distances: Float64Array): Float64Array {
  const served = servedFrom(columns, start, places)
  return distances.map((distance, row) => {
    const km = distance === Infinity ? UNKNOWN_KM : distance
    if (served[row] === NO) return km + NOT_SERVED_KM
    if (columns.comes[row]) return 0
    return served[row] === YES ? Math.min(km * SERVED_SHARE, SERVED_MOST_KM) : km
  })
}

/** A factor from 1 (here) down to 1 − NEAR_WEIGHT (far). */
export const nearness = (km: number) => 1 - (NEAR_WEIGHT * km) / (km + HALFWAY_KM)
