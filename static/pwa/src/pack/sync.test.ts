// Whatever goes wrong on the way: the last good pack answers, the next try fetches only what is missing, and the state says what is so.
import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PackState } from '../contract'
import { FakeServer, packOf, type Fate, type Pack } from '../testing/packs'

const SHARDS = ['services-00', 'services-01', 'services-02', 'services-03', 'services-04', 'services-05']
const NAMES = ['vocabulary', 'terms', ...SHARDS]
const files = (changed: Record<string, string> = {}) => Object.fromEntries(NAMES.map((name) => [name, { of: name, is: changed[name] ?? 'v1' }]))
const OLD = packOf(1, files())
const NEW = packOf(2, files({ vocabulary: 'v2', 'services-01': 'v2', 'services-02': 'v2', 'services-04': 'v2' }))
const CHANGED = NEW.manifest.files.filter(({ sha256 }) => !OLD.contents.has(sha256)).map(({ sha256 }) => sha256)
const YEAR_MS = 365 * 86_400_000

type Sync = typeof import('./sync')
let server: FakeServer
const kept = new Map<string, string>()

/** A tab: the app's modules anew, on the same store. */
async function tab(): Promise<Sync> {
  vi.resetModules()
  return import('./sync')
}

/** Locks as browsers have them: one at a time, in turn. */
function fakeLocks(): Pick<LockManager, 'request'> {
  let turn: Promise<unknown> = Promise.resolve()
  return { request: ((_name: string, work: () => Promise<unknown>) => (turn = turn.then(work))) as LockManager['request'] }
}

const stateOf = (sync: Sync): PackState => sync.packState()

/** Everything that search can read, as one pack; `null` where there is none. */
async function answers(): Promise<unknown> {
  const { packReader } = await import('./reader')
  const reader = packReader()
  const manifest = await reader.manifest()
  return manifest && Object.fromEntries(await Promise.all(manifest.files.map(async ({ name }) => [name, await reader.file(name)] as const)))
}
const whole = ({ manifest, contents }: Pack): unknown =>
  Object.fromEntries(manifest.files.map(({ name, sha256 }) => [name, JSON.parse(new TextDecoder().decode(contents.get(sha256)))]))

/** A phone that holds `OLD`, looking at a server that has `NEW`; nothing was asked yet. */
async function phoneWithOldPack(): Promise<Sync> {
  const sync = await tab()
  await sync.syncPack()
  expect(await answers()).toEqual(whole(OLD))
  server.pack = NEW
  server.asked = []
  server.delivered = []
  return sync
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  server = new FakeServer(OLD)
  vi.stubGlobal('fetch', (...request: Parameters<typeof fetch>) => server.fetch(...request))
  // As much of a browser as syncing touches. (jsdom brings buffers that the digest does not take.)
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('dispatchEvent', page.dispatchEvent.bind(page))
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }))
  vi.stubGlobal('navigator', { onLine: true, locks: fakeLocks() })
  kept.clear()
  vi.stubGlobal('localStorage', { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const filesOnly = (names: string[]): string[] => names.filter((name) => name !== 'manifest.json').sort()

/** The hashes of what is here of the next pack. */
async function staged(): Promise<string[]> {
  const db = await openDB('gezel')
  const keys = (await db.getAllKeys('staging')).map(String)
  db.close()
  return keys.sort()
}

/** It failed for this reason; the old pack answers; when all is well again, only what is missing is asked for. Returns what was here. */
async function failsThenHeals(sync: Sync, error: PackState['error']): Promise<string[]> {
  expect(stateOf(sync)).toMatchObject({ error, syncing: false, revision: 1, services: 7 })
  expect(stateOf(sync).age).not.toBe('none')
  expect(await answers()).toEqual(whole(OLD))
  const here = await staged()
  server.fate = () => 'arrives'
  server.asked = []
  await (await tab()).syncPack()
  expect(await answers()).toEqual(whole(NEW))
  expect(filesOnly(server.asked)).toEqual(CHANGED.filter((sha256) => !here.includes(sha256)).sort())
  return here
}

describe('an interrupted download', () => {
  // The manifest, then each of the files that changed.
  const steps = Array.from({ length: CHANGED.length + 1 }, (_, n) => n + 1)
  const fates: [Fate, PackState['error']][] = [['lost', 'network'], ['cut-off', 'network'], ['too-short', 'damaged'], ['changed', 'damaged'], ['error-500', 'server'], ['not-found', 'server']]

  test.each(fates.flatMap(([fate, error]) => steps.map((step) => [fate, step, error] as const)))('%s at step %i and ever after: %s', async (fate, step, error) => {
    const sync = await phoneWithOldPack()
    server.fate = (_name, count) => (count >= step ? fate : 'arrives')
    await sync.syncPack()
    const arrived = filesOnly(server.delivered)
    expect(await failsThenHeals(sync, error)).toEqual(arrived)
  })

  test.each(CHANGED.map((sha256, n) => [n, sha256]))('one damaged file (%i) spoils only itself', async (_n, sha256) => {
    const sync = await phoneWithOldPack()
    server.fate = (name) => (name === sha256 ? 'changed' : 'arrives')
    await sync.syncPack()
    expect(await failsThenHeals(sync, 'damaged')).not.toContain(sha256)
  })

  test('the first copy of all goes on where it broke off', async () => {
    for (let n = 1; n <= NAMES.length + 1; n += 1) {
      server.fate = (_name, count) => (count > n ? 'lost' : 'arrives')
      const sync = await tab()
      server.asked = []
      await sync.syncPack()
      if (filesOnly(server.delivered).length < NAMES.length) expect([await answers(), stateOf(sync).age]).toEqual([null, 'none'])
    }
    expect(await answers()).toEqual(whole(OLD))
    expect(filesOnly(server.delivered)).toEqual([...OLD.contents.keys()].sort())
  })

  test('a newer pack appears in the middle: what was fetched of the one between is not in the way', async () => {
    const sync = await phoneWithOldPack()
    server.fate = (_name, count) => (count > 3 ? 'lost' : 'arrives')
    await sync.syncPack()
    server.pack = packOf(3, files({ 'services-03': 'v3' }))
    server.fate = () => 'arrives'
    await sync.syncPack()
    expect(await answers()).toEqual(whole(server.pack))
    expect(await (await openDB('gezel')).count('staging')).toBe(0)
  })
})

describe('a full phone', () => {
  /** From this write on every one fails as browsers let it fail; returns how to make room. */
  function fullFrom(first: number, until = Infinity): () => number {
    let writes = 0
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = put.apply(this, args as [unknown])
      writes += 1
      if (writes >= first && writes < until) (this.transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError')
      return request
    })
    return () => writes
  }

  // Four files staged, then four put in their place, the manifest and the note of what is held.
  test.each(Array.from({ length: 10 }, (_, n) => n + 1))('at write %i', async (write) => {
    const sync = await phoneWithOldPack()
    const writes = fullFrom(write)
    await sync.syncPack()
    expect(writes()).toBeGreaterThanOrEqual(write)
    vi.restoreAllMocks()
    await failsThenHeals(sync, 'full')
  })

  test('makes room by itself where search keeps what it can learn again', async () => {
    const sync = await phoneWithOldPack()
    const learned = await openDB('gezel-learned', 1, { upgrade: (db) => void db.createObjectStore('learned') })
    learned.close()
    fullFrom(6, 7)
    await sync.syncPack()
    expect(stateOf(sync)).toMatchObject({ error: null, revision: 2 })
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('gezel-learned')
    expect(await answers()).toEqual(whole(NEW))
  })
})

describe('a pack of an unknown form', () => {
  test('newer: the old one stays, and the app is said to be too old', async () => {
    const sync = await phoneWithOldPack()
    server.pack = packOf(2, { everything: 'else' }, undefined, 99)
    await sync.syncPack()
    expect(stateOf(sync)).toMatchObject({ error: 'newer-format', revision: 1 })
    expect(server.asked).toEqual(['manifest.json'])
    expect(await answers()).toEqual(whole(OLD))
  })

  test('held since a later app that was undone: it is not read, and fetched anew', async () => {
    await phoneWithOldPack()
    const db = await openDB('gezel')
    const held = await db.get('state', 'held')
    await db.put('state', { ...held, manifest: { ...held.manifest, format: 99 } }, 'held')
    await db.put('pack', { ...held.manifest, format: 99 }, 'manifest')
    db.close()
    expect(await answers()).toBeNull()
    await (await tab()).syncPack()
    expect(await answers()).toEqual(whole(NEW))
  })
})

describe('two tabs', () => {
  test('syncing at once fetch each file once', async () => {
    const one = await phoneWithOldPack()
    const two = await tab()
    await Promise.all([one.syncPack(), two.syncPack(), one.syncPack()])
    expect(filesOnly(server.delivered)).toEqual([...CHANGED].sort())
    expect([stateOf(one).revision, stateOf(two).revision]).toEqual([2, 2])
    expect(await answers()).toEqual(whole(NEW))
  })

  test('the one that only looks on is told', async () => {
    const one = await phoneWithOldPack()
    localStorage.setItem('gezel.settings', JSON.stringify({ dataSaver: true }))
    const two = await tab()
    const told = vi.fn()
    two.watchPack(told)
    await vi.waitFor(() => expect(told.mock.lastCall![0]).toMatchObject({ revision: 1 }))
    await one.syncPack()
    await vi.waitFor(() => expect(told.mock.lastCall![0]).toMatchObject({ revision: 2 }))
  })
})

describe('a damaged store', () => {
  test.each<[string, (db: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>, boolean]>([
    ['a file is gone', (db) => db.delete('pack', 'services-03'), true],
    ['the first file is gone', (db) => db.delete('pack', 'vocabulary'), true],
    ['the list is gone', (db) => db.delete('pack', 'manifest'), true],
    ['the note of what is held is gone', (db) => db.clear('state'), true],
    ['everything but that note is gone', (db) => db.clear('pack'), true],
    ['a file is something else', (db) => db.put('pack', 'w', 'services-03'), false],
  ])('%s: it heals', async (_name, damage, noticed) => {
    await phoneWithOldPack()
    server.pack = OLD
    const db = await openDB('gezel')
    await damage(db)
    db.close()
    const sync = await tab()
    // What can be read but is wrong shows only to who reads it: search then asks for all of it anew (`heal`).
    await sync.syncPack({ afresh: !noticed })
    expect(await answers()).toEqual(whole(OLD))
    expect(stateOf(sync)).toMatchObject({ error: null, age: 'fresh' })
    if (_name === 'a file is gone') expect(server.delivered).toHaveLength(2)
  })

  test('without a network what is there is not thrown away for what cannot come', async () => {
    const sync = await phoneWithOldPack()
    server.fate = () => 'lost'
    await sync.syncPack({ afresh: true })
    expect(await answers()).toEqual(whole(OLD))
  })

  test('that search cannot read heals: what was learned goes first, then every file comes anew', async () => {
    await phoneWithOldPack()
    const learned = await openDB('gezel-learned', 1, { upgrade: (db) => void db.createObjectStore('learned') })
    learned.close()
    await tab()
    const { heal } = await import('./heal')
    const seen: number[] = []
    const again = async (): Promise<void> => {
      seen.push(filesOnly(server.asked).length)
      expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('gezel-learned')
      if (seen.length === 1) throw new Error('a shard cannot be read')
    }
    await heal(again)
    await heal(again)
    expect(seen).toEqual([0, NAMES.length])
    expect(await answers()).toEqual(whole(NEW))
  })

  test.each([
    ['of a later app that was undone', () => openDB('gezel', 99, { upgrade: (db) => void db.createObjectStore('else') })],
    ['without its parts', () => openDB('gezel', 2, { upgrade: (db) => void db.createObjectStore('pack') })],
  ])('%s is made anew', async (_name, make) => {
    (await make()).close()
    const sync = await tab()
    await sync.syncPack()
    expect(stateOf(sync)).toMatchObject({ revision: 1, error: null })
    expect(await answers()).toEqual(whole(OLD))
  })

  test('a browser that keeps nothing says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => { throw new DOMException('no', 'SecurityError') })
    const sync = await tab()
    await sync.syncPack()
    expect(stateOf(sync)).toMatchObject({ error: 'store', age: 'none', syncing: false })
  })
})

describe('a clock', () => {
  const NOW = Date.parse('2026-11-24T10:00:00Z')
  const at = (ms: number) => vi.setSystemTime(NOW + ms)
  const seen = async (): Promise<Partial<PackState>> => {
    const { look } = await tab()
    await look()
    const sync = await import('./sync')
    const { age, clockWrong } = stateOf(sync)
    return { age, clockWrong }
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    at(0)
    server = new FakeServer(packOf(1, files(), new Date(NOW).toISOString()), () => NOW)
  })

  const DAY = 86_400_000
  test.each([
    ['right, and again the next day', 0, DAY, 'fresh', false],
    ['right, and again after four days', 0, 4 * DAY, 'old', false],
    ['right, and again after forty days', 0, 40 * DAY, 'stale', false],
    ['a year ahead, and still so the next day', YEAR_MS, YEAR_MS + DAY, 'fresh', true],
    ['a year ahead, and still so after forty days', YEAR_MS, YEAR_MS + 40 * DAY, 'stale', true],
    ['a year ahead, and put right the next day', YEAR_MS, DAY, 'fresh', false],
    ['a year ahead, and put right after forty days', YEAR_MS, 40 * DAY, 'stale', false],
    ['a year behind, and still so the next day', -YEAR_MS, -YEAR_MS + DAY, 'fresh', true],
    ['a year behind, and still so after forty days', -YEAR_MS, -YEAR_MS + 40 * DAY, 'stale', true],
    ['a year behind, and put right the next day', -YEAR_MS, DAY, 'fresh', false],
    ['a year behind, and put right after forty days', -YEAR_MS, 40 * DAY, 'stale', false],
    ['right, and set back a year', 0, -YEAR_MS, 'old', true],
    ['right, and set ahead a year: nobody can tell that from a year in a drawer', 0, YEAR_MS, 'stale', false],
  ] as const)('%s', async (_name, whenSynced, whenSeen, age, clockWrong) => {
    at(whenSynced)
    await (await tab()).syncPack()
    at(whenSeen)
    expect(await seen()).toEqual({ age, clockWrong })
    expect(await answers()).toEqual(whole(server.pack))
  })

  test.each([YEAR_MS, -YEAR_MS])('that is %i ms off does not keep from syncing, before or after', async (off) => {
    await (await tab()).syncPack()
    at(off)
    server.pack = NEW
    const sync = await tab()
    await sync.syncPack()
    expect(stateOf(sync)).toMatchObject({ error: null, revision: 2, clockWrong: true })
    expect(await answers()).toEqual(whole(NEW))
  })

  test('data that was old when it came (a folder on a stick) is as old as it is', async () => {
    server = new FakeServer(packOf(1, files(), new Date(NOW - 40 * DAY).toISOString()), () => NOW)
    const sync = await tab()
    await sync.syncPack()
    expect(stateOf(sync)).toMatchObject({ age: 'stale', clockWrong: false, generated_at: new Date(NOW - 40 * DAY).toISOString() })
  })
})

describe('by itself', () => {
  const watch = async (): Promise<Sync> => {
    const sync = await tab()
    sync.watchPack(() => undefined)
    return sync
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 60))
  const sparing = () => localStorage.setItem('gezel.settings', JSON.stringify({ dataSaver: true }))

  test('a phone that spares data fetches nothing until asked', async () => {
    await phoneWithOldPack()
    sparing()
    const sync = await watch()
    await settled()
    dispatchEvent(new Event('online'))
    document.dispatchEvent(new Event('visibilitychange'))
    await settled()
    expect(server.asked).toEqual([])
    expect(stateOf(sync).revision).toBe(1)
    await sync.syncPack()
    expect(stateOf(sync).revision).toBe(2)
  })

  test('nothing is said before it is known what is here', async () => {
    await phoneWithOldPack()
    server.fate = () => 'lost'
    const told: PackState[] = []
    const sync = await tab()
    sync.watchPack((state) => told.push(state))
    await vi.waitFor(() => expect(stateOf(sync).error).toBe('network'))
    expect(told.map(({ age }) => age)).not.toContain('none')
  })

  test('but its first copy: without that there is nothing', async () => {
    sparing()
    const sync = await watch()
    await vi.waitFor(() => expect(stateOf(sync).revision).toBe(1))
  })

  test('others fetch what is newer at the start and when the network comes back', async () => {
    await phoneWithOldPack()
    server.fate = () => 'lost'
    const sync = await watch()
    await vi.waitFor(() => expect(stateOf(sync).error).toBe('network'))
    server.fate = () => 'arrives'
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(stateOf(sync)).toMatchObject({ revision: 2, error: null }))
  })

  test('a server that is down is tried again without being asked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    server.fate = () => 'error-500'
    const sync = await watch()
    await vi.waitFor(() => expect(stateOf(sync)).toMatchObject({ error: 'server', syncing: false }))
    server.fate = () => 'arrives'
    await vi.advanceTimersByTimeAsync(40_000)
    vi.useRealTimers()
    await vi.waitFor(() => expect(stateOf(sync)).toMatchObject({ revision: 1, error: null }))
  })
})
