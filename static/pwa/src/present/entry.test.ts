import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Fact, FactField, Opening, Publication } from '../contract'
import { costLine } from './costs'
import { entryOf } from './entry'
import { factLine, sourceOf, valueText } from './facts'
import { comingDays, exceptionLines, weekSummary } from './hours'
import { phonesOf } from './numbers'
import { phone } from './phones'
import { field, lookup, publication } from './samples'

const TODAY = '2026-11-24'
const vectors = (name: string) => JSON.parse(readFileSync(new URL(`../../../../tests/vectors/${name}.json`, import.meta.url), 'utf8'))

describe('the vectors that the server passes too', () => {
  const opening = vectors('opening_sentences')
  test.each(opening.week as { name: string; opening: Opening; lines: string[] }[])('week: $name', (c) => expect(weekSummary(c.opening.weekly)).toEqual(c.lines))
  test.each(opening.exceptions as { name: string; opening: Opening; today: string; lines: string[] }[])('exceptions: $name', (c) =>
    expect(exceptionLines(c.opening, c.today)).toEqual(c.lines))
  test.each(opening.days as { name: string; opening: Opening; today: string; days: string[][] }[])('days: $name', (c) =>
    expect(comingDays(c.opening, c.today).map((d) => [d.day, d.hours, d.state])).toEqual(c.days))

  test.each(vectors('phones').cases as { number: string; text: string; href: string | null }[])('number $number', (c) =>
    expect(phone(c.number)).toEqual({ text: c.text, href: c.href }))
})

describe('a fact of each type', () => {
  const said: [FactField, unknown, string][] = [
    [field('yes-no'), true, 'ja'], [field('yes-no'), false, 'nee'],
    [field('choice', { options: { a: 'op afspraak' } }), 'a', 'op afspraak'],
    [field('choices', { options: { a: 'aan huis', b: 'online', c: 'per telefoon' } }), ['a', 'b', 'c'], 'aan huis, online en per telefoon'],
    [field('number', { unit: 'uur per week' }), 7.5, '7,5 uur per week'],
    [field('number', { unit: 'maanden' }), 30, '2,5 jaar'], [field('number', { unit: 'maanden' }), 18, '18 maanden'], [field('number', { unit: 'maanden' }), 40, '3 jaar en 4 maanden'],
    [field('duration'), { amount: 1, unit: 'weeks' }, '1 week'], [field('duration'), { amount: 0, unit: 'days' }, 'geen'],
    [field('money'), { amount: 12.5, unit: 'per jaar', year: 2026 }, '12,50 euro per jaar (2026)'],
    [field('date'), '2027-01-08', '8 januari 2027'],
    [field('hours'), [{ days: ['MO', 'TU', 'WE'], opens: '09:00', closes: '12:00' }, { days: ['FR'], opens: '13:00', closes: '24:00' }],
      'Maandag tot en met woensdag 9.00–12.00; Vrijdag 13.00–24.00'],
    [field('text'), 'Bel eerst.', 'Bel eerst.'],
    [field('yes-no'), 'varies', 'wisselt, vraag het na'], [field('money'), 'not-applicable', 'niet van toepassing'],
  ]
  test.each(said)('%o', (of, value, text) => expect(valueText(of, value, lookup)).toBe(text))

  test('a code that this version does not know is shown, not dropped', () => {
    expect(valueText(field('choices', { options: { a: 'online' } }), ['a', 'drone'], lookup)).toBe('online en drone')
  })

  test('an old fact carries its month, one without a date says so, a tariff lasts till the year is over', () => {
    const since = (checked_on: string | null, shelf_life: string) =>
      factLine(field('yes-no', { shelf_life }), { value: true, source: 'x', checked_on, checked_by_role: 'provider' }, TODAY, lookup).since
    expect(since('2026-08-24', 'hours')).toBeNull()
    expect(since('2026-08-23', 'hours')).toBe('augustus 2026')
    expect(since('2026-01-02', 'tariff')).toBeNull()
    expect(since('2025-12-31', 'tariff')).toBe('december 2025')
    expect(since(null, 'condition')).toBe('onbekende datum')
  })

  test('a source tells who, how long ago and where', () => {
    const fact = (parts: Partial<Fact>): Fact => ({ value: true, source: 'https://www.ocmwmol.be/x/', checked_on: '2026-11-03', checked_by_role: 'public-source', ...parts })
    expect(sourceOf(fact({}), TODAY)).toEqual({ text: 'ocmwmol.be/x', href: 'https://www.ocmwmol.be/x/', role: 'Uit een openbare bron', when: 'nagekeken 3 weken geleden' })
    expect(sourceOf(fact({ source: 'voorbeeld' }), TODAY).role).toBe('Verzonnen als voorbeeld')
    expect(sourceOf(fact({ source: 'javascript:alert(1)', checked_on: null }), TODAY)).toMatchObject({ href: null, when: 'zonder datum' })
  })

  test('an amount carries its year; an old or missing year is a question', () => {
    expect(costLine({ option: 'per keer', amount: 4, valid_from: '2026-01-01' }, TODAY)).toBe('Per keer: 4 euro (2026)')
    expect(costLine({ amount: 4, valid_from: '2025-01-01', valid_to: '2025-12-31' }, TODAY)).toBe('4 euro (prijs van 2025, vraag het na)')
    expect(costLine({ amount: 4 }, TODAY)).toBe('4 euro (we weten niet van welk jaar, vraag het na)')
    expect(costLine({ option: 'gratis voor leden' }, TODAY)).toBe('Gratis voor leden')
  })
})

describe('an entry', () => {
  const shown = (parts: Partial<Publication>) => entryOf(publication(parts), `${TODAY}T10:00`, lookup)

  test('an example dials nothing, mails nobody and leads nowhere', () => {
    const { phones, emails, places } = shown({ example: true })
    expect([phones, emails, places.map((p) => p.route)]).toEqual([[], [], [null]])
  })

  test('the route carries the destination and nothing else', () => {
    const [place] = shown({}).places
    expect([...new URL(place?.route ?? '').searchParams]).toEqual([['api', '1'], ['destination', 'Veststraat 60, 2490 Balen']])
  })

  test('a confidential place is not shown, whatever the publication holds, and is not asked for', () => {
    const base = publication({})
    const location = { ...base.service_at_locations?.[0]?.location, confidential: true } as NonNullable<Publication['service_at_locations']>[number]['location']
    const entry = shown({ service_at_locations: [{ location }], derived: { ...base.derived, confidential: true } })
    expect(entry.places).toEqual([])
    expect(entry.questions.map((q) => q.code)).not.toContain('address')
    expect(JSON.stringify({ ...entry, service: null })).not.toContain('Veststraat')
  })

  test('what is unknown is a question, decisive ones first, and what is known is not asked', () => {
    const codes = shown({}).questions.map((q) => q.code)
    // An address and a price without a source are asked for too: nobody answers for them.
    expect(codes).toEqual(['status_required', 'address', 'cost_options', 'sign_up'])
    expect(shown({ facts: {} }).questions.map((q) => q.code)).toEqual(['status_required', 'address', 'cost_options', 'anonymous', 'sign_up'])
    // "It varies" and an old answer must be asked again.
    const again = shown({ facts: { anonymous: { value: 'varies', source: 'x', checked_on: TODAY, checked_by_role: 'provider' } } })
    expect(again.questions.map((q) => q.code)).toContain('anonymous')
  })

  test('each source names the facts that it gave', () => {
    expect(shown({}).sources.map((s) => [s.source.role, s.labels])).toEqual([
      ['Gezegd door de dienst zelf', ['Anoniem kan']], ['De bron is niet genoteerd', ['Adres', 'Prijs']],
    ])
  })
})

test('each number once, the most direct first, no fax', () => {
  const numbers = phonesOf(publication({
    phones: [{ number: '014 31 17 67' }, { number: '014 31 17 00', type: 'fax' }],
    organization: { name: 'OCMW', phones: [{ number: '014/31.17.67' }, { number: '014 22 22 22', description: 'Onthaal' }] },
  }))
  expect(numbers.map((p) => [p.text, p.label])).toEqual([['014 31 17 67', null], ['014 22 22 22', 'Onthaal']])
})
