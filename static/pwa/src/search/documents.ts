// Twin of directory/search/documents.py: a publication as search sees it.
import type { Document, Publication, VocabularyFile } from '../contract'

const MAX_TEXT = 20_000
const FIRST_SENTENCE = /^[\s\S]+?(?:[.!?](?=\s|$)|$)/
const UNDECIDED: unknown[] = ['varies', 'not-applicable', undefined]

/** A fact's value where it can be believed: stale, varying and inapplicable ones decide nothing. */
function valueOf(publication: Publication, code: string): unknown {
  const value = publication.facts?.[code]?.value
  return publication.derived.freshness.stale.includes(code) || UNDECIDED.includes(value) ? null : value
}

function isFree(publication: Publication): boolean | null {
  const costType = valueOf(publication, 'cost_type')
  if (costType !== null) return costType === 'free'
  const costs = publication.cost_options ?? []
  if (!costs.length || publication.derived.freshness.stale.includes('cost_options')) return null
  // Amounts above nothing say that it costs; an amount of 0 alone is no source for "free".
  return costs.every(({ amount }) => (amount ?? 0) > 0) ? false : null
}

function isAvailable({ capacities, facts, derived }: Publication): boolean | null {
  if (!capacities?.length || derived.freshness.stale.includes('places_free') || !facts || !('places_free' in facts)) return null
  return capacities.some(({ available }) => available > 0)
}

/** Whether a list of codes says only "none"; `null` where nothing is known. */
const isOnlyNone = (value: unknown): boolean | null =>
  value === null ? null : Array.isArray(value) && value.length === 1 && value[0] === 'none'

/** The numbers to call, the service's own before its organization's. */
function phonesOf({ phones, service_at_locations, organization }: Publication): Document['phones'] {
  const own = phones?.length ? phones : (service_at_locations ?? []).flatMap((link) => link.phones ?? [])
  return (own.length ? own : (organization?.phones ?? [])).map(({ number, description }) => ({ number, label: description ?? '' }))
}

function languagesOf({ languages = [], derived }: Publication): string[] | null {
  const codes = [...new Set(languages.flatMap(({ code }) => code || []))].sort()
  return codes.length && !derived.freshness.stale.includes('languages') ? codes : null
}

/** The text of each field: name, keywords (other names, organization, needs and themes in Dutch), all else. */
export function textsOf(publication: Publication, codes: Pick<VocabularyFile, 'needs' | 'themes'>): [string, string, string] {
  const { organization, derived, alternate_name } = publication
  const labels = (from: { code: string; label: string }[], wanted: string[]) => wanted.map((code) => from.find((c) => c.code === code)!.label)
  const keywords = [
    alternate_name, organization?.name, organization?.alternate_name,
    ...labels(codes.needs, derived.needs), ...labels(codes.themes, derived.themes),
  ]
  const text = [
    publication.description, publication.eligibility_description, publication.application_process, publication.fees_description,
    publication.alert, ...(publication.required_documents ?? []).map(({ document }) => document),
  ]
  const joined = (parts: (string | undefined)[]) => parts.filter(Boolean).join(' ')
  return [publication.name.replace(/ \(voorbeeld\)$/, ''), joined(keywords), joined(text).slice(0, MAX_TEXT)]
}

/** The document of a publication; `lengths` are the numbers of tokens of its fields. */
export function documentOf(publication: Publication, revision: number, lengths: Document['lengths']): Document {
  const { derived } = publication
  const interpreter = isOnlyNone(valueOf(publication, 'interpreter'))
  return {
    id: publication.id,
    revision,
    slug: publication.slug,
    name: publication.name,
    organization: publication.organization?.name ?? null,
    kind: publication.kind,
    needs: derived.needs,
    themes: derived.themes,
    municipality: derived.places[0]?.municipality ?? null,
    places: derived.places.flatMap(({ latitude, longitude }) => (latitude === null || longitude === null ? [] : [[latitude, longitude] as [number, number]])),
    serves: derived.serves,
    delivery: valueOf(publication, 'delivery') as string[] | null,
    languages: languagesOf(publication),
    interpreter: interpreter === null ? null : !interpreter,
    free: isFree(publication),
    no_status: isOnlyNone(valueOf(publication, 'status_required')),
    available: isAvailable(publication),
    children_along: valueOf(publication, 'children_welcome') as boolean | null,
    no_reading: valueOf(publication, 'without_reading') as boolean | null,
    opening: derived.opening,
    phones: phonesOf(publication),
    phone_opening: derived.phone_opening,
    summary: publication.description ? FIRST_SENTENCE.exec(publication.description)![0].trim() : null,
    example: Boolean(publication.example),
    confidential: derived.confidential,
    freshness: derived.freshness,
    lengths,
  }
}
