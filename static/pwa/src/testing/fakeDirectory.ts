// A small directory for tests of screens: a dozen services, and a search that is simple enough to foresee.
import type {
  DangerLine, Directory, Document, Place, Result, SearchAnswer, SearchQuery, Suggestion, VocabularyFile,
} from '../contract'

const THEMES: [code: string, label: string][] = [
  ['admin', 'Administratie en rechten'], ['basic-needs', 'Basisnoden'], ['housing', 'Wonen'], ['language', 'Nederlands leren'], ['work', 'Werk en werkervaring'],
]
const NEEDS: [code: string, label: string, theme: string][] = [
  ['rental-advice', 'Huurcontract nakijken en huuradvies', 'housing'], ['eviction', 'Uithuiszetting voorkomen', 'housing'],
  ['dutch-nt2', 'Nederlandse les', 'language'], ['food', 'Voedselhulp', 'basic-needs'], ['job-guidance', 'Hulp bij werk zoeken', 'work'],
]

export const vocabulary: VocabularyFile = {
  themes: THEMES.map(([code, label]) => ({ code, label })),
  needs: NEEDS.map(([code, label, theme]) => ({ code, label, theme })),
  kinds: [{
    code: 'general', label: 'Algemene hulp', themes: [], facts: [{
      code: 'status_required', type: 'choices', label: 'Statuut nodig', question: 'Moet ik een bepaald statuut hebben?', informs: 'available',
      shelf_life: 'condition', unit: null, hsds: null, decisive: true,
      options: { none: 'geen enkel statuut nodig', 'living-wage': 'een leefloon', 'legal-stay': 'wettig verblijf' },
    }],
  }],
  obstacles: [{ code: 'limited-dutch', label: 'beperkt of geen Nederlands', needs: ['dutch-nt2'] }, { code: 'poor-housing', label: 'slechte woonkwaliteit', needs: ['rental-advice'] }],
  situations: [{ code: 'rayan', label: 'Slechte woning, papieren, weinig Nederlands', obstacles: ['poor-housing', 'limited-dutch'] }],
  languages: [{ code: 'nl', label: 'Nederlands' }, { code: 'ar', label: 'Arabisch' }, { code: 'tr', label: 'Turks' }],
  special_values: {}, danger_lines: [], intakes: {}, names: [],
}

const place = (id: string, name: string, postcode: string, lat: number, lon: number): Place =>
  ({ id, name, kind: 'municipality', municipality: name, postcode, lat, lon, approximate: false })
export const places = [
  place('balen', 'Balen', '2490', 51.1684, 5.1703), place('dessel', 'Dessel', '2480', 51.2385, 5.1145),
  place('mol', 'Mol', '2400', 51.1919, 5.1162), place('retie', 'Retie', '2470', 51.2655, 5.0825),
]

type Given = Partial<Document> & Pick<Document, 'name' | 'needs'>

function service({ name, needs, ...rest }: Given, number: number): Document {
  const slug = name.toLowerCase().replace(/[^a-z]+/g, '-')
  return {
    id: `id-${number}`, revision: 1, slug, name, needs, organization: null, kind: 'general', municipality: 'Balen', places: [[51.17, 5.17]],
    themes: [...new Set(needs.map((need) => NEEDS.find(([code]) => code === need)?.[2] ?? 'admin'))], serves: [], delivery: ['on-site'],
    languages: null, interpreter: null, free: null, no_status: null, available: null, children_along: null, no_reading: null, opening: null,
    phones: [{ number: `014 74 44 ${10 + number}`, label: '' }], phone_opening: null, summary: null, example: false, confidential: false,
    freshness: { checked_on: null, by_role: null, confirmed: false, stale: [] }, lengths: [1, 1, 1], ...rest,
  }
}

export const documents: Document[] = [
  { name: 'Huuradvies Balen', needs: ['rental-advice'], free: true, languages: ['nl', 'ar'], organization: 'OCMW Balen' },
  { name: 'Huurdersbond', needs: ['rental-advice', 'eviction'], phones: [], municipality: null, places: [] as [number, number][] },
  { name: 'Woonpunt Mol', needs: ['rental-advice'], free: true, municipality: 'Mol', languages: ['nl'], interpreter: false },
  { name: 'Huurhulp (voorbeeld)', needs: ['rental-advice'], example: true, free: true },
  { name: 'Nederlandse les Mol', needs: ['dutch-nt2'], municipality: 'Mol' },
  { name: 'Praatgroep Retie', needs: ['dutch-nt2'], municipality: 'Retie', free: true },
  { name: 'Voedselbank Dessel', needs: ['food'], municipality: 'Dessel' },
  { name: 'Eetpunt Mol', needs: ['food'], municipality: 'Mol' },
  { name: 'Werkwinkel', needs: ['job-guidance'] },
  { name: 'Jobcoach aan huis', needs: ['job-guidance'], delivery: ['home-visit'], municipality: null },
  { name: 'Crisishulp', needs: ['eviction'], municipality: null, places: [] as [number, number][], confidential: true },
  { name: 'Sociale dienst OCMW Balen', needs: ['income-support'] },
].map(service)

const WORDS: Record<string, string> = { huur: 'rental-advice', huurcontract: 'rental-advice', nederlands: 'dutch-nt2', eten: 'food', werk: 'job-guidance' }
const DANGER: DangerLine = {
  danger: true, line: '112', id: 'line-112', slug: '112', name: '112 - ziekenwagen en brandweer', phone: '112', sentence: 'Bel 112.', hours: null,
  phone_opening: null, themes: ['emergency'], needs: ['danger'], municipality: null, contacts: [],
}

function result(document: Document, unconfirmed: string[]): Result {
  return { ...document, danger: false, distance_km: null, reach: null, access: null, unconfirmed, score: 1 }
}

/** What of a document a query cannot confirm; `null` where it is known not to fit. */
function unconfirmed(document: Document, query: SearchQuery): string[] | null {
  const asked: string[] = []
  if (query.free && document.free === false) return null
  if (query.free && document.free === null) asked.push('free')
  if (query.languages?.length && !query.languages.some((code) => document.languages?.includes(code))) {
    if (document.languages && document.interpreter === false) return null
    asked.push('language')
  }
  return asked
}

function search(query: SearchQuery): SearchAnswer {
  const typed = query.q.toLowerCase().split(/\s+/).filter(Boolean)
  const dropped = new Set(query.drop)
  const understood = [...new Set(typed.flatMap((word) => WORDS[word] ?? []))].filter((need) => !dropped.has(`need:${need}`))
  const wanted = new Set([
    ...understood, ...(query.needs ?? []),
    ...(query.obstacles ?? []).flatMap((code) => vocabulary.obstacles.find((o) => o.code === code)?.needs ?? []),
    ...(query.situations ?? []).flatMap((code) => vocabulary.situations.find((s) => s.code === code)?.obstacles.flatMap((o) => vocabulary.obstacles.find((v) => v.code === o)?.needs ?? []) ?? []),
    ...NEEDS.filter(([, , theme]) => query.themes?.includes(theme)).map(([code]) => code),
  ])
  const found = documents.filter((d) => d.needs.some((need) => wanted.has(need)))
    .flatMap((d) => { const asked = unconfirmed(d, query); return asked ? [result(d, asked)] : [] })
    .sort((a, b) => Number(a.example) - Number(b.example) || a.unconfirmed.length - b.unconfirmed.length)
  const dangers = typed.includes('ademt') ? [DANGER] : []
  const all = [...dangers, ...found]
  const page = query.page ?? 1
  const size = query.page_size ?? 20
  return {
    total: all.length, page, page_size: size, results: all.slice((page - 1) * size, page * size),
    interpreted: {
      themes: [], needs: understood, kinds: [], place: null, languages: [], flags: [], danger: dangers.map(({ line }) => line), corrected: {},
      chips: understood.map((code) => ({ type: 'need', code, label: NEEDS.find(([need]) => need === code)?.[1] ?? code })),
    },
    fallback: found.length ? [] : [{ type: 'need', code: 'food', label: 'Voedselhulp' }, { ...result(documents[11] as Document, []), type: 'intake' }],
  }
}

function suggest(typed: string): Suggestion[] {
  const start = typed.trim().toLowerCase()
  if (start.length < 2) return []
  return [
    ...NEEDS.filter(([, label]) => label.toLowerCase().includes(start)).map(([code, label, theme]): Suggestion => ({ type: 'need', code, label, theme })),
    ...documents.filter(({ name }) => name.toLowerCase().startsWith(start)).map(({ id, slug, name, example }): Suggestion => ({ type: 'service', id, slug, label: name, example })),
    ...places.filter(({ name }) => name.toLowerCase().startsWith(start)).map(({ id, name, municipality }): Suggestion => ({ type: 'place', id, label: name, municipality })),
  ]
}

/** The directory, and every query it was asked, so that a test can look. */
export function fakeDirectory(): Directory & { asked: SearchQuery[] } {
  const asked: SearchQuery[] = []
  return {
    asked,
    search: async (query) => { asked.push(query); return search(query) },
    suggest: async (typed) => suggest(typed),
    entry: async () => null,
    documents: async (ids) => documents.filter(({ id }) => ids.includes(id)),
    vocabulary: async () => vocabulary,
    places: async () => places,
  }
}
