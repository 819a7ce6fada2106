import { expect, test } from 'vitest'
import type { PackedService } from '../pack/store'
import { search } from './search'

const service = (id: string, tokens: string): PackedService => ({ id, slug: id, name: id, needs: [], themes: [], tokens })

test('every word typed must stand in the entry', () => {
  const services = [service('a', 'huur contract balen'), service('b', 'opvang balen')]
  expect(search(services, 'huur balen').map((s) => s.id)).toEqual(['a'])
  expect(search(services, '')).toEqual([])
})
