// The files of the pack that search reads, in the form of docs/pack.md.
/** Folded texts, sorted, joined by line ends. */
export type List = string

/** File `terms`: phrases (front-coded), the number of what each means, needs joined by commas; and the words of typing errors. */
export interface TermsFile {
  phrases: string
  meanings: string[]
  means: string
  misspelled: List
  /** How many longer wordings each need has that are no terms; and a line for each atom: for each wording a character that numbers its need. */
  longer?: Record<string, number>
  longer_told?: string
}

/** Needs are numbered by characters from here on. */
export const FIRST_LETTER = 0x21

/** File `words`. */
export interface WordsFile {
  stop: List
  parts: List
  /** Front-coded. */
  everyday: string
  /** The hashes of stems (`everyday.ts`). */
  stems: string
  languages: Record<string, List>
  flags: Record<string, List>
  flags_misspelled: List
  danger: [line: string, immediate: boolean, phrases: List][]
  innocent: List
  /** Absent from packs made before it was there. */
  elsewhere?: List
}

export const isShard = (name: string) => name.startsWith('services-')

export const listed = (list?: List) => (list ? list.split('\n') : [])

/** Undo front-coding: a capital says how many letters a word shares with the one before it. */
export function frontDecoded(coded: string): string[] {
  let word = ''
  return Array.from(coded.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared, rest]) => (word = word.slice(0, shared!.charCodeAt(0) - 65) + rest))
}
