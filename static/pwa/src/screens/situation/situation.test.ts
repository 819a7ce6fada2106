// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { provide } from '../../shell/directory'
import { loadWords } from '../../shell/words.svelte'
import { fakeDirectory, places, vocabulary } from '../../testing/fakeDirectory'
import { enter, find, show, tap, texts, until } from '../../testing/screens'
import { finder } from '../search/finder.svelte'
import { emptySituation, narrowed } from './situation'
import { statusChoices } from './statuses'
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

  test('says so where the device keeps nothing more, and loses nothing of this visit', () => {
    show(SituationScreen)
    tap('button', 'Nieuwe situatie')
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError') })
    enter('#nickname', 'Blauw')
    expect(find('[role=alert]', 'Bewaren lukt niet').textContent).toContain('dan is deze situatie weg')
    situations.load()
    expect(situations.current?.nickname).toBe('Blauw')
    full.mockRestore()
    enter('#nickname', 'Blauw 2')
    expect(document.body.textContent).not.toContain('Bewaren lukt niet')
    expect(stored()).toContain('Blauw 2')
  })

  test('an example fills in its obstacles and nothing else', () => {
    show(SituationScreen)
    tap('button', 'Nieuwe situatie')
    tap('.tile', 'Slechte woning')
    expect(situations.current).toEqual({ ...emptySituation(situations.current?.id ?? ''), obstacles: ['poor-housing', 'limited-dutch'] })
  })
})

describe('two tabs', () => {
  /** What another tab writes, and how this one hears of it. */
  function elsewhere(text: string | null): void {
    if (text === null) localStorage.removeItem('gezel.situations')
    else localStorage.setItem('gezel.situations', text)
    dispatchEvent(new StorageEvent('storage', { key: 'gezel.situations' }))
  }

  test('neither writes over what the other kept, and each stays with its own client', async () => {
    const mine = situations.add()
    mine.nickname = 'Blauw'
    situations.save()
    const theirs = { ...emptySituation('b'), nickname: 'Groen' }
    elsewhere(JSON.stringify({ open: { items: [{ ...mine, wheelchair: true }, theirs], active: 'b' } }))
    await until(() => expect(situations.items).toHaveLength(2))
    expect(situations.current).toMatchObject({ nickname: 'Blauw', wheelchair: true })
    situations.save()
    expect(stored()).toContain('Groen')
  })

  test('a wipe or a lock in one holds in the other', async () => {
    situations.add()
    situations.save()
    elsewhere('{"sealed":{"salt":"AAAA","iv":"AAAA","data":"AAAA"}}')
    await until(() => expect(situations.locked).toBe(true))
    expect(situations.items).toEqual([])
    elsewhere(null)
    await until(() => expect(situations.hasPin).toBe(false))
    expect(situations.items).toEqual([])
  })

  test('what one keeps behind the PIN the other sees while it is open', async () => {
    situations.add().nickname = 'Blauw'
    situations.save()
    await situations.setPin('2468')
    const before = stored()
    Object.assign(situations.current ?? {}, { nickname: 'Groen' })
    situations.save()
    await situations.saved()
    const after = stored()
    elsewhere(before)
    await until(() => expect(situations.current?.nickname).toBe('Blauw'))
    elsewhere(after)
    await until(() => expect(situations.current?.nickname).toBe('Groen'))
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

  test('that can no longer be kept leaves nothing to read in its place', async () => {
    situations.add().nickname = 'Blauw'
    situations.save()
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError') })
    await situations.setPin('2468')
    full.mockRestore()
    expect(stored()).toBeNull()
    expect(situations.unkept).toBe(true)
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
