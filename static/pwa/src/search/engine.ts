// From the files of the pack to a searcher; what was learned of a file is used until that file changes.
import type { Manifest, Place, Publication, VocabularyFile } from '../contract'
import type { PackReader } from '../pack/reader'
import { Places } from '../places/places'
import { isShard, type SearchVocabularyFile, type TermsFile, type WordsFile } from './files'
import { learnedOf, type LearnedStore } from './learned'
import { Searcher } from './searcher'
import { learnSegment, Segment, type SegmentData } from './segment'
import { Taxonomy } from './taxonomy'
import { View } from './view'
import { learnVocabulary, Vocabulary } from './vocabulary'

// Higher when the form of what is kept changes, or what analysis makes of words: older things are learned anew.
const FORMAT = 1
const VOCABULARY = 'vocabulary'

export interface Engine {
  revision: number
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
function hashes(manifest: Manifest, names: readonly string[]): string {
  const found = names.map((name) => manifest.files.find((file) => file.name === name)?.sha256)
  return [FORMAT, ...found].join(' ')
}

async function readOf<T>(reader: PackReader, name: string): Promise<T> {
  const found = await reader.file(name)
  if (found === undefined) throw new Error(`the pack has no ${name}`)
  return found as T
}

async function loadOnce(reader: PackReader, store: LearnedStore, manifest: Manifest): Promise<Engine> {
  const [file, placesFile] = await Promise.all([readOf<SearchVocabularyFile>(reader, 'vocabulary'), readOf<Place[]>(reader, 'places')])
  const taxonomy = new Taxonomy(file)
  const places = new Places(placesFile)
  const ofWords = hashes(manifest, ['vocabulary', 'terms', 'words'])
  const learnWords = async () =>
    learnVocabulary(await readOf<TermsFile>(reader, 'terms'), await readOf<WordsFile>(reader, 'words'), taxonomy)
  const vocabulary = new Vocabulary(await learnedOf(store, VOCABULARY, ofWords, learnWords), taxonomy)
  const ofAll = hashes(manifest, ['vocabulary', 'terms', 'words', 'places'])
  const shards = manifest.files.filter((shard) => isShard(shard.name))
  const inTurn = oneByOne()
  const segments = await Promise.all(
    shards.map(async ({ name, sha256 }) => {
      const learn = () => inTurn(async () => learnSegment(await reader.services(name), vocabulary, taxonomy, places))
      return new Segment(name, await learnedOf<SegmentData>(store, name, `${ofAll} ${sha256}`, learn))
    }),
  )
  void store.keep([VOCABULARY, ...shards.map((shard) => shard.name)]).catch(() => undefined)
  const searcher = new Searcher(new View(segments, vocabulary, taxonomy, places), vocabulary, places, file)
  return {
    revision: manifest.revision,
    searcher,
    places: placesFile,
    vocabulary: file,
    entry: async (slugOrId) => {
      const { view } = searcher
      const row = view.byId.get(slugOrId) ?? view.bySlug(slugOrId)
      if (row === undefined) return null
      const services = await reader.services(view.segmentOf(row).name)
      return services.find((service) => service.document.id === view.ids[row])?.publication ?? null
    },
  }
}

/** An engine on the pack of this phone; `null` where there is none yet. */
export async function loadEngine(reader: PackReader, store: LearnedStore): Promise<Engine | null> {
  for (;;) {
    const manifest = await reader.manifest()
    if (!manifest) return null
    const engine = await loadOnce(reader, store, manifest)
    // Another tab may have switched to a newer pack meanwhile: then its files were mixed.
    if ((await reader.manifest())?.revision === manifest.revision) return engine
  }
}
