// Search in a worker of its own, so that typing never waits for it. Answers come in the order of the questions.
import type { SearchAnswer, VocabularyFile } from '../contract'
import { packReader } from '../pack/reader'
import { loadEngine, type Engine } from './engine'
import { learnedStore } from './learned'
import type { Answer, LiveDirectory, Question } from './rpc'

const NO_VOCABULARY: VocabularyFile = { themes: [], needs: [], kinds: [], obstacles: [], situations: [], languages: [], special_values: {} }
const NOTHING: SearchAnswer = {
  total: 0, page: 1, page_size: 0, results: [], fallback: [],
  interpreted: { themes: [], needs: [], kinds: [], place: null, languages: [], flags: [], danger: [], corrected: {}, chips: [] },
}

const reader = packReader()
const store = learnedStore()
let engine: Promise<Engine | null> = loadEngine(reader, store)

const directory: LiveDirectory = {
  search: async (query) => (await engine)?.searcher.search(query) ?? NOTHING,
  suggest: async (typed) => (await engine)?.searcher.suggest(typed) ?? [],
  entry: async (slugOrId) => (await engine)?.entry(slugOrId) ?? null,
  documents: async (ids) => {
    const view = (await engine)?.searcher.view
    return ids.flatMap((id) => view?.documentOf(id) ?? [])
  },
  vocabulary: async () => (await engine)?.vocabulary ?? NO_VOCABULARY,
  places: async () => (await engine)?.places ?? [],
  /** Take in a newer pack; until it is ready, and where it fails, the one before goes on answering. */
  reload: async () => {
    const next = await loadEngine(reader, store)
    engine = Promise.resolve(next)
  },
}

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const reply = (answer: Answer) => postMessage(answer)
  try {
    const method = directory[data.method] as (...args: unknown[]) => Promise<unknown>
    reply({ id: data.id, value: await method(...data.args) })
  } catch (error) {
    reply({ id: data.id, error: String(error) })
  }
})
