// What the server derives and the pack leaves out: twin of `_places`, `_serves` and `freshness` in directory/services/publication.py.
import type { Fact, Freshness, Kind, Opening, Publication } from '../contract'
import { kindOf } from './facts'

type Facts = Record<string, Fact>
export type PackedOpening = [weekly: Opening['weekly'], exceptions: [string, [number, number][] | null][], from: string, until: string, incomplete: boolean]

const CONFIRMED = ['provider', 'coordinator']
const SHELF_DAYS: Record<string, number> = { hours: 92, waiting: 92, address: 365, condition: 365 }
const DAY_MS = 86_400_000

/** The last day on which a fact checked on this day still counts (tariffs: until the year is over). */
export function believedUntil(checkedOn: string, shelfLife: string): string {
  if (shelfLife === 'tariff') return `${checkedOn.slice(0, 4)}-12-31`
  return new Date(Date.parse(checkedOn) + SHELF_DAYS[shelfLife]! * DAY_MS).toISOString().slice(0, 10)
}

/** Code → the last day on which the fact counts; `null` for one without a date, which never does. */
export function believed(facts: Facts, kind: Kind): Record<string, string | null> {
  const dated = kind.facts.filter(({ code }) => code in facts).map(({ code, shelf_life }) => {
    const day = facts[code]!.checked_on
    return [code, day ? believedUntil(day, shelf_life) : null] as const
  })
  return Object.fromEntries(dated.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Who last confirmed anything, when, and what is too old to believe on this day. */
export function freshness(facts: Facts, until: Record<string, string | null>, today: string): Freshness {
  const dated = Object.entries(facts).filter(([, fact]) => fact.checked_on && fact.checked_by_role !== 'gezel')
  const confirmed = dated.filter(([, fact]) => CONFIRMED.includes(fact.checked_by_role))
  const key = ([, fact]: [string, Fact]) => `${fact.checked_on} ${fact.checked_by_role}`
  const last = (confirmed.length ? confirmed : dated).reduce<[string, Fact] | null>((a, b) => (a && key(a) >= key(b) ? a : b), null)
  return {
    checked_on: last?.[1].checked_on ?? null,
    by_role: last?.[1].checked_by_role ?? null,
    confirmed: confirmed.length > 0,
    stale: Object.keys(until).filter((code) => (until[code] ?? '') < today).sort(),
  }
}

/** Opening hours with their names; they were checked when their fact was. */
export function readOpening(packed: PackedOpening | undefined, fact: Fact | undefined): Opening | null {
  if (!packed) return null
  const [weekly, exceptions, from, until, incomplete] = packed
  return { weekly, exceptions: Object.fromEntries(exceptions), from, until, incomplete, checked_on: fact?.checked_on ?? null }
}

/** Where one can go: the open locations. */
export function placesOf(publication: Partial<Publication>): Publication['derived']['places'] {
  return (publication.service_at_locations ?? []).flatMap(({ location }) => {
    if (location.confidential || location.location_type === 'virtual') return []
    const city = location.addresses?.[0]?.city
    return [{
      municipality: location.municipality || city || null, village: city ?? null, latitude: location.latitude ?? null,
      longitude: location.longitude ?? null, example: Boolean(location.example_coordinates),
    }]
  })
}

/** The names of the areas served. */
export function servesOf(publication: Partial<Publication>): string[] {
  const areas = [...(publication.service_areas ?? []), ...(publication.service_at_locations ?? []).flatMap((link) => link.service_areas ?? [])]
  return [...new Set(areas.flatMap((area) => area.name || []))].sort()
}

/** The kind's own view of a publication's facts and hours, put together. */
export function derivedOf(publication: Partial<Publication>, facts: Facts, kinds: readonly Kind[], today: string) {
  const until = believed(facts, kindOf(kinds, publication.kind!))
  return {
    places: placesOf(publication),
    serves: servesOf(publication),
    confidential: (publication.service_at_locations ?? []).some(({ location }) => location.confidential === true),
    freshness: freshness(facts, until, today),
    believed_until: Object.fromEntries(Object.entries(until).filter(([, day]) => day)) as Record<string, string>,
  }
}
