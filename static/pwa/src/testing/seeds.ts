// For tests: the pack's files of words and places, made from seeds/ as docs/pack.md says (directory/pack makes the real ones).
import { readdirSync, readFileSync } from 'node:fs'
import type { Place, VocabularyFile } from '../contract'
import { FIRST } from '../pack/columns'
import { Places } from '../places/places'
import { Analysis, words } from '../search/analysis'
import { Compounds } from '../search/compounds'
import { same } from '../search/danger'
import type { TermsFile, WordsFile } from '../search/files'
import { Taxonomy } from '../search/taxonomy'
import { fold } from '../search/texts'
import { learnVocabulary, Vocabulary } from '../search/vocabulary'

const SEEDS = '../../seeds'
type Row = Record<string, string>

const lines = (path: string) => readFileSync(`${SEEDS}/${path}`, 'utf-8').split('\n').filter(Boolean)

function rows(path: string): Row[] {
  const [head = '', ...rest] = lines(path)
  const names = head.split('\t')
  return rest.map((line) => Object.fromEntries(line.split('\t').map((cell, n) => [names[n]!, cell])))
}

const wordList = (name: string) => lines(`vocabulary/${name}.txt`).filter((line) => !line.startsWith('#')).map((line) => fold(line.trim()))
const listOf = (texts: Iterable<string>) => [...new Set(texts)].sort().join('\n')
const phraseOf = (text: string) => words(text).join(' ')
const wordsOf = (some: Row[]) => some.flatMap((row) => words(row.term!))
const isTypo = (row: Row) => row.language!.endsWith('-typo')

/** Lists of texts by key. */
function grouped(pairs: Iterable<readonly [key: string, text: string]>): Record<string, string> {
  const groups: Record<string, string[]> = {}
  for (const [key, text] of pairs) (groups[key] ??= []).push(text)
  return Object.fromEntries(Object.entries(groups).map(([key, texts]) => [key, listOf(texts)]))
}

function vocabularyFile(): VocabularyFile {
  const language = (row: Row) => ({ code: row.code!, label: row.dutch! })
  return {
    themes: rows('vocabulary/themes.tsv').map((row) => ({ code: row.theme!, label: row.dutch! })),
    needs: rows('vocabulary/needs.tsv').map((row) => ({ code: row.need!, label: row.dutch!, theme: row.theme! })),
    obstacles: rows('vocabulary/obstacles.tsv').map((row) => ({ code: row.obstacle!, label: row.dutch!, needs: row.needs!.split(';') })),
    situations: rows('vocabulary/situations.tsv').map((row) => ({ code: row.situation!, label: row.dutch!, obstacles: row.obstacles!.split(';') })),
    languages: rows('vocabulary/languages.tsv').map(language),
    kinds: [],
    special_values: {},
    danger_lines: rows('vocabulary/danger-lines.tsv') as unknown as VocabularyFile['danger_lines'],
    names: [],
    intakes: Object.fromEntries(rows('region/intake.tsv').map((row) => [row.municipality!, row.service_id!])),
  }
}

/** The rows of the thesaurus, and those of the everyday wordings that others type too (MOST_WORDS, MOST_ATOMS of directory/search/vocabulary.py) or not. */
function thesaurus(): { all: Row[]; left: Row[] } {
  const analysis = new Analysis(new Set(wordList('stopwords')), new Compounds(new Set(wordList('compound-parts'))))
  const isShort = ({ term }: Row) => words(term!).length <= 5 && new Set(analysis.contentAtoms(words(term!))).size <= 3
  const named = (pattern: RegExp) => readdirSync(`${SEEDS}/vocabulary`).filter((name) => pattern.test(name)).flatMap((name) => rows(`vocabulary/${name}`))
  const everyday = named(/^everyday.*\.tsv$/)
  return { all: [...everyday.filter(isShort), ...named(/^thesaurus.*\.tsv$/)], left: everyday.filter((row) => !isShort(row)) }
}

function termsFile(file: VocabularyFile): TermsFile {
  const { all } = thesaurus()
  const labels = file.needs.flatMap(({ code, label }) => label.split('(')[0]!.split(',').map((part): Row => ({ term: part, need: code, language: 'nl' })))
  const needs = new Map<string, Set<string>>()
  for (const row of [...all, ...labels]) {
    const phrase = phraseOf(row.term!)
    needs.set(phrase, (needs.get(phrase) ?? new Set()).add(row.need!))
  }
  const spelled = new Set(wordsOf([...all.filter((row) => !isTypo(row)), ...labels]))
  const phrases = [...needs.keys()]
  const meant = phrases.map((phrase) => [...needs.get(phrase)!].sort().join())
  const meanings = [...new Set(meant)]
  return {
    phrases: plainlyCoded(phrases),
    meanings,
    means: meant.map((needed) => String.fromCharCode(FIRST + meanings.indexOf(needed))).join(''),
    misspelled: listOf(wordsOf(all.filter(isTypo)).filter((word) => !spelled.has(word))),
  }
}

/** Words as front-coding writes them when they share nothing. */
const plainlyCoded = (list: readonly string[]) => list.map((word) => `A${word}`).join('')

function wordsFile(): WordsFile {
  const flags = rows('vocabulary/flags.tsv')
  const spelled = new Set(wordsOf(flags.filter((row) => !isTypo(row))))
  const dangers = ['danger', 'danger-variants'].flatMap((name) => rows(`vocabulary/${name}.tsv`))
  const phrases = grouped(dangers.map((row) => [`${row.line} ${row.immediate}`, words(row.term!).map(same).join(' ')]))
  const named = rows('vocabulary/languages.tsv').flatMap((row) => row.words!.split(';').map((name) => [row.code!, words(name)] as const))
  return {
    stop: listOf(wordList('stopwords')),
    parts: listOf(wordList('compound-parts')),
    everyday: plainlyCoded([...wordList('common-words'), ...wordsOf(thesaurus().left.filter((row) => !isTypo(row)))]),
    stems: '',
    languages: grouped(named.filter(([, found]) => found.length === 1).map(([code, [word]]) => [code, word!])),
    flags: grouped(flags.map((row) => [row.flag!, phraseOf(row.term!)])),
    flags_misspelled: listOf(wordsOf(flags.filter(isTypo)).filter((word) => !spelled.has(word))),
    danger: Object.entries(phrases).map(([key, list]) => [key.split(' ')[0]!, key.endsWith(' y'), list]),
    innocent: listOf(wordList('danger-innocent')),
    elsewhere: listOf(wordList('elsewhere').map(phraseOf)),
  }
}

const KIND_ORDER = ['municipality', 'village', 'hamlet', 'station']

function places(): Place[] {
  const all = rows('places.tsv')
  const centres = new Map(all.filter((row) => row.kind === 'municipality').map((row) => [row.municipality, row]))
  const placeOf = (row: Row): Place => {
    const where = row.lat ? row : centres.get(row.municipality)!
    return {
      id: row.id!, name: row.name!, kind: row.kind!, municipality: row.municipality!, postcode: row.postcode || null,
      lat: Number(where.lat), lon: Number(where.lon), approximate: row.approximate === 'y',
    }
  }
  return all.map(placeOf).sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind))
}

/** The files of a pack but for its services. */
export function packFiles(): { vocabulary: VocabularyFile; terms: TermsFile; words: WordsFile; places: Place[] } {
  const vocabulary = vocabularyFile()
  return { vocabulary, terms: termsFile(vocabulary), words: wordsFile(), places: places() }
}

export interface Seeded { file: VocabularyFile; vocabulary: Vocabulary; places: Places }

let made: Seeded | null = null

/** The vocabulary and places of the region, learned once for all tests of a file. */
export function seeded(): Seeded {
  if (made) return made
  const files = packFiles()
  const taxonomy = new Taxonomy(files.vocabulary)
  const vocabulary = new Vocabulary(learnVocabulary(files.terms, files.words, taxonomy), taxonomy)
  return (made = { file: files.vocabulary, vocabulary, places: new Places(files.places) })
}

/** The cases of a file of tests/vectors. */
export function cases<T>(name: string): T[] {
  return (JSON.parse(readFileSync(`../../tests/vectors/${name}.json`, 'utf-8')) as { cases: T[] }).cases
}
