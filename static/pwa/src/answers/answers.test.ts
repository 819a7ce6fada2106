import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { closeOwn } from '../own/database'
import { field } from '../present/samples'
import { type Answer, answersFor, forgetAnswer, keepAnswer } from './answers'
import { fits, isAskedOpenly, toggled, typedNumber, valueOfYes } from './controls'

const answer = (parts: Partial<Answer> = {}): Answer =>
  ({ service_id: 's1', fact: 'anonymous', value: true, text: 'ja', answered_on: '2026-11-24', report: null, ...parts })

beforeEach(async () => {
  await closeOwn()
  globalThis.indexedDB = new IDBFactory()
})

describe('answers', () => {
  test('stay on the device, one for each question of a service', async () => {
    await keepAnswer(answer())
    await keepAnswer(answer({ value: false, text: 'nee' }))
    await keepAnswer(answer({ fact: 'intake' }))
    await keepAnswer(answer({ service_id: 's2' }))
    await closeOwn()
    expect([...(await answersFor('s1'))].map(([fact, { text }]) => [fact, text])).toEqual([['anonymous', 'nee'], ['intake', 'ja']])
    await forgetAnswer('s1', 'anonymous')
    expect([...(await answersFor('s1')).keys()]).toEqual(['intake'])
  })
})

describe('values', () => {
  test.each([
    ['yes-no', true, true], ['yes-no', 'ja', false],
    ['choice', 'a', true], ['choice', 'z', false],
    ['choices', ['a', 'b'], true], ['choices', [], false], ['choices', ['a', 'a'], false],
    ['number', 0, true], ['number', -1, false], ['number', Number.NaN, false],
    ['duration', { amount: 6, unit: 'weeks' }, true], ['duration', { amount: 1.5, unit: 'weeks' }, false], ['duration', { amount: 1, unit: 'eons' }, false],
    ['money', { amount: 4.5, unit: 'per keer', year: 2026 }, true], ['money', { amount: 4.5, unit: 'per keer', year: Number.NaN }, false],
    ['date', '2027-01-08', true], ['date', '8 januari', false],
    ['hours', [{ days: ['MO'], opens: '09:00', closes: '12:00' }], true], ['hours', [{ days: [], opens: '09:00', closes: '12:00' }], false],
    ['hours', [{ days: ['MO'], opens: '12:00', closes: '09:00' }], false],
    ['text', 'Bel eerst.', true], ['text', '  ', false],
  ])('%s takes %o: %s', (type, value, right) => {
    expect(fits(field(type, { options: { a: 'A', b: 'B' } }), value)).toBe(right)
  })

  test('what stands in a table is answered in the shape that the server takes', () => {
    const price = field('table', { answer: 'money' })
    expect(fits(price, { amount: 4, unit: 'per keer', year: 2026 })).toBe(true)
    expect(fits(price, 'vier euro')).toBe(false)
    expect(fits(field('table'), 'Kerkstraat 12')).toBe(true)
  })

  test('"Moet ik mijn naam zeggen?": yes means that anonymous is not possible', () => {
    expect(valueOfYes(field('yes-no', { yes_means: false }))).toBe(false)
    expect(valueOfYes(field('yes-no', { yes_means: true }))).toBe(true)
    expect([true, false, null, undefined].map((yes_means) => isAskedOpenly(field('yes-no', { yes_means })))).toEqual([false, false, true, true])
  })

  test('numbers are typed with a comma or a point', () => {
    expect(['2,5', ' 3 ', '4.25', '', 'drie', '-1', '1e3'].map(typedNumber)).toEqual([2.5, 3, 4.25, null, null, null, null])
  })

  test('"none of these" and the others exclude each other', () => {
    expect(toggled(['none'], 'doctor')).toEqual(['doctor'])
    expect(toggled(['doctor', 'ocmw'], 'none')).toEqual(['none'])
    expect(toggled(['doctor'], 'doctor')).toEqual([])
  })
})
