import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { PackedService } from '../contract'
import { readColumn } from './columns'
import { expandShard, type Codes } from './expand'

interface Case { today: string; codes: Codes; shard: unknown; analysed: Record<string, string[]>; expected: PackedService[] }
const { cases } = JSON.parse(readFileSync(new URL('../../../../tests/vectors/pack.json', import.meta.url), 'utf8')) as { cases: Case[] }
const fold = (text: string) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')

test.each(cases)('a shard becomes the very services that the server publishes and indexes', ({ today, codes, shard, analysed, expected }) => {
  const found = expandShard(shard, codes, today, { fold, analyse: (text) => analysed[text] ?? [`not a text of the server: ${text}`] })
  expect(found).toEqual(expected)
})

test('a column of a kind that this app does not know is refused', () => {
  expect(() => readColumn([9, []], [])).toThrow('unknown kind')
})

test('values of one column are no one object', () => {
  const [first, second] = readColumn([0, ['a'], 2], []) as string[][]
  first!.push('b')
  expect(second).toEqual(['a'])
})
