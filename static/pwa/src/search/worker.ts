// Search in a worker of its own, so that typing never waits for it. Answers come in the order of the questions.
import type { SearchAnswer, VocabularyFile } from '../contract'
import { expandShard } from '../pack/expand'
import { packReader } from '../pack/reader'
import { loadEngine, todayHere, type Engine, type Sources } from './engine'
import { learnedStore } from './learned'
import type { Answer, LiveDirectory, Question } from './rpc'

const NO_VOCABULARY: VocabularyFile = {
  themes: [], needs: [], kinds: [], obstacles: [], situations: [], languages: [], special_values: {}, danger_lines: [], intakes: {}, names: [],
}
const NOTHING: SearchAnswer = {
  total: 0, page: 1, page_size: 0, results: [], fallback: [],
  interpreted: { themes: [], needs: [], kinds: [], place: null, languages: [], flags: [], danger: [], corrected: {}, chips: [] },
}

// The name of this script holds the hash of its code: a build that learns otherwise has another.
const sources: Sources = { reader: packReader(), store: learnedStore(), expand: expandShard, version: location.pathname }
let engine = loadEngine(sources)
let reloading: Promise<void> = Promise.resolve()

/** Take in a newer pack, or a newer day; until it is ready, and where it fails, the one before goes on answering. */
function reload(): Promise<void> {
  reloading = reloading.catch(() => undefined).then(async () => {
    const next = await loadEngine(sources)
    engine = Promise.resolve(next)
  })
  return reloading
}

let reloadedOn = todayHere()

/** The engine of now. Where a day has passed on which something became too old to believe, the next one is on its way. */
async function current(): Promise<Engine | null> {
  const found = await engine
  const today = todayHere()
  if (found && today > found.until && today !== reloadedOn) {
    reloadedOn = today
    void reload().catch(() => undefined)
  }
  return found
}

const directory: LiveDirectory = {
  search: async (query) => (await current())?.searcher.search(query) ?? NOTHING,
  suggest: async (typed) => (await current())?.searcher.suggest(typed) ?? [],
  entry: async (slugOrId) => (await current())?.entry(slugOrId) ?? null,
  documents: async (ids) => {
    const view = (await current())?.searcher.view
    return ids.flatMap((id) => view?.documentOf(id) ?? [])
  },
  vocabulary: async () => (await current())?.vocabulary ?? NO_VOCABULARY,
  places: async () => (await current())?.places ?? [],
  reload,
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
