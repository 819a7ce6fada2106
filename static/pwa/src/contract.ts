// The shapes that the parts of the app agree on. Names are those of the server's API and of HSDS, so that one reader knows both.

/** One file of the pack; everything but the manifest stands at `/pack/<sha256>` and never changes. */
export interface PackFile { name: string; sha256: string; bytes: number }

export interface Manifest {
  format: number
  region: string
  generated_at: string
  revision: number
  /** How many services are in it; older servers don't say. */
  services?: number
  files: PackFile[]
}

/** Opening hours as computed by `services/opening.py`: minutes of wall-clock time in Europe/Brussels, Monday is 0. */
export interface Opening {
  weekly: [day: number, opens: number, closes: number][]
  /** `[]` is closed that day, `null` is unknown (public holidays). */
  exceptions: Record<string, [opens: number, closes: number][] | null>
  from: string
  until: string
  incomplete: boolean
  checked_on: string | null
}

export interface Fact { value: unknown; source: string | null; checked_on: string | null; checked_by_role: string }
export interface Freshness { checked_on: string | null; by_role: string | null; confirmed: boolean; stale: string[] }
export interface Phone { number: string; label: string }

/** What search knows of a service (`search/documents.py`). `null` is unknown. */
export interface Document {
  id: string; revision: number; slug: string; name: string; organization: string | null; kind: string
  needs: string[]; themes: string[]; municipality: string | null; places: [lat: number, lon: number][]; serves: string[]
  delivery: string[] | null; languages: string[] | null; interpreter: boolean | null
  free: boolean | null; no_status: boolean | null; available: boolean | null; children_along: boolean | null; no_reading: boolean | null
  opening: Opening | null; phones: Phone[]; phone_opening: Opening | null; summary: string | null
  example: boolean; confidential: boolean; freshness: Freshness; lengths: [number, number, number]
}

/** A service as `pack/expand.ts` reads it from the pack: its publication (HSDS with Gezel's profile), what search knows of it, its tokens. */
export interface PackedService {
  publication: Publication
  document: Document
  /** Tokens of name, keywords and text, each joined by spaces. */
  tokens: [name: string, keywords: string, text: string]
}

/**
 * The parts of a publication that the app reads. The pack leaves out what ties HSDS tables together (ids of parts, `…_id`),
 * rules of opening hours (`derived.opening` says what they come to), `last_modified`, and attributes of the taxonomy of needs.
 */
export interface Publication {
  id: string; slug: string; name: string; kind: string; example?: boolean; description?: string; alert?: string; url?: string; email?: string
  alternate_name?: string; application_process?: string; fees_description?: string; eligibility_description?: string; wait_time?: string
  minimum_age?: number; maximum_age?: number
  organization?: { name: string; alternate_name?: string; description?: string; website?: string; email?: string; phones?: HsdsPhone[] }
  phones?: HsdsPhone[]
  facts?: Record<string, Fact | null>
  /** What is written with the hours in words, as "De tweede en de vierde woensdag." */
  hour_notes?: string[]
  languages?: { code?: string; name?: string; note?: string }[]
  cost_options?: { option?: string; amount?: number; currency?: string; amount_description?: string; valid_from?: string; valid_to?: string }[]
  required_documents?: { document?: string; uri?: string }[]
  service_areas?: { name?: string }[]
  service_at_locations?: { location: HsdsLocation; phones?: HsdsPhone[]; service_areas?: { name?: string }[] }[]
  capacities?: { available: number; maximum?: number; updated: string; unit: { name: string } }[]
  derived: {
    needs: string[]; themes: string[]; serves: string[]; confidential: boolean; opening: Opening | null; phone_opening: Opening | null
    freshness: Freshness
    /** Code → the last day on which the fact may be believed. */
    believed_until: Record<string, string>
    places: { municipality: string | null; village: string | null; latitude: number | null; longitude: number | null; example: boolean }[]
  }
  [hsds: string]: unknown
}
export interface HsdsPhone { number: string; extension?: number; description?: string; type?: string }
export interface HsdsLocation {
  name?: string; location_type: string; example_coordinates?: boolean; confidential?: boolean; municipality?: string; latitude?: number; longitude?: number
  transportation?: string; addresses?: { address_1: string; city: string; postal_code: string }[]
}

/** What can be declared of a kind (`services/kinds`), as `GET /api/vocabulary` publishes it; it stands in the pack as file `vocabulary`. */
export interface FactField {
  code: string; type: string; label: string; question: string; informs: string; shelf_life: string
  options: Record<string, string>; unit: string | null; hsds: string | null; decisive: boolean
  /** The value where the answer to the question is yes; `null` where yes or no is no answer. A pack of before it was told has neither. */
  yes_means?: boolean | null
  /** The shape of what is heard on the phone: the type, but of facts that stand in a table. */
  answer?: string
}
export interface Kind { code: string; label: string; themes: string[]; facts: FactField[] }
export interface VocabularyFile {
  themes: { code: string; label: string }[]
  needs: { code: string; label: string; theme: string }[]
  kinds: Kind[]
  obstacles: { code: string; label: string; needs: string[] }[]
  situations: { code: string; label: string; obstacles: string[] }[]
  languages: { code: string; label: string }[]
  special_values: Record<string, string>
  /** The lines of danger; `""` where a line has no service or number of its own. */
  danger_lines: { line: string; service_id: string; name: string; phone: string; need: string; sentence: string }[]
  /** Municipality → the service that is its general intake. */
  intakes: Record<string, string>
  /** What the numbers of shards stand for (`pack/columns.ts`). */
  names: string[]
}

export interface Place {
  id: string; name: string; kind: string; municipality: string | null; postcode: string | null; lat: number; lon: number; approximate: boolean
}

/** A search, with the names of the server's `SearchQuery`. */
export interface SearchQuery {
  q: string
  themes?: string[]; needs?: string[]; kinds?: string[]; obstacles?: string[]; situations?: string[]
  from?: Place | null; radius_km?: number | null; languages?: string[]
  free?: boolean; no_status?: boolean; home_visit?: boolean; available?: boolean
  /** Wall-clock moment in Brussels, `2026-11-24T14:30`. */
  open_at?: string | null
  /** What the person took out of what was understood: `need:eviction`, `place:mol`, `language:ar`, `flag:free`. */
  drop?: string[]
  page?: number; page_size?: number
}
export interface Chip { type: 'need' | 'place' | 'language' | 'flag'; code: string; label: string }
export interface Result extends Omit<Document, 'revision' | 'places' | 'interpreter' | 'available' | 'children_along' | 'no_reading' | 'lengths'> {
  danger: false; distance_km: number | null; reach: null; access: null; unconfirmed: string[]; score: number
}
export interface DangerLine {
  danger: true; line: string; id: string; slug: string | null; name: string; phone: string | null; sentence: string; hours: string | null
  phone_opening: Opening | null; themes: string[]; needs: string[]; municipality: string | null
  contacts: { name: string; slug: string; municipality: string | null; phone: string | null; phone_label: string | null }[]
}
export interface Interpreted {
  themes: string[]; needs: string[]; kinds: string[]; place: Place | null; languages: string[]; flags: string[]; danger: string[]
  corrected: Record<string, string>; chips: Chip[]
}
export interface SearchAnswer {
  total: number; page: number; page_size: number; interpreted: Interpreted
  results: (Result | DangerLine)[]
  fallback: ({ type: 'need'; code: string; label: string } | ({ type: 'intake' } & Partial<Result> & { name: string; slug: string }))[]
}
export type Suggestion =
  | { type: 'need'; code: string; label: string; theme: string }
  | { type: 'service'; id: string; slug: string; label: string; example: boolean }
  | { type: 'place'; id: string; label: string; municipality: string | null }

/** Why bringing the pack up to date failed: the connection, the server, a file that is not what was promised, a form of pack that only a
 * newer app reads, no room on the phone, or a browser that keeps nothing. */
export type PackError = 'network' | 'server' | 'damaged' | 'newer-format' | 'full' | 'store'

/** How far the pack on this phone is, and how old. */
export interface PackState {
  revision: number | null
  /** Changes whenever any file of the pack does. */
  edition: string | null
  /** The moment of which the data is, by the server's clock. */
  generated_at: string | null
  services: number | null
  bytes: number
  /** fresh ≤ 3 days, old: may be out of date, stale > 30 days: a standing warning, none: nothing yet. */
  age: 'none' | 'fresh' | 'old' | 'stale'
  /** The clock of this phone and the server's differ by more than an hour. */
  clockWrong: boolean
  syncing: boolean
  error: PackError | null
}

/** What the screens ask of the search worker (`search/client.ts`). Everything happens on the phone. */
export interface Directory {
  search(query: SearchQuery): Promise<SearchAnswer>
  suggest(typed: string): Promise<Suggestion[]>
  /** The whole entry by slug or id; `null` where the pack has none. */
  entry(slugOrId: string): Promise<Publication | null>
  documents(ids: string[]): Promise<Document[]>
  vocabulary(): Promise<VocabularyFile>
  places(): Promise<Place[]>
}
