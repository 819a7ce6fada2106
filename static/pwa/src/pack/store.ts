// Where the pack stands on this phone: the last good one, and beside it what is already here of the next.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Manifest } from '../contract'

export const DATABASE = 'gezel'
const VERSION = 2

/** The manifest with the moment at which the server last said that nothing is newer. */
export interface Held { manifest: Manifest; checked_at: string }

interface PackSchema extends DBSchema {
  /** Files of the last good pack by name, parsed; and `manifest`. */
  pack: { key: string; value: unknown }
  /** Verified files of the next pack by hash: an interrupted download goes on from here. */
  staging: { key: string; value: unknown }
  /** `held`: see `Held`. */
  state: { key: string; value: Held }
}

export type PackDatabase = IDBPDatabase<PackSchema>

export function openPack(): Promise<PackDatabase> {
  return openDB<PackSchema>(DATABASE, VERSION, {
    upgrade(database) {
      for (const name of ['pack', 'staging', 'state'] as const) {
        if (!database.objectStoreNames.contains(name)) database.createObjectStore(name)
      }
    },
    // Another tab brings a newer form of the store: this one lets go, so that it can.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close()
    },
  })
}

/** What is held, where every file of it is really there; a damaged store counts as empty, and heals with the next sync. */
export async function heldPack(database: PackDatabase): Promise<Held | null> {
  const held = await database.get('state', 'held')
  if (!held) return null
  const names = new Set(await database.getAllKeys('pack'))
  return held.manifest.files.every((file) => names.has(file.name)) ? held : null
}

/** Switch to the next pack in one transaction: all of it, or nothing of it. `kept` are the names that stay as they are. */
export async function switchTo(database: PackDatabase, held: Held, kept: ReadonlySet<string>): Promise<void> {
  const change = database.transaction(['pack', 'staging', 'state'], 'readwrite')
  const pack = change.objectStore('pack')
  const staging = change.objectStore('staging')
  const names = new Set(held.manifest.files.map((file) => file.name))
  for (const name of await pack.getAllKeys()) if (!names.has(name)) void pack.delete(name)
  for (const file of held.manifest.files) {
    if (kept.has(file.name)) continue
    const value = await staging.get(file.sha256)
    if (value === undefined) {
      change.abort()
      await change.done.catch(() => undefined)
      throw new Error(`${file.name} is not here yet`)
    }
    void pack.put(value, file.name)
  }
  void pack.put(held.manifest, 'manifest')
  void change.objectStore('state').put(held, 'held')
  void staging.clear()
  await change.done
}
