// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dutch, LANGUAGES, speak, t, type Language } from './index.svelte'
import { nl } from './nl'
import './nl-late'

/** Every string, with its path; a function is asked with a sample of each argument. */
function strings(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String((value as (...given: unknown[]) => unknown)(...Array.from(value as { length: number }, () => 7)))]]
  return Object.entries(value as object).flatMap(([key, inner]) => strings(inner, path ? `${path}.${key}` : key))
}
const codes = Object.keys(LANGUAGES) as Language[]

describe.each(codes)('%s', (code) => {
  test('says all that Dutch says, and no more', async () => {
    const said = strings(await LANGUAGES[code].load())
    expect(said.map(([path]) => path).sort()).toEqual(strings(nl).map(([path]) => path).sort())
    expect(said.filter(([, text]) => !text.trim() || text.includes('undefined'))).toEqual([])
  })

  test('keeps what is put in: a count, a name, a place', async () => {
    const spoken = await LANGUAGES[code].load()
    expect([spoken.results.found(12), spoken.results.callName('Huis', '014'), spoken.results.within(5)].join()).toMatch(/12.*Huis.*014.*5/)
  })
})

test('the page says which language it speaks, and marks what stays Dutch', async () => {
  await speak('fr')
  expect([document.documentElement.lang, document.documentElement.dir, t().shell.leave, dutch()]).toEqual(['fr', 'ltr', 'Quitter', 'nl'])
  await speak('nl')
  expect([document.documentElement.lang, t().shell.leave, dutch()]).toEqual(['nl', 'Verlaat', undefined])
})

test('themes and situations are those of the vocabulary, in its words', () => {
  const rows = (name: string) => readFileSync(`${import.meta.dirname}/../../../../seeds/vocabulary/${name}.tsv`, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t').slice(0, 2))
  expect(Object.entries(nl.themes)).toEqual(rows('themes'))
  expect(Object.entries(nl.situations)).toEqual(rows('situations'))
})
