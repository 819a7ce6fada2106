// A directory over the server's API, to look at screens while working on them. It is in no build: there every search stays on the phone.
import type { Directory, Document, Place, Publication, SearchAnswer, SearchQuery, Suggestion, VocabularyFile } from '../contract'

const get = async <T>(path: string): Promise<T> => (await fetch(path)).json() as Promise<T>

function body(query: SearchQuery): Record<string, unknown> {
  const { themes, needs, kinds, obstacles, situations, languages, from, ...rest } = query
  const given = {
    ...rest, theme: themes, need: needs, kind: kinds, obstacle: obstacles, situation: situations, language: languages,
    from: from ? from.id || `${from.lat},${from.lon}` : undefined,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null))
}

/** A directory that asks the server. */
export function httpDirectory(): Directory {
  const ids = new Map<string, string>()
  const entry = async (slugOrId: string): Promise<Publication | null> => {
    const response = await fetch(`/api/services/${ids.get(slugOrId) ?? slugOrId}`)
    return response.ok ? ((await response.json()) as Publication) : null
  }
  const document = async (id: string): Promise<Document | null> => {
    const found = await entry(id)
    if (!found) return null
    const places = found.derived.places.flatMap(({ latitude, longitude }) => (latitude !== null && longitude !== null ? [[latitude, longitude]] : []))
    return { ...found, ...found.derived, places } as unknown as Document
  }
  return {
    search: async (query) => {
      const answer = await fetch('/api/search', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body(query)) })
      const found = (await answer.json()) as SearchAnswer
      for (const { slug, id } of found.results) if (slug) ids.set(slug, id)
      return found
    },
    suggest: async (typed) => (await get<{ suggestions: Suggestion[] }>(`/api/suggest?q=${encodeURIComponent(typed.slice(0, 100))}`)).suggestions,
    entry,
    documents: async (ids) => (await Promise.all(ids.map(document))).filter((found) => found !== null),
    vocabulary: () => get<VocabularyFile>('/api/vocabulary'),
    places: async () => (await get<{ places: Place[] }>('/api/places')).places,
  }
}
