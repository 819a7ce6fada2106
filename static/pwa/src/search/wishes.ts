// Twin of directory/search/wishes.py: languages that the client speaks, and flags (gratis, aan huis, nu open …).
import { words } from './analysis'
import { listed, type List, type WordsFile } from './files'

const LONGEST_FLAG = 5
const DUTCH = 'nl'
// Beside these a language is what one wants to learn, not what one speaks.
const LEARNING = new Set(
  words(
    'leren leer les lessen taalles taallessen cursus kursus cursussen klas school oefenen praten learn learning lessons ' +
      'course class apprendre cours classe ogrenmek ogreniyorum kursu курс курси курсы вчити учить تعلم دروس',
  ),
)
const NEAR = 2

export interface WishesData {
  /** A folded word → the code of the language that it names. */
  languages: Map<string, string>
  /** Folded words joined by spaces → the flag that they express. */
  flags: Map<string, string>
  /** The words of flags that are spelled well, so that none is mended into another. */
  spelled: string[]
}

/** List by key → key by each text of its list. */
const byText = (lists: Record<string, List>) => new Map(Object.entries(lists).flatMap(([key, list]) => listed(list).map((text) => [text, key] as const)))

export function learnWishes(lists: WordsFile): WishesData {
  const flags = byText(lists.flags)
  const misspelled = new Set(listed(lists.flags_misspelled))
  const spelled = [...flags.keys()].flatMap((phrase) => phrase.split(' ')).filter((word) => !misspelled.has(word))
  return { languages: byText(lists.languages), flags, spelled }
}

/** Place in the query → language that the client speaks. Dutch never is one: everyone here writes it. */
export function spokenLanguages(typed: readonly string[], wishes: WishesData): Map<number, string> {
  const found = new Map<number, string>()
  typed.forEach((word, place) => {
    const code = wishes.languages.get(word)
    const near = typed.slice(Math.max(0, place - NEAR), place + NEAR + 1)
    if (code && code !== DUTCH && !near.some((other) => LEARNING.has(other))) found.set(place, code)
  })
  return found
}

export interface Wish { start: number; end: number; flag: string }

/** The flags in the query and where they stand, by longest match. */
export function flagsIn(typed: readonly string[], wishes: WishesData): Wish[] {
  const found: Wish[] = []
  for (let start = 0; start < typed.length; start++) {
    for (let end = Math.min(typed.length, start + LONGEST_FLAG); end > start; end--) {
      const flag = wishes.flags.get(typed.slice(start, end).join(' '))
      if (!flag) continue
      found.push({ start, end, flag })
      start = end - 1
      break
    }
  }
  return found
}
