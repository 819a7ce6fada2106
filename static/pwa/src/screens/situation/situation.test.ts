// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest'
import { provide } from '../../shell/directory'
import { loadWords } from '../../shell/words.svelte'
import { fakeDirectory, places, vocabulary } from '../../testing/fakeDirectory'
import { enter, find, show, tap, texts, until } from '../../testing/screens'
import { finder } from '../search/finder.svelte'
import { emptySituation, narrowed, statusChoices } from './situation'
import SituationScreen from './SituationScreen.svelte'
import { situations } from './situations.svelte'

const stored = () => localStorage.getItem('gezel.situations')

beforeEach(async () => {
  history.replaceState(null, '', '/app/situatie')
  localStorage.clear()
  situations.wipe()
  finder.clear()
  finder.startFromSituation()
  provide(fakeDirectory())
  await loadWords()
})

describe('what a situation does to a search', () => {
  test('place, and obstacles only where nothing else says what is looked for', () => {
    const situation = situations.add()
    Object.assign(situation, { start: places[0], obstacles: ['poor-housing'], languages: ['ar'] })
    expect(finder.query()).toMatchObject({ from: places[0], obstacles: [], languages: [] })
    finder.ask({ bySituation: true })
    expect(finder.query().obstacles).toEqual(['poor-housing'])
    finder.ask({ bySituation: true, q: 'eten' })
    expect(finder.query().obstacles).toEqual([])
  })

  test('a language is a filter only where the person said so', () => {
    const situation = { ...emptySituation('a'), languages: ['ar'] }
    expect(narrowed(situation).languages).toBeUndefined()
    expect(narrowed({ ...situation, languagesOnly: true }).languages).toEqual(['ar'])
  })

  test('a place chosen for one search stands above that of the situation', () => {
    Object.assign(situations.add(), { start: places[0] })
    expect(finder.start).toEqual(places[0])
    finder.start = null
    expect(finder.query().from).toBeNull()
  })
})

test('money and other statuses stand apart, and "none" is nothing that a person has', () => {
  expect(statusChoices(vocabulary)).toEqual({ income: [{ code: 'living-wage', label: 'een leefloon' }], status: [{ code: 'legal-stay', label: 'wettig verblijf' }] })
})

describe('the screen', () => {
  test('keeps each change at once, several situations side by side, and wipes one with one tap', async () => {
    show(SituationScreen)
    tap('button', 'Nieuwe situatie')
    enter('#nickname', 'Blauw')
    tap('.check', 'beperkt of geen Nederlands')
    tap('button', 'Nieuwe situatie')
    expect(texts('fieldset .check').slice(0, 3)).toEqual(['Blauw', 'Situatie 2', 'Geen situatie gebruiken'])
    tap('.check', 'Blauw')
    expect(stored()).toContain('limited-dutch')
    tap('button', 'Wis deze situatie')
    expect(stored()).not.toContain('Blauw')
    tap('.check', 'Situatie 1')
    tap('button', 'Wis deze situatie')
    expect(stored()).toBeNull()
  })

  test('an example fills in its obstacles and nothing else', () => {
    show(SituationScreen)
    tap('button', 'Nieuwe situatie')
    tap('.tile', 'Slechte woning')
    expect(situations.current).toEqual({ ...emptySituation(situations.current?.id ?? ''), obstacles: ['poor-housing', 'limited-dutch'] })
  })
})

describe('the PIN lock', () => {
  async function locked(): Promise<void> {
    situations.add().nickname = 'Blauw'
    situations.save()
    await situations.setPin('2468')
    await situations.lock()
  }

  test('leaves nothing to read, on the screen or on the device', async () => {
    await locked()
    show(SituationScreen)
    expect(document.body.textContent).not.toContain('Blauw')
    expect(stored()).not.toContain('Blauw')
    expect(situations.current).toBeNull()
    expect(finder.start).toBeNull()
  })

  test('a wrong PIN shows nothing, the right one everything', async () => {
    await locked()
    situations.load()
    show(SituationScreen)
    enter('#pin', '1111')
    find<HTMLFormElement>('form.panel').requestSubmit()
    await until(() => expect(find('#pin-wrong').textContent).toBe('Deze pincode klopt niet.'))
    expect(document.body.textContent).not.toContain('Blauw')
    enter('#pin', '2468')
    find<HTMLFormElement>('form.panel').requestSubmit()
    await until(() => expect(find('fieldset').textContent).toContain('Blauw'))
  })

  test('changes made while it is open are kept locked', async () => {
    await locked()
    await situations.unlock('2468')
    Object.assign(situations.current ?? {}, { nickname: 'Groen' })
    situations.save()
    await situations.lock()
    expect(stored()).not.toContain('Groen')
    await situations.unlock('2468')
    expect(situations.current?.nickname).toBe('Groen')
  })

  test('a PIN forgotten leaves one way: wiping all', async () => {
    await locked()
    show(SituationScreen)
    tap('button', 'Wis alle situaties')
    expect(stored()).not.toBeNull()
    tap('button', 'Ja, wis alles')
    expect(stored()).toBeNull()
    expect(situations.locked).toBe(false)
  })
})
