// From the files of the pack to a searcher; what was learned of a file is used until that file changes.
import type { Manifest, PackedService, Place, Publication, VocabularyFile } from '../contract'
import type { PackReader } from '../pack/reader'
import { Places } from '../places/places'
import { localNow } from '../services/opening'
import { isShard, type TermsFile, type WordsFile } from './files'
import { learnedOf, type LearnedStore } from './learned'
import { Searcher } from './searcher'
import { learnSegment, Segment, type SegmentData } from './segment'
import { Taxonomy } from './taxonomy'
import { fold } from './texts'
import { View } from './view'
import { learnVocabulary, Vocabulary } from './vocabulary'

const VOCABULARY = 'vocabulary'

/** What `pack/expand.ts` does: a shard as it was sent → its services, with what is too old to believe on this day. */
export type Expand = (shard: unknown, file: VocabularyFile, today: string, words: { fold: typeof fold; analyse(text: string): string[] }) => PackedService[]

export interface Engine {
  revision: number
  /** The last day on which nothing in it has become too old to believe. */
  until: string
  searcher: Searcher
  places: Place[]
  vocabulary: VocabularyFile
  /** The whole entry by slug or id. */
  entry(slugOrId: string): Promise<Publication | null>
}

/** Does pieces of work one after the other, so that only one shard at a time lies open in memory. */
function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}

/** The hashes of files as one text. */
const hashes = (manifest: Manifest, names: readonly string[]) =>
  names.map((name) => manifest.files.find((file) => file.name === name)?.sha256).join(' ')

/** Where search reads and keeps things, and by which code. */
export interface Sources {
  reader: PackReader
  store: LearnedStore
  expand: Expand
  /** Names the code that learns: what other code kept is learned anew. */
  version: string
}

async function readOf<T>(reader: PackReader, name: string): Promise<T> {
  const found = await reader.file(name)
  if (found === undefined) throw new Error(`the pack has no ${name}`)
  return found as T
}

/** What is kept of a shard, and the last day on which it is right: on the next one something is too old to believe. */
interface Shard { segment: SegmentData; until: string }

const FOREVER = '9999-12-31'

function lastDay(services: readonly PackedService[], today: string): string {
  const days = services.flatMap(({ publication }) => Object.values(publication.derived.believed_until ?? {})).filter((day) => day >= today)
  return days.reduce((first, day) => (day < first ? day : first), FOREVER)
}

async function loadOnce({ reader, store, expand, version }: Sources, today: string, manifest: Manifest): Promise<Engine> {
  const [file, placesFile] = await Promise.all([readOf<VocabularyFile>(reader, 'vocabulary'), readOf<Place[]>(reader, 'places')])
  const taxonomy = new Taxonomy(file)
  const places = new Places(placesFile)
  const ofWords = `${version} ${hashes(manifest, ['vocabulary', 'terms', 'words'])}`
  const learnWords = async () =>
    learnVocabulary(await readOf<TermsFile>(reader, 'terms'), await readOf<WordsFile>(reader, 'words'), taxonomy)
  const vocabulary = new Vocabulary(await learnedOf(store, VOCABULARY, ofWords, learnWords), taxonomy)
  const { analysis } = vocabulary
  const learnShard = async (name: string): Promise<Shard> => {
    const services = expand(await readOf(reader, name), file, today, { fold, analyse: (text) => analysis.analyse(text) })
    return { segment: learnSegment(services, vocabulary, taxonomy, places), until: lastDay(services, today) }
  }
  const ofAll = `${ofWords} ${hashes(manifest, ['places'])}`
  const names = manifest.files.filter(({ name }) => isShard(name))
  const inTurn = oneByOne()
  const shards = await Promise.all(
    names.map(({ name, sha256 }) =>
      learnedOf<Shard>(store, name, `${ofAll} ${sha256}`, () => inTurn(() => learnShard(name)), ({ until }) => today <= until),
    ),
  )
  void store.keep([VOCABULARY, ...names.map(({ name }) => name)]).catch(() => undefined)
  const segments = shards.map(({ segment }, n) => new Segment(names[n]!.name, segment))
  const searcher = new Searcher(new View(segments, vocabulary, taxonomy, places), vocabulary, places, file)
  return {
    revision: manifest.revision,
    until: shards.reduce((first, { until }) => (until < first ? until : first), FOREVER),
    searcher,
    places: placesFile,
    vocabulary: file,
    entry: async (slugOrId) => {
      const { view } = searcher
      const row = view.byId.get(slugOrId) ?? view.bySlug(slugOrId)
      if (row === undefined) return null
      // Only the publication is asked for: its texts need no tokens.
      const services = expand(await readOf(reader, view.segmentOf(row).name), file, today, { fold, analyse: () => [] })
      return services.find(({ publication }) => publication.id === view.ids[row])?.publication ?? null
    },
  }
}

export const todayHere = () => localNow().slice(0, 10)

const editionOf = (manifest: Manifest | null) => manifest?.files.map(({ sha256 }) => sha256).join()

/** An engine on the pack of this phone; `null` where there is none yet. */
export async function loadEngine(sources: Sources, today = todayHere()): Promise<Engine | null> {
  for (;;) {
    const manifest = await sources.reader.manifest()
    if (!manifest) return null
    const engine = await loadOnce(sources, today, manifest)
    // Another tab may have switched to a newer pack meanwhile: then its files were mixed.
    if (editionOf(await sources.reader.manifest()) === editionOf(manifest)) return engine
  }
}
