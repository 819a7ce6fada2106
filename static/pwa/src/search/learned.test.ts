import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { expect, test } from 'vitest'
import { LEARNED_DATABASE, learnedOf, learnedStore } from './learned'
import { Texts } from './texts-list'

const learn = async () => ({ words: Texts.sorted(['huur', 'arm']), flags: new Map([['gratis', 'free']]) })

test('what was learned comes back as it was, and only of the same files', async () => {
  const store = learnedStore()
  await learnedOf(store, 'words', 'hash 1', learn)
  const kept = await learnedOf<ReturnType<typeof learn>>(learnedStore(), 'words', 'hash 1', async () => {
    throw new Error('learned twice')
  })
  expect(new Texts(kept.words).all()).toEqual(['arm', 'huur'])
  expect(kept).toEqual(await learn())
  expect(await learnedOf<string>(store, 'words', 'hash 2', async () => 'anew')).toBe('anew')
})

test('what is not to be kept is forgotten', async () => {
  const store = learnedStore()
  await store.put('services-01', { of: '', data: 1 })
  await store.keep(['words'])
  expect(await store.get('services-01')).toBeUndefined()
  expect(await store.get('words')).toBeDefined()
})

test('whoever wipes the phone does not wait for an open store, and the store begins anew', async () => {
  const store = learnedStore()
  await store.put('words', { of: '', data: 1 })
  await deleteDB(LEARNED_DATABASE)
  expect(await store.get('words')).toBeUndefined()
})
