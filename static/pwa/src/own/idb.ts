// The part of `idb` that the app uses, in a fifth of its bytes: it stands in the page and in the worker. Its types stay those of
// `idb` (vite.config.ts puts this file in the place of its code).
interface Callbacks {
  upgrade?(database: unknown, oldVersion: number): void
  blocking?(current: number, blocked: number | null, event: IDBVersionChangeEvent): void
  terminated?(): void
}
type Any = Record<string, (...args: unknown[]) => unknown>

const WRITES = /^(put|add|delete|clear)$/
const SHORTCUT = /^(get|getKey|getAll|getAllKeys|count|put|add|delete|clear)(FromIndex)?$/

const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error as DOMException)
  })

const wrapped = new WeakMap<object, object>()

/** A part of IndexedDB of which requests are promises. */
function wrap(found: unknown): unknown {
  if (found instanceof IDBRequest) return resultOf(found)
  if (!(found instanceof IDBDatabase || found instanceof IDBTransaction || found instanceof IDBObjectStore || found instanceof IDBIndex)) return found
  const held = wrapped.get(found)
  if (held) return held
  if (found instanceof IDBTransaction) finish(found)
  const proxy = new Proxy(found, { get: (target, name) => partOf(target, String(name)), set: Reflect.set })
  wrapped.set(found, proxy)
  return proxy
}

const ends = new WeakMap<IDBTransaction, Promise<void>>()

function finish(transaction: IDBTransaction): void {
  const end = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new DOMException('AbortError', 'AbortError'))
  })
  // Whoever waits for it hears of it; nobody has to.
  end.catch(() => undefined)
  ends.set(transaction, end)
}

function partOf(target: object, name: string): unknown {
  if (target instanceof IDBTransaction) {
    if (name === 'done') return ends.get(target)
    if (name === 'store') return wrap(target.objectStore(target.objectStoreNames[0]!))
  }
  const shortcut = target instanceof IDBDatabase && SHORTCUT.exec(name)
  if (shortcut) return (store: string, ...args: unknown[]) => ask(target, shortcut[1]!, Boolean(shortcut[2]), store, args)
  const part = (target as Any)[name]
  return typeof part === 'function' ? (...args: unknown[]) => wrap(part.apply(target, args)) : wrap(part)
}

/** One request in a transaction of its own. */
async function ask(database: IDBDatabase, method: string, ofIndex: boolean, store: string, args: unknown[]): Promise<unknown> {
  const transaction = database.transaction(store, WRITES.test(method) ? 'readwrite' : 'readonly')
  finish(transaction)
  const stored = transaction.objectStore(store)
  const asked = (ofIndex ? stored.index(args.shift() as string) : stored) as unknown as Any
  const result = await (wrap(asked[method]!(...args)) as Promise<unknown>)
  await ends.get(transaction)
  return result
}

/** `openDB` of `idb`. */
export async function openDB(name: string, version: number, { upgrade, blocking, terminated }: Callbacks = {}): Promise<unknown> {
  const request = indexedDB.open(name, version)
  request.onupgradeneeded = ({ oldVersion }) => upgrade?.(wrap(request.result), oldVersion)
  const database = await resultOf(request)
  database.onclose = () => terminated?.()
  database.onversionchange = (event) => blocking?.(event.oldVersion, event.newVersion, event)
  return wrap(database)
}

/** `deleteDB` of `idb`. */
export const deleteDB = (name: string): Promise<unknown> => resultOf(indexedDB.deleteDatabase(name))
