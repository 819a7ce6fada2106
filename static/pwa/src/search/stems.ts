// Twin of directory/search/stems.py: word → stem.
import { dutchPorter } from './dutch'
import { memoized } from './memo'

const LATIN = /^[a-z0-9]+$/
const CYRILLIC = /^[\u0400-\u04ff]+$/
const ARABIC = /^[\u0600-\u06ff]+$/
// Shorter words are codes (aa, a1, lac): no stemmer may touch them.
export const SHORTEST_STEM = 4
// Endings of Ukrainian and Russian nouns, adjectives and verbs, longest first (folded: й is и, ї is і, ё is е).
const CYRILLIC_ENDINGS = (
  'ования ування ами ями ого ему ому ыми ими ать ати ити ить ' +
  'еи ои ии ыи іи ая яя ое ые ою ею ам ям ах ях ов ів еи ом ем ім ть ти а я о е у ю и і ы ь'
).split(' ')
// The article and small words that Arabic writes onto the next word, and endings of gender and number (folded: ة is ه).
const ARABIC_BEFORE = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال']
const ARABIC_BEHIND = ['ات', 'ين', 'ون', 'ها', 'ه', 'ي']
const SHORTEST_REST = 3

function cutBehind(word: string, endings: string[]): string {
  const ending = endings.find((e) => word.endsWith(e) && word.length - e.length >= SHORTEST_REST)
  return ending === undefined ? word : word.slice(0, -ending.length)
}

function cutArabic(word: string): string {
  const before = ARABIC_BEFORE.find((b) => word.startsWith(b) && word.length - b.length >= SHORTEST_REST)
  return cutBehind(before === undefined ? word : word.slice(before.length), ARABIC_BEHIND)
}

/** The stem of a folded word; short codes and words with digits stay as they are. */
export const stem = memoized((word: string): string => {
  if (word.length < SHORTEST_STEM) return word
  if (LATIN.test(word)) return /\d/.test(word) ? word : dutchPorter(word)
  if (CYRILLIC.test(word)) return cutBehind(word, CYRILLIC_ENDINGS)
  return ARABIC.test(word) ? cutArabic(word) : word
})
