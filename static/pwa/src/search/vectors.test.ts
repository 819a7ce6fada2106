// The shared cases, on the phone's side (tests/search/test_vectors.py is the server's).
import { expect, test } from 'vitest'
import { distanceKm } from '../places/places'
import { words } from './analysis'
import { Dangers } from './danger'
import { cases, seeded } from '../testing/seeds'
import { stem } from './stems'
import { Understanding } from './understanding'

const { vocabulary, places } = seeded()

test.each(cases<{ text: string; words: string[] }>('words'))('words of $text', (one) => {
  expect(words(one.text)).toEqual(one.words)
})

test.each(cases<{ word: string; stem: string }>('stems'))('stem of $word', (one) => {
  expect(stem(one.word)).toBe(one.stem)
})

test('stems of thousands of words', () => {
  const differing = cases<[word: string, stem: string]>('stems_many').filter(([word, stemmed]) => stem(word) !== stemmed)
  expect(differing).toEqual([])
})

test.each(cases<{ word: string; parts: string[] }>('compounds'))('parts of $word', (one) => {
  expect(vocabulary.analysis.compounds.splitCompound(one.word)).toEqual(one.parts)
})

test.each(cases<{ typed: string; meant: string | null }>('spelling'))('$typed is meant as $meant', (one) => {
  expect(vocabulary.speller.correct(one.typed)).toBe(one.meant)
})

const dangers = new Dangers(vocabulary.data.dangers, vocabulary.known)

test.each(cases<{ query: string; lines: string[] }>('dangers'))('dangers in "$query"', (one) => {
  expect(dangers.dangers(one.query)).toEqual(one.lines)
})

interface Understood { query: string; need?: string | null; place?: string | null; languages?: string[]; flags?: string[]; corrected?: Record<string, string> }
const understanding = new Understanding(vocabulary, places)

test.each(cases<Understood>('understanding'))('understands "$query"', ({ query, ...expected }) => {
  const found = understanding.understand(query, vocabulary.speller)
  const [need = null] = found.needs.keys()
  const seen = { need, place: found.place?.id ?? null, languages: found.languages, flags: found.flags, corrected: found.corrected }
  expect(Object.fromEntries(Object.entries(seen).filter(([key]) => key in expected))).toEqual(expected)
})

test.each(cases<{ from: [number, number]; to: [number, number]; km: number }>('distances'))('$km km', (one) => {
  expect(Math.abs(distanceKm(...one.from, ...one.to) - one.km)).toBeLessThan(0.0006)
})
