// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, test, vi } from 'vitest'
import { waiting } from '../reports/outbox'
import { closeOwn } from './database'
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

test('what a later app left, that was undone since, is still there', async () => {
  const key = await enqueue({ kind: 'confirm', service_id: 's1', revision: 1 }, { title: 'S', said: [] })
  await closeOwn()
  ;(await openDB('gezel-own', 9)).close()
  expect((await waiting()).map((item) => item.key)).toEqual([key])
})

test('the browser is asked to keep it once something is kept, and only once', async () => {
  const persist = vi.fn(async () => true)
  Object.defineProperty(navigator, 'storage', { value: { persist, persisted: async () => false }, configurable: true })
  vi.resetModules()
  const changes = await import('./changes')
  expect(persist).not.toHaveBeenCalled()
  changes.changed('saved')
  changes.changed('outbox')
  await vi.waitFor(() => expect(persist).toHaveBeenCalledOnce())
})
