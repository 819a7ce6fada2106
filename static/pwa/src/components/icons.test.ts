import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nl } from '../i18n/nl'
import '../i18n/nl-late'

const sources = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true })
const drawn = new Set(Array.from(readFileSync(`${import.meta.dirname}/../../../icons.svg`, 'utf8').matchAll(/<symbol id="([^"]+)"/g), ([, name]) => name))

test('every pictogram that a screen names is drawn', () => {
  const named = Object.values(sources).flatMap((source) => Array.from(source.matchAll(/(?:<Icon name|<Tile icon)="([^"{]+)"/g), ([, name]) => name))
  expect(named.length).toBeGreaterThan(20)
  const starts = [...Object.keys(nl.themes).map((code) => `theme-${code}`), ...Object.keys(nl.situations).map((code) => `situation-${code}`)]
  expect([...named, ...starts].filter((name) => !drawn.has(name))).toEqual([])
})
