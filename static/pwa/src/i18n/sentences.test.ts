import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Freshness, Opening } from '../contract'
import { localNow } from '../services/opening'
import { age } from './ages'
import { freshnessSentence } from './freshness'
import { DOOR, nowSentence, PHONE } from './opening'
import { join } from './writing'

const vectors = (name: string) => JSON.parse(readFileSync(new URL(`../../../../tests/vectors/${name}.json`, import.meta.url), 'utf8'))
type Sentence = { name: string; opening: Opening | null; now: string; state: string; sentence: string }

describe('the sentences of the server', () => {
  const opening = vectors('opening_sentences') as { door: Sentence[]; phone: Sentence[] }
  for (const [voice, cases] of [[DOOR, opening.door], [PHONE, opening.phone]] as const) {
    test.each(cases)('$name', (c) => expect(nowSentence(c.opening, c.now, voice)).toEqual({ state: c.state, sentence: c.sentence }))
  }

  const ages = vectors('ages') as { today: string; ages: { date: string; says: string }[]; freshness: { name: string; freshness: Freshness; example: boolean; sentence: string }[] }
  test.each(ages.ages)('$date', ({ date, says }) => expect(age(date, ages.today)).toBe(says))
  test.each(ages.freshness)('$name', (c) => expect(freshnessSentence(c.freshness, ages.today, c.example)).toBe(c.sentence))
})

test('now is the wall clock in Brussels, summer and winter', () => {
  expect(localNow(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02T00:30')
  expect(localNow(new Date('2026-11-24T13:05:00Z'))).toBe('2026-11-24T14:05')
})

test('parts are joined as people write them', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((parts) => join(parts))).toEqual(['', 'a', 'a en b', 'a, b en c'])
})
