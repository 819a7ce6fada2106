// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { enqueue } from '../reports/outbox'
import { save } from '../saved/saved'
import { wipeEverything } from './wipe'

test('a wipe leaves nothing, also where another tab holds a database open', async () => {
  await save({ id: 's1', slug: 's', name: 'S' })
  await enqueue({ kind: 'confirm', service_id: 's1', revision: 1 }, { title: 'S', said: [] })
  const held = await openDB('gezel', 1, { upgrade: (db) => void db.createObjectStore('pack') })
  await held.put('pack', 'manifest', 'manifest')
  localStorage.setItem('gezel.settings', '{}')
  sessionStorage.setItem('x', 'y')
  await wipeEverything()
  expect(await held.count('pack')).toBe(0)
  held.close()
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('gezel-own')
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])
})
