// Twin of directory/reach/places.py: places that people start from, and how far they are.
import type { Place } from '../contract'
import { fold } from '../search/texts'

export const EARTH_RADIUS = 6371.009
const COORDINATES = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/
const POSTCODE = /^\d{4}$/
// Farther than this from every municipality that we know, coordinates belong to none of them.
const NEIGHBOURHOOD_KM = 12

export const radians = (degrees: number) => degrees * (Math.PI / 180)

/** Great-circle distance (haversine), on geopy's radius of the Earth. */
export function distanceKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const phi1 = radians(lat1)
  const phi2 = radians(lat2)
  const half = Math.sin((phi2 - phi1) / 2) ** 2 + Math.cos(phi1) * Math.cos(phi2) * Math.sin(radians(lon2 - lon1) / 2) ** 2
  return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(half))
}

/** Every place we know, in the order of the pack: municipalities first. */
export class Places {
  private readonly byName = new Map<string, Place>()
  private readonly byPostcode = new Map<string, Place>()
  /** Municipality → the middle of it. */
  readonly centres = new Map<string, [lat: number, lon: number]>()
  readonly municipalityNumbers = new Map<string, number>()

  constructor(readonly all: readonly Place[]) {
    for (const place of all) {
      const name = fold(place.name)
      for (const key of [place.id, name, name.replaceAll('-', ' ')]) if (!this.byName.has(key)) this.byName.set(key, place)
      const municipality = place.municipality
      if (!municipality) continue
      if (!this.municipalityNumbers.has(municipality)) this.municipalityNumbers.set(municipality, this.municipalityNumbers.size)
      if (place.kind === 'municipality') this.centres.set(municipality, [place.lat, place.lon])
    }
    // A village's postcode is its own: 2491 is Olmen, and only Olmen.
    for (const place of [...all].reverse()) if (place.postcode) this.byPostcode.set(place.postcode, place)
    for (const place of all) if (place.postcode && place.kind === 'village') this.byPostcode.set(place.postcode, place)
  }

  /** The place with this name or id, written exactly but for case and accents. */
  named(name: string): Place | null {
    return this.byName.get(fold(name.trim())) ?? null
  }

  withPostcode(code: string): Place | null {
    return this.byPostcode.get(code) ?? null
  }

  /** The municipality or village centre nearest to these coordinates, where one is in the neighbourhood. */
  municipalityNear(lat: number, lon: number): string | null {
    let nearest: Place | null = null
    let least = Infinity
    for (const place of this.all) {
      if (place.kind !== 'municipality' && place.kind !== 'village') continue
      const km = distanceKm(lat, lon, place.lat, place.lon)
      if (km < least) [nearest, least] = [place, km]
    }
    return nearest && least <= NEIGHBOURHOOD_KM ? nearest.municipality : null
  }

  /** Somewhere known only by its coordinates, as GPS gives it. */
  at(lat: number, lon: number): Place {
    return { id: '', name: '', kind: 'coordinates', municipality: this.municipalityNear(lat, lon), postcode: null, lat, lon, approximate: false }
  }

  /** The place meant by a name, an id, a postcode or `lat,lon`. */
  resolve(text: string): Place | null {
    const found = COORDINATES.exec(text)
    if (found) {
      const [lat, lon] = [Number(found[1]), Number(found[2])]
      return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? null : this.at(lat, lon)
    }
    return POSTCODE.test(text.trim()) ? this.withPostcode(text.trim()) : this.named(text)
  }

  /** Places whose name, or a word of it, starts so; or with this postcode; as one types. */
  startingWith(prefix: string, limit = 8): Place[] {
    const typed = fold(prefix.trim())
    if (!typed) return []
    const whole = this.all.filter((p) => fold(p.name).startsWith(typed) || (p.postcode ?? '').startsWith(typed))
    const isInside = (p: Place) => fold(p.name).split(/[\s-]+/).some((word) => word.startsWith(typed))
    return [...whole, ...this.all.filter((p) => !whole.includes(p) && isInside(p))].slice(0, limit)
  }
}
