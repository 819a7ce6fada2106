// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { answersFor } from '../../answers/answers'
import type { Directory, Document, Publication } from '../../contract'
import { closeOwn } from '../../own/database'
import { publication, vocabulary } from '../../present/samples'
import { waiting, withdraw } from '../../reports/outbox'
import { saved, savedService } from '../../saved/saved'
import { fakeDirectory } from '../../testing/fakeDirectory'
import { enter, find, show, tap, texts, until } from '../../testing/screens'
import ReportScreen from '../report/ReportScreen.svelte'
import SavedScreen from '../saved/SavedScreen.svelte'
import EntryScreen from './EntryScreen.svelte'

/** A guide with this one entry, or with none. */
function guide(entry: Publication | null): Directory {
  const document_ = entry && ({ ...entry, organization: null, phones: [{ number: '014 74 44 44', label: '' }], opening: null, revision: 7 } as unknown as Document)
  return {
    ...fakeDirectory(), entry: async () => entry, vocabulary: async () => vocabulary,
    documents: async (ids) => (document_ && ids.includes(document_.id) ? [document_] : []),
    suggest: async () => (entry ? [{ type: 'service', id: entry.id, slug: entry.slug, label: entry.name, example: false }] : []),
  }
}
async function open(parts: Partial<Publication> = {}): Promise<Publication> {
  const entry = publication(parts)
  show(EntryScreen, { slug: entry.slug, directory: guide(entry) })
  await until(() => expect(find('h1').textContent).toBe(entry.name))
  return entry
}

beforeEach(async () => {
  localStorage.clear()
  await closeOwn()
  globalThis.indexedDB = new IDBFactory()
})

describe('an entry', () => {
  test('has everything in its order, and the number dials', async () => {
    await open()
    expect(texts('h2')).toEqual([
      'Wanneer', 'Hoe geraak je er', 'Wat kost het', 'Talen', 'Hoe meld je je aan', 'Na te vragen', 'Wie bevestigde dit', 'Klopt dit nog?',
    ])
    expect(find('a.main').getAttribute('href')).toBe('tel:+3214744444')
    expect(document.title).toBe('Huuradvies Balen · Gezel')
  })

  test('that is an example dials nothing, is asked nothing and is not reported about', async () => {
    await open({ example: true })
    expect(document.body.textContent).toContain('Dit is een voorbeeld.')
    expect(texts('.actions .fake')).toEqual(['Bel: dit is een voorbeeld'])
    expect(document.querySelectorAll('a[href^="tel:"], a[href^="mailto:"], a[href*="maps"]')).toHaveLength(0)
    expect(texts('.asks button')).toEqual([])
    expect(document.body.textContent).not.toContain('Klopt nog')
  })

  test('that is confidential says so and shows no place', async () => {
    const { derived } = publication()
    await open({ derived: { ...derived, confidential: true }, service_at_locations: [{ location: { location_type: 'physical', confidential: true } }] })
    expect(document.body.textContent).toContain('Het adres is geheim.')
    expect(document.querySelector('address, a[href*="maps"]')).toBeNull()
  })

  test('that is not in the guide says what can be done', async () => {
    show(EntryScreen, { slug: 'weg', directory: guide(null) })
    await until(() => expect(find('h1').textContent).toBe('Deze dienst staat niet in je gids'))
    expect(find('a.button').getAttribute('href')).toBe('/app/')
  })

  test('is saved with one tap and let go with another', async () => {
    const { id } = await open()
    tap('button', 'Bewaar')
    await until(() => expect(find('[aria-pressed]').textContent).toBe('Bewaard'))
    expect(await savedService(id)).toMatchObject({ name: 'Huuradvies Balen' })
    tap('button', 'Bewaard')
    await until(() => expect(find('[aria-pressed]').textContent).toBe('Bewaar'))
    expect((await saved()).services).toEqual([])
  })

  test('prints a card with labels in Arabic, from right to left', async () => {
    await open()
    tap('button', 'Deel')
    await until(() => expect(find('dialog')).toBeTruthy())
    tap('button', 'Kaart in grote letters')
    await until(() => expect(find('.big')).toBeTruthy())
    tap('button', 'العربية')
    expect(find('.big').dir).toBe('rtl')
    expect(texts('.big h2')).toContain('الهاتف')
    expect(find('.big h1').lang).toBe('nl')
    expect(document.body.textContent).toContain('Deze vertaling is nog niet nagelezen.')
    tap('.card-page button', 'Terug')
    await until(() => expect(find('.entry h1').textContent).toBe('Huuradvies Balen'))
  })
})

describe('a question', () => {
  const ask = () => find('.asks > li', 'Moet ik een bepaald statuut hebben?')

  test('is answered, kept here, shown, and only then sent', async () => {
    const { id } = await open()
    ask().querySelector('button')?.click()
    await until(() => expect(texts('.asks .check')).toContain('een leefloon'))
    find<HTMLInputElement>('.check input').click()
    await until(() => expect(find<HTMLButtonElement>('button[type=submit]').disabled).toBe(false))
    tap('button[type=submit]')
    await until(() => expect(ask().textContent).toContain('Staat enkel op dit toestel.'))
    expect((await answersFor(id)).get('status_required')).toMatchObject({ value: ['none'], report: null })
    expect(await waiting()).toEqual([])
    expect(ask().textContent).toContain('Statuut nodig: geen enkel statuut nodig')
    tap('button', 'Stuur naar Gezel')
    await until(() => expect(ask().textContent).toContain('Wacht op internet.'))
    expect((await waiting()).map((item) => item.report)).toEqual([{ kind: 'answer', service_id: id, revision: 7, fact: 'status_required', value: ['none'] }])
    await withdraw((await waiting())[0]?.key ?? '')
    await until(() => expect(ask().textContent).toContain('Staat enkel op dit toestel.'))
  })

  test('of what stands in a table ends in a value too, and what is typed outlives the app', async () => {
    const { id } = await open()
    const where = () => find('.asks > li', 'Waar gaat het door?')
    where().querySelector('button')?.click()
    await until(() => expect(find('textarea')).toBeTruthy())
    enter('textarea', 'Kerkstraat 12, 2400 Mol')
    await until(() => expect(localStorage.length).toBe(1))
    document.body.replaceChildren()
    await open()
    expect(find<HTMLTextAreaElement>('textarea').value).toBe('Kerkstraat 12, 2400 Mol')
    tap('button[type=submit]')
    await until(() => expect(where().textContent).toContain('Kerkstraat 12, 2400 Mol'))
    tap('button', 'Stuur naar Gezel')
    tap('button', 'Stuur naar Gezel')
    await until(() => expect(where().textContent).toContain('Wacht op internet.'))
    expect((await waiting()).map((item) => item.report)).toEqual([{ kind: 'answer', service_id: id, revision: 7, fact: 'address', value: 'Kerkstraat 12, 2400 Mol' }])
    expect(localStorage.length).toBe(0)
  })

  test('of which the answer cannot be kept says so, and keeps what was typed in view', async () => {
    await open()
    find('.asks > li', 'Waar gaat het door?').querySelector('button')?.click()
    await until(() => expect(find('textarea')).toBeTruthy())
    enter('textarea', 'Kerkstraat 12, 2400 Mol')
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError') })
    tap('button[type=submit]')
    await until(() => expect(find('[role=alert]', 'Bewaren lukt niet').textContent).toBe('Bewaren lukt niet op dit toestel.'))
    expect(find<HTMLTextAreaElement>('textarea').value).toBe('Kerkstraat 12, 2400 Mol')
    put.mockRestore()
    tap('button[type=submit]')
    await until(() => expect(document.body.textContent).toContain('Staat enkel op dit toestel.'))
    expect(document.body.textContent).not.toContain('Bewaren lukt niet')
  })

  test('in words holds no number to call', async () => {
    await open()
    find('.asks > li', 'Waar gaat het door?').querySelector('button')?.click()
    await until(() => expect(find('textarea')).toBeTruthy())
    enter('textarea', 'Bel Els op 0470 12 34 56')
    expect(document.body.textContent).toContain('Laat telefoonnummers en mailadressen weg.')
    expect(find<HTMLButtonElement>('button[type=submit]').disabled).toBe(true)
    enter('textarea', 'Kerkstraat 12, 2400 Mol')
    expect(find<HTMLButtonElement>('button[type=submit]').disabled).toBe(false)
  })
})

describe('a report', () => {
  test('that it is wrong shows what would be sent, waits in view and can be taken back', async () => {
    const { id } = publication()
    show(ReportScreen, { directory: guide(publication()) })
    await until(() => expect(texts('.links button')).toEqual(['Huuradvies Balen']))
    tap('.links button')
    await until(() => expect(texts('button')).toContain('Klopt niet'))
    tap('button', 'Klopt niet')
    find<HTMLInputElement>('input[value=moved]').click()
    await until(() => expect(find<HTMLButtonElement>('button[type=submit]', 'Verder').disabled).toBe(false))
    tap('button', 'Verder')
    expect(find('.preview').textContent).toContain('Is verhuisd.')
    expect(await waiting()).toEqual([])
    // A second tap, by an impatient thumb, sends nothing more.
    tap('.preview button', 'Stuur')
    tap('.preview button', 'Stuur')
    await until(() => expect(texts('.waiting strong')).toEqual(['Huuradvies Balen']))
    expect((await waiting()).map((item) => item.report)).toEqual([{ kind: 'wrong', service_id: id, revision: 7, reason: 'moved' }])
    tap('button', 'Neem terug')
    await until(() => expect(document.querySelector('.waiting')).toBeNull())
    expect(await waiting()).toEqual([])
  })
})

describe('saved services', () => {
  test('keep their name when the guide no longer has them', async () => {
    await open()
    tap('button', 'Bewaar')
    await until(() => expect(find('[aria-pressed]').textContent).toBe('Bewaard'))
    document.body.replaceChildren()
    show(SavedScreen, { directory: guide(null) })
    await until(() => expect(document.body.textContent).toContain('Staat niet meer in je gids.'))
    expect(texts('.card-name')).toEqual(['Huuradvies Balen'])
    expect(document.querySelector('.card-name a')).toBeNull()
    tap('button', 'Haal weg')
    await until(() => expect(document.body.textContent).toContain('Huuradvies Balen is weg uit Bewaard.'))
    tap('button', 'Zet terug')
    await until(() => expect(texts('.card-name')).toEqual(['Huuradvies Balen']))
  })
})
