// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Document, Place, Result } from '../../contract'
import { provide } from '../../shell/directory'
import { loadWords } from '../../shell/words.svelte'
import { fakeDirectory } from '../../testing/fakeDirectory'
import { find, show, tap, texts, until } from '../../testing/screens'
import { finder } from '../search/finder.svelte'
import Map from './Map.svelte'
import { landmarksOf, pinsOf } from './mapping'

const TILES = 'https://tegels.example.org/{z}/{x}/{y}.png'
const BALEN: [number, number] = [51.1683, 5.1706]
const FAR: [number, number] = [51.0011, 4.5022]
const result = (id: string, parts: Partial<Result> = {}): Result => ({ id, slug: id, name: `Dienst ${id}`, example: false, ...parts }) as Result
const document_ = (id: string, places: [number, number][], parts: Partial<Document> = {}): Document => ({ id, places, confidential: false, ...parts }) as Document

describe('pins', () => {
  test('one for each place, shared by services of the same house; none for what is secret or has no place', () => {
    const results = ['a', 'b', 'c', 'd'].map((id) => result(id))
    const { pins, unplaced } = pinsOf(results, [
      document_('a', [BALEN, FAR]), document_('b', [[BALEN[0] + 0.0001, BALEN[1]]]), document_('c', [BALEN], { confidential: true }), document_('d', []),
    ])
    expect(pins.map(({ at, results: here }) => [at, here.map(({ id }) => id)])).toEqual([[BALEN, ['a', 'b']], [FAR, ['a']]])
    expect(unplaced).toBe(2)
  })

  test('and towns and stations, but no place that we know only by its municipality', () => {
    const places = [['municipality', false], ['village', true], ['hamlet', false], ['station', false]].map(([kind, approximate]) => ({ kind, approximate }) as Place)
    expect(landmarksOf(places)).toEqual([places[0], places[3]])
  })
})

describe('the map', () => {
  /** Every picture that was asked of anyone: which zoom and which square. */
  const asked = (): string[] => Array.from(document.querySelectorAll<HTMLImageElement>('.leaflet-tile'), ({ src }) => src)

  beforeEach(async () => {
    // A pretended browser lays nothing out.
    for (const [name, size] of [['clientWidth', 340], ['clientHeight', 460]] as const) vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(size)
    provide({ ...fakeDirectory(), documents: async () => [document_('a', [FAR])] })
    finder.clear()
    await loadWords()
  })

  test('is drawn from our own data; without a tile server nothing is ever asked', async () => {
    show(Map, { results: [result('a')], tiles: '' })
    await until(() => expect(document.querySelectorAll('.leaflet-marker-icon.map-pin')).toHaveLength(1))
    expect(texts('.map-mark')).toContain('Balen')
    expect(document.body.textContent).toContain('Er wordt niets opgevraagd.')
    expect(texts('button')).not.toContain('Toon straten')
    find('.leaflet-marker-icon.map-pin').dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await until(() => expect(find('.leaflet-popup a').getAttribute('href')).toBe('/aanbod/a'))
    expect(asked()).toEqual([])
  })

  test('asks a tile server only after a tap that says what it sees', async () => {
    show(Map, { results: [result('a')], tiles: TILES })
    await until(() => expect(document.querySelectorAll('.leaflet-marker-icon.map-pin')).toHaveLength(1))
    expect(asked()).toEqual([])
    expect(document.body.textContent).toContain('De kaartdienst ziet dan welk gebied je bekijkt.')
    tap('button', 'Toon straten')
    await until(() => expect(asked().length).toBeGreaterThan(0))
  })

  test('asks for the same squares wherever the start is and whatever was found', async () => {
    const squares: string[][] = []
    for (const [start, place] of [[null, FAR], [BALEN, BALEN]] satisfies [[number, number] | null, [number, number]][]) {
      provide({ ...fakeDirectory(), documents: async () => [document_('a', [place])] })
      finder.start = start && { id: '', name: '', kind: 'coordinates', municipality: null, postcode: null, lat: start[0], lon: start[1], approximate: false }
      show(Map, { results: [result('a')], tiles: TILES })
      await until(() => expect(document.querySelectorAll('.leaflet-marker-icon.map-pin')).toHaveLength(1))
      tap('button', 'Toon straten')
      await until(() => expect(asked().length).toBeGreaterThan(0))
      squares.push(asked().sort())
      document.body.replaceChildren()
    }
    expect(squares[0]).toEqual(squares[1])
  })
})
