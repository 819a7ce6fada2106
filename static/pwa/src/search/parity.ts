// For tests/search/test_parity.py, in Node: answers queries from the files of a pack, as a phone would.
// stdin: {"pack": folder, "queries": [SearchQuery], "typed": [text]}; stdout: {"answers": […], "suggestions": […], "ms": {…}}.
import { readFileSync } from 'node:fs'
import type { Manifest, PackedService, SearchQuery } from '../contract'
import type { PackReader } from '../pack/reader'
import { loadEngine } from './engine'
import type { Learned, LearnedStore } from './learned'

function folderReader(folder: string): PackReader {
  const file = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf-8'))
  return {
    manifest: async () => file('manifest') as Manifest,
    file: async (name) => file(name),
    services: async (name) => file(name) as PackedService[],
  }
}

function memoryStore(): LearnedStore {
  const held = new Map<string, Learned<unknown>>()
  return {
    get: async (key) => held.get(key),
    put: async (key, learned) => void held.set(key, structuredClone(learned)),
    keep: async () => undefined,
  }
}

const { pack, queries, typed } = JSON.parse(readFileSync(0, 'utf-8')) as { pack: string; queries: SearchQuery[]; typed: string[] }
const reader = folderReader(pack)
const store = memoryStore()
const began = performance.now()
await loadEngine(reader, store)
const learned = performance.now()
const engine = await loadEngine(reader, store)
const loaded = performance.now()
if (!engine) throw new Error('no pack')
const times: number[] = []
const answers = queries.map((query) => {
  const start = performance.now()
  const answer = engine.searcher.search(query)
  times.push(performance.now() - start)
  return answer
})
const suggestions = typed.map((text) => engine.searcher.suggest(text))
const sorted = [...times].sort((a, b) => a - b)
const ms = { learn: learned - began, load: loaded - learned, p50: sorted[times.length >> 1], p95: sorted[Math.floor(times.length * 0.95)], max: sorted.at(-1) }
console.log(JSON.stringify({ answers, suggestions, ms }))
