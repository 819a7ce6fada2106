// Everything that Gezel keeps on this device, gone: lists, notes, answers, reports that wait, situations, choices, the guide and the app.
import { wipeSettings } from '../settings/settings.svelte'
import { changed } from './changes'
import { closeOwn, OWN } from './database'

/** Where a browser cannot list its databases (Firefox before 126), these are ours. */
const DATABASES = [OWN, 'gezel', 'gezel-learned']
/** How long a tab that holds a database may keep us waiting: it is empty by then. */
const PATIENCE_MS = 1_500

export async function wipeEverything(): Promise<void> {
  await closeOwn()
  const listed = await indexedDB.databases?.().catch(() => null)
  const names = listed ? listed.flatMap(({ name }) => name ?? []) : DATABASES
  await Promise.all(names.map(async (name) => {
    // First empty, then delete: another tab can hold up the deletion, but not the emptying.
    await emptied(name).catch(() => undefined)
    await Promise.race([deleted(name), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  }))
  wipeSettings()
  for (const storage of ['localStorage', 'sessionStorage'] as const) {
    try { globalThis[storage].clear() } catch { /* A browser that keeps nothing has nothing to clear. */ }
  }
  for (const name of await globalThis.caches?.keys() ?? []) await caches.delete(name)
  for (const registration of await navigator.serviceWorker?.getRegistrations() ?? []) await registration.unregister()
  // Another tab may still show what is gone.
  for (const what of ['saved', 'answers', 'outbox'] as const) changed(what)
}

const deleted = (name: string): Promise<void> => new Promise((resolve) => {
  const request = indexedDB.deleteDatabase(name)
  request.onsuccess = request.onerror = () => resolve()
})

const emptied = (name: string): Promise<void> => new Promise((resolve, reject) => {
  const request = indexedDB.open(name)
  request.onerror = () => reject(request.error)
  request.onsuccess = () => {
    const db = request.result
    const done = (): void => { db.close(); resolve() }
    const stores = [...db.objectStoreNames]
    if (!stores.length) return done()
    const change = db.transaction(stores, 'readwrite')
    for (const store of stores) change.objectStore(store).clear()
    change.oncomplete = done
    change.onerror = change.onabort = () => { db.close(); reject(change.error) }
  }
})
