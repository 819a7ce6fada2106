// Saved services in lists, with notes of one's own. On this device only.
import { changed } from '../own/changes'
import { own } from '../own/database'

export const LONGEST_NAME = 80
export const LONGEST_NOTE = 2_000

export interface SavedList { id: string; name: string; created: string }
/** Enough to still say what it was when the entry is no longer in the pack. `list_id` is `null` for what is in no list of its own. */
export interface SavedService { service_id: string; slug: string; name: string; list_id: string | null; note: string; saved_at: string }
export interface Saved { lists: SavedList[]; services: SavedService[] }

const byTime = <T>(time: (item: T) => string) => (a: T, b: T): number => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0)

/** Everything saved: lists oldest first, services newest first. */
export async function saved(): Promise<Saved> {
  const db = await own()
  const [lists, services] = await Promise.all([db.getAll('lists'), db.getAll('saved')])
  return { lists: lists.sort(byTime((list) => list.created)), services: services.sort(byTime((service) => service.saved_at)).reverse() }
}

export const savedService = async (serviceId: string): Promise<SavedService | undefined> => (await own()).get('saved', serviceId)

export async function save(service: { id: string; slug: string; name: string }): Promise<void> {
  // Now there is something that cannot be fetched again: this is when a browser may be asked to keep it.
  void navigator.storage?.persist?.().catch(() => false)
  const db = await own()
  const record = { service_id: service.id, slug: service.slug, name: service.name, list_id: null, note: '', saved_at: new Date().toISOString() }
  // Saving twice (two tabs) keeps the note that is there.
  if (!(await db.get('saved', service.id))) await db.put('saved', record)
  changed('saved')
}

export async function unsave(serviceId: string): Promise<void> {
  await (await own()).delete('saved', serviceId)
  changed('saved')
}

/** Change what one saved service says; nothing happens where it is gone. */
async function update(serviceId: string, change: Partial<SavedService>): Promise<void> {
  const write = (await own()).transaction('saved', 'readwrite')
  const found = await write.store.get(serviceId)
  if (found) await write.store.put({ ...found, ...change })
  await write.done
  changed('saved')
}

export const setNote = (serviceId: string, note: string): Promise<void> => update(serviceId, { note: note.slice(0, LONGEST_NOTE) })
export const moveTo = (serviceId: string, listId: string | null): Promise<void> => update(serviceId, { list_id: listId })

export async function addList(name: string): Promise<SavedList> {
  const list = { id: crypto.randomUUID(), name: name.trim().slice(0, LONGEST_NAME), created: new Date().toISOString() }
  await (await own()).put('lists', list)
  changed('saved')
  return list
}

export async function renameList(list: SavedList, name: string): Promise<void> {
  await (await own()).put('lists', { ...list, name: name.trim().slice(0, LONGEST_NAME) })
  changed('saved')
}

/** Remove a list; what stood in it stays saved, in no list. */
export async function removeList(listId: string): Promise<void> {
  const write = (await own()).transaction(['lists', 'saved'], 'readwrite')
  const services = write.objectStore('saved')
  for (const service of await services.getAll()) if (service.list_id === listId) await services.put({ ...service, list_id: null })
  await write.objectStore('lists').delete(listId)
  await write.done
  changed('saved')
}
