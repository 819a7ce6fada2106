// The vocabulary of the pack as what the screens look up in it.
import type { Kind, VocabularyFile } from '../contract'

export interface Lookup {
  needs: Map<string, string>
  languages: Map<string, string>
  kinds: Map<string, Kind>
  /** "Not applicable" and "it varies": values of their own, with what people read. */
  special: Record<string, string>
}

const labels = (records: { code: string; label: string }[]): Map<string, string> => new Map(records.map((r) => [r.code, r.label]))

export const lookupOf = (vocabulary: VocabularyFile): Lookup => ({
  needs: labels(vocabulary.needs),
  languages: labels(vocabulary.languages),
  kinds: new Map(vocabulary.kinds.map((kind) => [kind.code, kind])),
  special: vocabulary.special_values,
})

/** The kind with this code; a service without a known kind is a general one. */
export const kindOf = (lookup: Lookup, code: string): Kind =>
  lookup.kinds.get(code) ?? lookup.kinds.get('general') ?? { code: 'general', label: '', themes: [], facts: [] }
