// Where the pack stands on this phone: the last good one, and beside it what is already here of the next.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Manifest } from '../contract'
import { FORMAT } from './download'

export const DATABASE = 'gezel'
const VERSION = 2
const STORES = ['pack', 'staging', 'state'] as const

/** The manifest with the moment at which it came, by the clock of this phone and by the server's. */
export interface Held { manifest: Manifest; checked_at: string; server_at?: string }

interface PackSchema extends DBSchema {
  /** Files of the last good pack by name, parsed; and `manifest`. */
  pack: { key: string; value: unknown }
  /** Verified files of the next pack by hash: an interrupted download goes on from here. */
  staging: { key: string; value: unknown }
  /** `held`: see `Held`. */
  state: { key: string; value: Held }
}

export type PackDatabase = IDBPDatabase<PackSchema>

const open = (closed?: () => void): Promise<PackDatabase> =>
  openDB<PackSchema>(DATABASE, VERSION, {
    upgrade(database) {
      for (const name of STORES) if (!database.objectStoreNames.contains(name)) database.createObjectStore(name)
    },
    // Another tab brings a newer form of the store, or wipes it: this one lets go, so that it can.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close()
      closed?.()
    },
    terminated: closed,
  })

/**
 * The store. One that this app cannot use (a later app, since undone, left a newer form of it; parts are gone) is thrown away: everything
 * in it can be fetched again. `closed` is called when another tab or the browser closes it.
 */
export async function openPack(closed?: () => void): Promise<PackDatabase> {
  const database = await open(closed).catch((error: unknown) => {
    if ((error as DOMException | null)?.name === 'VersionError') return null
    throw error
  })
  if (database && STORES.every((name) => database.objectStoreNames.contains(name))) return database
  database?.close()
  await deleteDB(DATABASE)
  return open(closed)
}

async function readableHeld(database: PackDatabase): Promise<Held | null> {
  const held = await database.get('state', 'held')
  return held?.manifest?.format === FORMAT ? held : null
}

/** Name → hash of the files of the last good pack that are really there. */
export async function filesHere(database: PackDatabase): Promise<Map<string, string>> {
  const held = await readableHeld(database)
  const names = new Set(await database.getAllKeys('pack'))
  return new Map(held?.manifest.files.filter(({ name }) => names.has(name)).map(({ name, sha256 }) => [name, sha256]))
}

/** What is held, where every file of it is really there; a damaged store counts as empty, and heals with the next sync. */
export async function heldPack(database: PackDatabase): Promise<Held | null> {
  const held = await readableHeld(database)
  const names = new Set(await database.getAllKeys('pack'))
  return held && names.has('manifest') && held.manifest.files.every((file) => names.has(file.name)) ? held : null
}

/** Forget what is staged of a pack that is no longer the next one: it only takes space. */
export async function tidyStaging(database: PackDatabase, manifest: Manifest): Promise<void> {
  const wanted = new Set(manifest.files.map(({ sha256 }) => sha256))
  for (const key of await database.getAllKeys('staging')) if (!wanted.has(key)) await database.delete('staging', key)
}

/** Keep a verified file of the next pack. Where that fails the transaction says why; its request may only say that it was aborted. */
export async function stage(database: PackDatabase, sha256: string, value: unknown): Promise<void> {
  const change = database.transaction('staging', 'readwrite')
  change.store.put(value, sha256).catch(() => undefined)
  await change.done
}

/** Switch to the next pack in one transaction: all of it, or nothing of it. `kept` are the names that stay as they are. */
export async function switchTo(database: PackDatabase, held: Held, kept: ReadonlySet<string>): Promise<void> {
  const change = database.transaction(['pack', 'staging', 'state'], 'readwrite')
  const done = change.done
  // Each write fails together with its transaction, and `done` says why.
  const write = (request: Promise<unknown>): void => void request.catch(() => undefined)
  done.catch(() => undefined)
  try {
    const pack = change.objectStore('pack')
    const staging = change.objectStore('staging')
    const names = new Set([...held.manifest.files.map((file) => file.name), 'manifest'])
    for (const name of await pack.getAllKeys()) if (!names.has(name)) write(pack.delete(name))
    for (const file of held.manifest.files) {
      if (kept.has(file.name)) continue
      const value = await staging.get(file.sha256)
      if (value === undefined) throw new Error(`${file.name} is not here yet`)
      write(pack.put(value, file.name))
    }
    write(pack.put(held.manifest, 'manifest'))
    write(change.objectStore('state').put(held, 'held'))
    write(staging.clear())
  } catch (error) {
    if (!change.error) try { change.abort() } catch { /* It was aborted already: `done` says why. */ }
    await done.catch((reason: unknown) => { if (reason instanceof DOMException && reason.name === 'QuotaExceededError') throw reason })
    throw error
  }
  await done
}
