// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest'
import App from '../../App.svelte'
import { change, wipeSettings } from '../../settings/settings.svelte'
import { provide } from '../../shell/directory'
import { fakeDirectory, places } from '../../testing/fakeDirectory'
import { enter, find, show, tap, texts, until } from '../../testing/screens'
import { situations } from '../situation/situations.svelte'
import { finder } from './finder.svelte'

const names = () => texts('.card-name')
let directory: ReturnType<typeof fakeDirectory>

beforeEach(async () => {
  history.replaceState(null, '', '/app/')
  localStorage.clear()
  situations.wipe()
  finder.clear()
  finder.start = null
  directory = fakeDirectory()
  provide(directory)
  show(App)
  await until(() => expect(document.documentElement.dataset.ready).toBe('true'))
})

async function search(words: string): Promise<void> {
  enter('#q', words)
  await until(() => expect(find('.results-list').dataset.answered).toBe(words))
}

describe('typing', () => {
  test('gives results as one types, each with what tests and readers need', async () => {
    await search('huurcontract')
    expect(names()).toEqual(['Huuradvies Balen', 'Huurdersbond', 'Woonpunt Mol', 'Huurhulp (voorbeeld)'])
    const card = find('.card')
    expect(card.dataset).toMatchObject({ serviceId: 'id-0', themes: 'housing', needs: 'rental-advice', state: 'ok' })
    expect(find('.card a.call').getAttribute('href')).toBe('tel:+3214744410')
    expect(find('.card', 'Huurhulp').querySelector('a.call')).toBeNull()
    expect(texts('.section-head h2')).toEqual(['Voorbeelden'])
  })

  test('writes nothing of it in the address, the title or the history', async () => {
    await search('huurcontract')
    const written = location.href + document.title + JSON.stringify(history.state) + JSON.stringify({ ...localStorage })
    expect(written).not.toMatch(/huur/i)
  })

  test('puts danger first, with a number to call', async () => {
    await search('hij ademt niet huur')
    const all = Array.from(document.querySelectorAll('[data-service-id]'))
    expect(all[0]).toBe(document.querySelector('[data-danger]'))
    expect(find('.danger-phone').getAttribute('href')).toBe('tel:112')
    expect(find('h1').textContent).toBe('4 diensten')
    await search('hij ademt niet')
    expect(find('h1').textContent).toBe('Eerst bellen bij gevaar')
  })

  test('says what can be done where nothing is found', async () => {
    await search('xylofoon')
    expect(find('h1').textContent).toContain('We vonden niets voor “xylofoon”')
    expect(names()).toEqual(['Sociale dienst OCMW Balen'])
    tap('.tile', 'Voedselhulp')
    await until(() => expect(names()).toEqual(['Voedselbank Dessel', 'Eetpunt Mol']))
  })

  test('suggests, and a need that is chosen takes the place of the words', async () => {
    enter('#q', 'voedsel')
    await until(() => expect(texts('.suggestion')).toContain('Voedselhulp'))
    tap('.suggestion', 'Voedselhulp')
    await until(() => expect(names()).toHaveLength(2))
    expect(find<HTMLInputElement>('#q').value).toBe('')
    expect(document.querySelector('.suggestions')).toBeNull()
  })

  test('two services of one name are both suggested', async () => {
    const twin = (id: string) => ({ type: 'service', id, slug: `sociale-dienst-${id}`, label: 'Sociale dienst', example: false }) as const
    directory.suggest = async () => [twin('mol'), twin('balen')]
    enter('#q', 'sociale')
    await until(() => expect(texts('.suggestion')).toEqual(['Sociale dienst', 'Sociale dienst']))
  })

  test('asks once more for the newest words only, while a search runs', async () => {
    for (const words of ['h', 'hu', 'huu', 'huur']) enter('#q', words)
    await until(() => expect(finder.answered?.q).toBe('huur'))
    expect(directory.asked.map(({ q }) => q)).toEqual(['h', 'huur'])
  })
})

test('a search that breaks shows no answers to other words, and can be tried again', async () => {
  await search('eten')
  const working = directory.search
  directory.search = async () => { throw new Error('worker') }
  enter('#q', 'huur')
  await until(() => expect(find('.results-list h1').textContent).toBe('Zoeken lukte niet.'))
  expect(names()).toEqual([])
  directory.search = working
  tap('.results-list button', 'Probeer opnieuw')
  await until(() => expect(names()).toHaveLength(4))
})

describe('chips', () => {
  test('what was understood can be taken away, and stays away until other words come', async () => {
    await search('huur eten')
    expect(texts('.chip')).toEqual(['Huurcontract nakijken en huuradvies', 'Voedselhulp'])
    find('[aria-label="Laat weg: Voedselhulp"]').click()
    await until(() => expect(texts('.chip')).toEqual(['Huurcontract nakijken en huuradvies']))
    expect(directory.asked.at(-1)?.drop).toEqual(['need:food'])
    await search('eten')
    expect(texts('.chip')).toEqual(['Voedselhulp'])
  })

  test('the last choice taken away leads back to the start', async () => {
    tap('.tile', 'Wonen')
    await until(() => expect(names().length).toBeGreaterThan(2))
    find('[aria-label="Laat weg: Wonen"]').click()
    await until(() => expect(texts('h2')).toContain('Of begin bij een thema'))
    expect(location.pathname).toBe('/app/')
  })

  test('a place chosen is asked with, and can be taken away', async () => {
    tap('.setting', 'Vertrek')
    await until(() => find('#start-place'))
    enter('#start-place', 'mo')
    tap('.choices button', 'Mol')
    await search('eten')
    expect(directory.asked.at(-1)?.from).toEqual(places[2])
    tap('.setting', 'Mol')
    await until(() => find('#start-place'))
    tap('.sheet-foot .button', 'Geen vertrekplaats')
    await until(() => expect(directory.asked.at(-1)?.from).toBeNull())
  })
})

describe('filters', () => {
  test('count what is certain, and move what is unknown under a heading of its own', async () => {
    await search('huurcontract')
    tap('.tool')
    await until(() => expect(find('.sheet .check', 'gratis is').textContent).toContain('3'))
    find('.sheet .check', 'gratis is').querySelector('input')?.click()
    await until(() => expect(names()).toEqual(['Huuradvies Balen', 'Woonpunt Mol', 'Huurdersbond', 'Huurhulp (voorbeeld)']))
    expect(texts('.section-head h2')).toEqual(['Nog na te vragen', 'Voorbeelden'])
    const unsure = find('.card', 'Huurdersbond')
    expect(unsure.dataset.state).toBe('unknown')
    expect(unsure.textContent).toContain('Vraag: Kost het iets?')
  })

  test('"back" closes the sheet and not the results', async () => {
    await search('huurcontract')
    tap('.tool')
    await until(() => find('dialog'))
    history.back()
    await until(() => expect(document.querySelector('dialog')).toBeNull())
    expect(names()).toHaveLength(4)
  })
})

describe('the back button', () => {
  test('leads from an entry to the same results, and from there to the start', async () => {
    await search('huurcontract')
    tap('.card-name a', 'Huurdersbond')
    await until(() => expect(location.pathname).toBe('/aanbod/huurdersbond'))
    expect(document.querySelector('.card')).toBeNull()
    history.back()
    await until(() => expect(names()).toHaveLength(4))
    expect(find<HTMLInputElement>('#q').value).toBe('huurcontract')
    expect(document.activeElement?.textContent).toBe('Huurdersbond')
    history.back()
    await until(() => expect(texts('h2')).toContain('Of begin bij een thema'))
    expect(find<HTMLInputElement>('#q').value).toBe('')
    history.forward()
    await until(() => expect(names()).toHaveLength(4))
  })

  test('emptying the field and typing anew adds no places to go back through', async () => {
    await search('huurcontract')
    const before = history.length
    enter('#q', '')
    expect(texts('h2')).toContain('Of begin bij een thema')
    await search('eten')
    expect(names()).toHaveLength(2)
    expect(history.length).toBe(before)
  })
})

describe('recent searches', () => {
  const submit = () => find<HTMLFormElement>('form[role=search]').requestSubmit()

  test('are kept only while someone wants them', async () => {
    await search('eten')
    submit()
    expect(localStorage.length).toBe(0)
    change({ keepRecent: true })
    submit()
    enter('#q', '')
    await until(() => expect(texts('.chip')).toContain('eten'))
    find('.keep-recent input').click()
    await until(() => expect(texts('.chip')).toEqual([]))
    expect(localStorage.getItem('gezel.recent')).toBeNull()
    wipeSettings()
  })
})
