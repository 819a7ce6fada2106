// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { closeOwn } from '../own/database'
import { addList, moveTo, removeList, save, saved, savedService, setNote, unsave } from './saved'
import { exportFile, importFile } from './transfer'

const HUUR = { id: 's1', slug: 'huuradvies-balen', name: 'Huuradvies Balen' }
const LES = { id: 's2', slug: 'nederlands-mol', name: 'Nederlands Mol' }

async function fresh(): Promise<void> {
  await closeOwn()
  globalThis.indexedDB = new IDBFactory()
}
beforeEach(fresh)

describe('saved services', () => {
  test('stand in one list at a time, and stay when their list goes', async () => {
    const list = await addList('  Wonen ')
    await save(HUUR)
    await moveTo('s1', list.id)
    await setNote('s1', 'Vraag naar Els.')
    expect(await saved()).toMatchObject({ lists: [{ name: 'Wonen' }], services: [{ service_id: 's1', list_id: list.id, note: 'Vraag naar Els.' }] })
    await removeList(list.id)
    expect(await saved()).toMatchObject({ lists: [], services: [{ service_id: 's1', list_id: null, note: 'Vraag naar Els.' }] })
  })

  test('saving again keeps the note; what is taken out is gone', async () => {
    await save(HUUR)
    await setNote('s1', 'Vraag naar Els.')
    await save(HUUR)
    expect((await savedService('s1'))?.note).toBe('Vraag naar Els.')
    await unsave('s1')
    await setNote('s1', 'te laat')
    expect(await savedService('s1')).toBeUndefined()
  })
})

describe('a file of lists', () => {
  const file = async () => {
    const list = await addList('Wonen')
    await save(HUUR)
    await save(LES)
    await moveTo('s1', list.id)
    await setNote('s1', 'Bel voor 10 uur.')
    return (await exportFile(new Date('2026-11-24T10:00:00Z')))
  }

  test('brings everything to another device', async () => {
    const { name, text } = await file()
    const before = await saved()
    await fresh()
    expect(name).toBe('gezel-bewaard-2026-11-24.json')
    expect(await importFile(text)).toEqual({ added: 2, known: 0 })
    expect(await saved()).toEqual(before)
  })

  test('read twice changes nothing, and loses no note of this device', async () => {
    const { text } = await file()
    await setNote('s1', 'Hond mag mee.')
    expect(await importFile(text)).toEqual({ added: 0, known: 2 })
    expect(await importFile(text)).toEqual({ added: 0, known: 2 })
    expect((await savedService('s1'))?.note).toBe('Hond mag mee.\nBel voor 10 uur.')
  })

  const broken: [string, (file: { version: number; lists: object[]; services: Record<string, unknown>[] }) => unknown, string][] = [
    ['no JSON', () => 'not json at all', 'not-ours'],
    ['half of it', (f) => JSON.stringify(f, null, 1).slice(0, 200), 'damaged'],
    ['something else', () => ({ format: 'other' }), 'not-ours'],
    ['a list', () => [], 'not-ours'],
    ['a newer form', (f) => ({ ...f, version: 2 }), 'newer'],
    ['a service without a name', (f) => ({ ...f, services: [f.services[0], { ...f.services[1], name: '' }] }), 'damaged'],
    ['a note that is no text', (f) => ({ ...f, services: [f.services[0], { ...f.services[1], note: { a: 1 } }] }), 'damaged'],
    ['a slug that leads elsewhere', (f) => ({ ...f, services: [{ ...f.services[0], slug: '../../x' }] }), 'damaged'],
    ['a list that is not in it', (f) => ({ ...f, lists: [] }), 'damaged'],
    ['a day that is none', (f) => ({ ...f, services: [{ ...f.services[0], saved_at: 'gisteren' }] }), 'damaged'],
    ['far too much', () => 'x'.repeat(5_000_001), 'too-large'],
  ]
  test.each(broken)('with %s is refused whole', async (_name, breakIt, why) => {
    const content = breakIt(JSON.parse((await file()).text))
    await fresh()
    await expect(importFile(typeof content === 'string' ? content : JSON.stringify(content))).rejects.toMatchObject({ why })
    expect(await saved()).toEqual({ lists: [], services: [] })
  })
})
