import { expect, test } from 'vitest'
import type { Manifest, PackedService } from '../contract'
import type { PackReader } from '../pack/reader'
import { createDirectory, type Port } from './client'
import { loadEngine, type Expand } from './engine'
import type { Learned, LearnedStore } from './learned'
import type { Answer, Question } from './rpc'
import { samples } from '../testing/samples'
import { packFiles } from '../testing/seeds'

/** Shards of these tests are services as they are. */
const expand: Expand = (shard) => shard as PackedService[]
const load = (reader: PackReader, store: LearnedStore, today = '2026-11-24', version = '1') =>
  loadEngine({ reader, store, expand, version }, today)

/** A pack in memory that counts what is read of it. */
function packOf(shards: PackedService[][]): PackReader & { read: string[]; list: Manifest; set(n: number, services: PackedService[]): void } {
  const names = ['vocabulary', 'terms', 'words', 'places', ...shards.map((_, n) => `services-0${n}`)]
  const list: Manifest = { format: 3, region: '', generated_at: '', revision: 1, files: names.map((name) => ({ name, sha256: `${name} 1`, bytes: 1 })) }
  const files = new Map<string, unknown>([...Object.entries(packFiles()), ...shards.map((services, n) => [`services-0${n}`, services] as const)])
  const read: string[] = []
  const file = async (name: string) => (read.push(name), files.get(name))
  return {
    read,
    list,
    set: (n, services) => {
      const name = `services-0${n}`
      files.set(name, services)
      list.revision++
      list.files.find((one) => one.name === name)!.sha256 = `${name} ${list.revision}`
    },
    manifest: async () => structuredClone(list),
    file,
  }
}

function memoryStore(): LearnedStore & { held: Map<string, Learned<unknown>> } {
  const held = new Map<string, Learned<unknown>>()
  return {
    held,
    get: async (key) => held.get(key),
    put: async (key, learned) => void held.set(key, structuredClone(learned)),
    keep: async (keys) => [...held.keys()].filter((key) => !keys.includes(key)).forEach((key) => held.delete(key)),
  }
}

/** A store that knows the words already: learning them takes longest. */
async function warmStore(): Promise<ReturnType<typeof memoryStore>> {
  const store = memoryStore()
  store.held.set('vocabulary', await learnedWords)
  return store
}

const halves = (): [PackedService[], PackedService[]] => [samples().slice(0, 6), samples().slice(6)]

const learnedWords = (async () => {
  const store = memoryStore()
  await load(packOf([]), store)
  return store.held.get('vocabulary')!
})()

test('a second start reads no word list and no shard, and an edit reads its own shard only', async () => {
  const pack = packOf(halves())
  const store = memoryStore()
  await load(pack, store)
  expect(pack.read).toEqual(expect.arrayContaining(['terms', 'words', 'services-00', 'services-01']))
  pack.read.length = 0
  await load(pack, store)
  expect(pack.read.sort()).toEqual(['places', 'vocabulary'])
  pack.read.length = 0
  pack.set(1, halves()[1].slice(1))
  const engine = await load(pack, store)
  expect(pack.read.sort()).toEqual(['places', 'services-01', 'vocabulary'])
  expect(engine?.searcher.view.size).toBe(samples().length - 1)
})

test('other code learns everything anew', async () => {
  const pack = packOf(halves())
  const store = await warmStore()
  await load(pack, store)
  pack.read.length = 0
  await load(pack, store, '2026-11-24', '2')
  expect(pack.read).toEqual(expect.arrayContaining(['terms', 'words', 'services-00', 'services-01']))
})

test('a store that is broken, or holds something older, costs time only', async () => {
  const fails = () => Promise.reject(new Error('quota'))
  const broken = await load(packOf(halves()), { get: fails, put: fails, keep: fails })
  expect(broken?.searcher.search({ q: 'zonneveld' }).total).toBe(1)
  const store = memoryStore()
  store.held.set('vocabulary', { of: '0 older', data: {} })
  expect((await load(packOf(halves()), store))?.searcher.search({ q: 'zonneveld' }).total).toBe(1)
})

test('what is kept of shards that are gone is thrown away', async () => {
  const store = await warmStore()
  store.held.set('services-99', { of: '', data: {} })
  await load(packOf(halves()), store)
  expect(store.held.has('services-99')).toBe(false)
})

test('a pack that is switched while it is read is read again', async () => {
  const pack = packOf(halves())
  const { file } = pack
  let switched = false
  pack.file = async (name) => {
    const found = await file(name)
    if (!switched && name === 'services-01') {
      switched = true
      pack.set(0, [])
    }
    return found
  }
  const engine = await load(pack, await warmStore())
  expect(engine?.revision).toBe(2)
  expect(engine?.searcher.view.size).toBe(halves()[1].length)
})

test('an entry is found by slug or id, and what is unknown is no entry', async () => {
  const engine = await load(packOf(halves()), await warmStore())
  expect((await engine?.entry('d2'))?.name).toBe('Ontmoetingshuis Zonneveld')
  expect(await engine?.entry('weg')).toBeNull()
})

test('a shard is learned anew on the day on which something in it is too old to believe', async () => {
  const [aging, lasting] = halves()
  aging[0]!.publication.derived.believed_until = { hours: '2026-11-30', phone_hours: '2026-10-01' }
  const pack = packOf([aging, lasting])
  const store = await warmStore()
  expect((await load(pack, store))?.until).toBe('2026-11-30')
  pack.read.length = 0
  await load(pack, store, '2026-11-30')
  expect(pack.read).not.toContain('services-00')
  await load(pack, store, '2026-12-01')
  expect(pack.read).toContain('services-00')
  expect(pack.read).not.toContain('services-01')
})

test('without a pack there is no engine', async () => {
  expect(await load({ ...packOf([]), manifest: async () => null }, await warmStore())).toBeNull()
})

test('the page gets each answer to its own question, and errors as errors', async () => {
  let listener: (event: { data: Answer }) => void = () => undefined
  const asked: Question[] = []
  const port: Port = {
    postMessage: (question: Question) => void asked.push(question),
    addEventListener: (type: string, listen: unknown) => {
      if (type === 'message') listener = listen as typeof listener
    },
  }
  const directory = createDirectory(port)
  const [suggestions, entry] = [directory.suggest('hu'), directory.entry('x')]
  listener({ data: { id: asked[1]!.id, value: null } })
  listener({ data: { id: asked[0]!.id, error: 'broken' } })
  expect(await entry).toBeNull()
  await expect(suggestions).rejects.toThrow('broken')
  expect(asked.map((question) => question.method)).toEqual(['suggest', 'entry'])
})
