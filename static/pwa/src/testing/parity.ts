// For tests/search/test_parity.py, in Node: answers queries from the files of a pack, as a phone would.
// stdin: {"pack": folder, "queries": [SearchQuery], "typed": [text]}; stdout: {"answers": […], "suggestions": […]}.
import { readFileSync } from 'node:fs'
import type { Manifest, SearchQuery } from '../contract'
import { expandShard } from '../pack/expand'
import type { PackReader } from '../pack/reader'
import { loadEngine } from '../search/engine'
import type { Learned, LearnedStore } from '../search/learned'

function folderReader(folder: string): PackReader {
  const json = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf-8'))
  const manifest = json('manifest.json') as Manifest
  const hashes = new Map(manifest.files.map((file) => [file.name, file.sha256]))
  return { manifest: async () => manifest, file: async (name) => json(hashes.get(name) ?? name) }
}

/** Keeps what was learned as IndexedDB does: as a copy. */
function memoryStore(): LearnedStore {
  const held = new Map<string, Learned<unknown>>()
  return {
    get: async (key) => held.get(key),
    put: async (key, learned) => void held.set(key, structuredClone(learned)),
    keep: async () => undefined,
  }
}

const { pack, queries, typed } = JSON.parse(readFileSync(0, 'utf-8')) as { pack: string; queries: SearchQuery[]; typed: string[] }
const sources = { reader: folderReader(pack), store: memoryStore(), expand: expandShard, version: '' }
// The second time it answers from what the first time kept.
await loadEngine(sources)
const engine = await loadEngine(sources)
if (!engine) throw new Error('no pack')
const answers = queries.map((query) => engine.searcher.search(query))
const suggestions = typed.map((text) => engine.searcher.suggest(text))
console.log(JSON.stringify({ answers, suggestions }))
