// What a person keeps on this device: lists, answers, and reports that wait for a network. Apart from the pack, which can always be fetched
// again: this cannot.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Answer } from '../answers/answers'
import type { Waiting } from '../reports/reports'
import type { SavedList, SavedService } from '../saved/saved'

export const OWN = 'gezel-own'
const VERSION = 1

export interface OwnSchema extends DBSchema {
  lists: { key: string; value: SavedList }
  /** By the id of the service: it stands in one list at a time. */
  saved: { key: string; value: SavedService }
  answers: { key: [service: string, fact: string]; value: Answer; indexes: { service: string } }
  /** By Idempotency-Key. */
  outbox: { key: string; value: Waiting }
}
export type Own = IDBPDatabase<OwnSchema>

let opened: Promise<Own> | null = null

const open = (version: number | undefined, terminated: () => void): Promise<Own> => openDB<OwnSchema>(OWN, version, {
  upgrade(db) {
    db.createObjectStore('lists', { keyPath: 'id' })
    db.createObjectStore('saved', { keyPath: 'service_id' })
    db.createObjectStore('answers', { keyPath: ['service_id', 'fact'] }).createIndex('service', 'service_id')
    db.createObjectStore('outbox', { keyPath: 'key' })
  },
  // A newer app or a wipe in another tab must not wait for this one.
  blocking() { void closeOwn() },
  terminated,
})

/** The database, opened once. Refused by browsers that keep nothing: the caller says so. */
export function own(): Promise<Own> {
  const forget = (): void => { opened = null }
  opened ??= open(VERSION, forget).catch((error: unknown) => {
    // A later app, since undone, left a newer form: what stands in it is a person's own, and is read as it is.
    if ((error as DOMException | null)?.name === 'VersionError') return open(undefined, forget)
    throw error
  }).catch((error: unknown) => {
    forget()
    throw error
  })
  return opened
}

export async function closeOwn(): Promise<void> {
  const open = opened
  opened = null
  ;(await open?.catch(() => null))?.close()
}
