// A shard of the pack → services as the contract has them. Puts back what directory/pack/slim.py left out.
import type { PackedService, Publication, VocabularyFile } from '../contract'
import { documentOf, textsOf } from '../search/documents'
import { readColumn } from './columns'
import { derivedOf, readOpening, type PackedOpening } from './derived'
import { readFacts, type FactStreams } from './facts'

interface Slim {
  id: string; name: string; kind: string; slug?: string; needs?: number[]; revision: number
  opening?: PackedOpening; phone_opening?: PackedOpening; facts?: Publication['facts']
  [hsds: string]: unknown
}

/** What search knows of words. */
export interface Words {
  /** `search/texts`. */
  fold(text: string): string
  /** The tokens of a text, stop words left out (`search/analysis`). */
  analyse(text: string): string[]
}
/** What of the vocabulary is needed to read a shard. */
export type Codes = Pick<VocabularyFile, 'themes' | 'needs' | 'kinds' | 'names'>

/** The services of a shard (`services-NN`, docs/pack.md). `today` (`2026-11-24`) decides which facts are too old to believe. */
export function expandShard(shard: unknown, codes: Codes, today: string, words: Words): PackedService[] {
  const { services, facts } = shard as { services: unknown; facts: FactStreams }
  const slims = readColumn(services, codes.names) as Slim[]
  const factsOfEach = readFacts(facts, slims.map(({ kind }) => kind), codes.kinds)
  return slims.map((slim, n) => {
    const { revision } = slim
    const publication = publicationOf(slim, factsOfEach[n]!, codes, today, words)
    const tokens = textsOf(publication, codes).map((text) => words.analyse(text))
    const document = documentOf(publication, revision, tokens.map((field) => field.length) as [number, number, number])
    return { publication, document, tokens: tokens.map((field) => field.join(' ')) as [string, string, string] }
  })
}

/** Twin of `slugify` in directory/services/texts.py. */
const slugOf = (folded: string) => folded.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80).replace(/-+$/, '') || 'aanbod'

/** A location without a name of its own bears that of the organisation. */
function nameLocations({ organization, service_at_locations }: Partial<Publication>): void {
  for (const { location } of service_at_locations ?? []) {
    if (!('name' in location)) location.name = organization!.name
    else if (location.name === null) delete location.name
  }
}

function publicationOf(slim: Slim, known: NonNullable<Publication['facts']>, codes: Codes, today: string, { fold }: Words): Publication {
  const { needs = [], opening, phone_opening, revision: _, facts: others, slug, ...rest } = slim
  nameLocations(rest as Partial<Publication>)
  const facts = { ...known, ...others } as Record<string, NonNullable<(typeof known)[string]>>
  const needed = needs.map((n) => codes.needs[n]!)
  const { believed_until, ...derived } = derivedOf(rest as Partial<Publication>, facts, codes.kinds, today)
  return {
    status: 'active',
    ...rest,
    slug: slug ?? slugOf(fold(slim.name)),
    facts,
    derived: {
      needs: needed.map(({ code }) => code),
      themes: [...new Set(needed.map(({ theme }) => theme))],
      opening: readOpening(opening, facts['hours']),
      phone_opening: readOpening(phone_opening, facts['phone_hours']),
      believed_until,
      ...derived,
    },
  } as Publication
}
