// What was computed from the pack is kept beside it, so that a cold start reads typed arrays and builds next to nothing.
import { openDB, type IDBPDatabase } from 'idb'

/** A thing learned, and of which files (their hashes) it was learned. */
export interface Learned<T> { of: string; data: T }

export interface LearnedStore {
  get(key: string): Promise<Learned<unknown> | undefined>
  put(key: string, learned: Learned<unknown>): Promise<void>
  /** Forget all but these. */
  keep(keys: readonly string[]): Promise<void>
}

/** In a database of its own: all in it can be thrown away at any time. */
export const LEARNED_DATABASE = 'gezel-learned'

export function learnedStore(): LearnedStore {
  let opened: Promise<IDBPDatabase> | null = null
  const forget = () => void (opened = null)
  const open = () =>
    (opened ??= openDB(LEARNED_DATABASE, 1, {
      upgrade: (db) => void db.createObjectStore('learned'),
      // Whoever wipes the phone must not wait for us.
      blocking: (_current, _blocked, event) => {
        ;(event.target as IDBDatabase).close()
        forget()
      },
      terminated: forget,
    }))
  return {
    get: async (key) => (await open()).get('learned', key) as Promise<Learned<unknown> | undefined>,
    put: async (key, learned) => void (await (await open()).put('learned', learned, key)),
    keep: async (keys) => {
      const db = await open()
      const held = (await db.getAllKeys('learned')).map(String)
      await Promise.all(held.filter((key) => !keys.includes(key)).map((key) => db.delete('learned', key)))
    },
  }
}

/** What is kept of these files while it holds, else what `learn` makes of them. A store that fails costs time, never an answer. */
export async function learnedOf<T>(
  store: LearnedStore, key: string, of: string, learn: () => Promise<T>, holds: (data: T) => boolean = () => true,
): Promise<T> {
  const held = await store.get(key).catch(() => undefined)
  if (held?.of === of && holds(held.data as T)) return held.data as T
  const data = await learn()
  void store.put(key, { of, data }).catch(() => undefined)
  return data
}
