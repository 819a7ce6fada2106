// The shared cases of ranking, on the phone's side; in one shard and in several, which must not matter.
import { expect, test } from 'vitest'
import type { Result, SearchQuery } from '../contract'
import { packed, samples, searcherOn } from '../testing/samples'
import { cases, seeded } from '../testing/seeds'

interface Case {
  why: string
  query: Omit<Partial<SearchQuery>, 'from'> & { from?: string }
  ids: string[]
  unconfirmed?: Record<string, string[]>
  distances?: Record<string, number | null>
}
const { places } = seeded()
const queryOf = ({ from, ...said }: Case['query']): SearchQuery => ({ q: '', ...said, from: from === undefined ? null : places.named(from) })

for (const shards of [1, 4]) {
  const searcher = searcherOn(samples(), shards)
  test.each(cases<Case>('ranking'))(`in ${shards} shards: $why`, (one) => {
    const results = searcher.search(queryOf(one.query)).results as Result[]
    expect(results.map((result) => result.id)).toEqual(one.ids)
    for (const result of results) {
      if (one.unconfirmed?.[result.id]) expect(result.unconfirmed).toEqual(one.unconfirmed[result.id])
      if (one.distances && result.id in one.distances) expect(result.distance_km).toBe(one.distances[result.id])
    }
  })
}

const searcher = searcherOn(samples(), 2)

test('what was understood stands in chips and can be taken out', () => {
  const query = { q: 'huurcontract nakijken in mol gratis' }
  const { interpreted } = searcher.search(query)
  expect(interpreted.chips).toEqual([
    { type: 'need', code: 'rental-advice', label: seeded().vocabulary.taxonomy.needs.get('rental-advice')?.label },
    { type: 'place', code: 'mol', label: 'Mol' },
    { type: 'flag', code: 'free', label: 'gratis' },
  ])
  const without = searcher.search({ ...query, drop: ['place:mol', 'need:rental-advice', 'flag:free'] }).interpreted
  expect(without).toMatchObject({ place: null, flags: [] })
  expect(without.needs).not.toContain('rental-advice')
})

test('where nothing is found, the nearest needs are named', () => {
  const { total, fallback } = searcher.search({ q: 'fiets kapot' })
  expect(total).toBe(0)
  expect(fallback[0]).toMatchObject({ type: 'need', code: 'bicycle' })
})

test('"nu open" lifts who is open at that moment in Brussels', () => {
  const at = (moment: string) => searcherOn(samples(), 1, () => moment).search({ q: 'huurcontract nakijken nu open' }).results[0]?.id
  expect(at('2026-11-24T10:00')).toBe('a1')
  expect(at('2026-11-25T10:00')).not.toBe('a1')
})

test('suggestions are needs, then services by the start of a word, then places', () => {
  const found = searcher.suggest('zonn')
  expect(found.filter((one) => one.type === 'service').map((one) => one.label)).toEqual(['Ontmoetingshuis Zonneveld'])
  expect(searcher.suggest('olm').at(-1)).toMatchObject({ type: 'place', id: 'olmen' })
  expect(searcher.suggest('huurcon')[0]).toMatchObject({ type: 'need', code: 'rental-advice' })
  expect(searcher.suggest('z')).toEqual([])
})

const [line1813, ocmw] = ['aeea47d9-77c1-55f9-88bf-b476dbc1d7e0', seeded().file.intakes.Mol!]

test('112 stands before a line whose hours are not confirmed, and not before one that is', () => {
  const unconfirmed = searcherOn([packed({ id: line1813, name: 'Zelfmoordlijn 1813', needs: ['suicide'] })])
  const first = unconfirmed.search({ q: 'ik wil dood' }).results.slice(0, 2)
  expect(first).toMatchObject([{ danger: true, line: '112', phone: '112' }, { danger: true, line: '1813', hours: 'Uren niet bevestigd.' }])
  const opening = { weekly: [], exceptions: {}, from: '2026-10-01', until: '2027-03-31', incomplete: false, checked_on: '2026-11-03' }
  const confirmed = searcherOn([packed({ id: line1813, name: 'Zelfmoordlijn 1813', needs: ['suicide'], phone_opening: opening })])
  const answer = confirmed.search({ q: 'ik wil dood' })
  expect(answer.results[0]).toMatchObject({ line: '1813', slug: line1813, hours: null })
  expect(answer.results.filter((result) => result.id === line1813)).toHaveLength(1)
})

test('the line of the OCMW is that of the place', () => {
  const withOcmw = searcherOn([packed({ id: ocmw, name: 'OCMW Mol', needs: ['paperwork'], municipality: 'Mol', phones: [{ number: '014 33 00 00', label: '' }] })])
  const { results } = withOcmw.search({ q: 'slaap vannacht op straat mol' })
  expect(results.find((result) => result.danger && result.line === 'crisis-ocmw')).toMatchObject({ name: 'OCMW Mol', phone: '014 33 00 00', municipality: 'Mol' })
})
