// Places to start from: by their first letters or postcode, or where the device is. Twin of `starting_with` in `directory/reach/places.py`.
import type { Place } from '../../contract'

const MOST = 8
const GPS_PATIENCE_MS = 15_000
/** Farther than this from every village that we know, coordinates belong to none of their municipalities. */
const NEIGHBOURHOOD_KM = 12
const KM_A_DEGREE = 111.2

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Places whose name, or a word of it, starts so; or with this postcode. The municipalities where nothing is typed. */
export function placesStarting(places: readonly Place[], typed: string): Place[] {
  const start = fold(typed)
  if (!start) return places.filter(({ kind }) => kind === 'municipality')
  const whole = places.filter(({ name, postcode }) => fold(name).startsWith(start) || postcode?.startsWith(start))
  const inside = places.filter((place) => !whole.includes(place) && fold(place.name).split(/[\s-]+/).some((word) => word.startsWith(start)))
  return [...whole, ...inside].slice(0, MOST)
}

/** Kilometres, near enough to say which village is nearest. */
function roughKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const east = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(a.lat - b.lat, east) * KM_A_DEGREE
}

/** Where the device says it is, as a place without a name. */
export async function placeHere(places: readonly Place[], geolocation: Geolocation = navigator.geolocation): Promise<Place> {
  const { coords } = await new Promise<GeolocationPosition>((found, failed) =>
    geolocation.getCurrentPosition(found, failed, { timeout: GPS_PATIENCE_MS, maximumAge: 60_000 }),
  )
  const here = { lat: coords.latitude, lon: coords.longitude }
  const centres = places.filter(({ kind }) => kind === 'municipality' || kind === 'village')
  const nearest = centres.reduce<Place | null>((best, place) => (best && roughKm(here, best) <= roughKm(here, place) ? best : place), null)
  const municipality = nearest && roughKm(here, nearest) <= NEIGHBOURHOOD_KM ? nearest.municipality : null
  return { id: '', name: '', kind: 'coordinates', municipality, postcode: null, ...here, approximate: false }
}
