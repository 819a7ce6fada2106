// Keeps the pack on this phone like the server's: only what changed, verified, and switched to whole or not at all.
import type { Manifest, PackFile, PackState } from '../contract'
import { settings } from '../settings/settings.svelte'
import { heldPack, openPack, switchTo, type Held, type PackDatabase } from './store'

/** The form of pack that this app reads. A newer one waits for a newer app; the last good pack goes on answering. */
export const FORMAT = 2
const AT_ONCE = 4
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Up to three days data is fresh; past thirty a warning stands until it is renewed. */
const FRESH_DAYS = 3
const STALE_DAYS = 30
const AGAIN_AFTER_MS = 4 * HOUR_MS
const NAMES = 'vocabulary'

export type PackError = 'network' | 'server' | 'damaged' | 'newer-format' | 'full' | 'store'

class SyncError extends Error {
  constructor(readonly reason: PackError) { super(reason) }
}

let state: PackState = { revision: null, generated_at: null, services: 0, bytes: 0, age: 'none', syncing: false, error: null }
const listeners = new Set<(state: PackState) => void>()
let running: Promise<void> | null = null
let watching = false

function tell(changes: Partial<PackState>): void {
  state = { ...state, ...changes }
  for (const listener of listeners) listener(state)
}

/** By the moment of the last check, since what did not change since is as good as new. A clock set back counts as out of date. */
export function ageOf(checkedAt: string, now: number): PackState['age'] {
  const days = (now - Date.parse(checkedAt)) / DAY_MS
  if (Number.isNaN(days) || days < -1) return 'old'
  if (days <= FRESH_DAYS) return 'fresh'
  return days <= STALE_DAYS ? 'old' : 'stale'
}

function stateOf(held: Held | null): Partial<PackState> {
  if (!held) return { revision: null, generated_at: null, services: 0, bytes: 0, age: 'none' }
  const { manifest, checked_at } = held
  return {
    revision: manifest.revision, generated_at: checked_at, age: ageOf(checked_at, Date.now()),
    services: manifest.files.filter((file) => file.name.startsWith('services-')).length,
    bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
  }
}

async function get(path: string): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(path, { credentials: 'omit', cache: path.endsWith('.json') ? 'no-cache' : 'default' })
  } catch {
    throw new SyncError('network')
  }
  if (!answer.ok) throw new SyncError('server')
  return answer
}

async function fetchManifest(): Promise<Manifest> {
  const manifest = await (await get('/pack/manifest.json')).json().catch(() => { throw new SyncError('damaged') }) as Manifest
  if (typeof manifest?.format !== 'number' || !Array.isArray(manifest.files)) throw new SyncError('damaged')
  if (manifest.format > FORMAT) throw new SyncError('newer-format')
  return manifest
}

/** A file, verified by its hash and read; what is cut off or changed on the way is refused. */
async function fetchFile(file: PackFile): Promise<unknown> {
  const content = await (await get(`/pack/${file.sha256}`)).arrayBuffer().catch(() => { throw new SyncError('network') })
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== file.sha256) throw new SyncError('damaged')
  return JSON.parse(new TextDecoder().decode(content))
}

/** Bring what is missing into the staging store, a few files at a time. */
async function download(database: PackDatabase, missing: PackFile[]): Promise<void> {
  const there = new Set(await database.getAllKeys('staging'))
  const waiting = missing.filter((file) => !there.has(file.sha256))
  let failed: unknown
  const work = async () => {
    for (let file = waiting.shift(); file && !failed; file = waiting.shift()) {
      try {
        await database.put('staging', await fetchFile(file), file.sha256)
      } catch (error) {
        failed = error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (failed) throw failed
}

async function bringUpToDate(database: PackDatabase): Promise<Held> {
  const manifest = await fetchManifest()
  const old = await heldPack(database)
  const oldHashes = new Map(old?.manifest.files.map((file) => [file.name, file.sha256]))
  const kept = new Set(manifest.files.filter((file) => oldHashes.get(file.name) === file.sha256).map((file) => file.name))
  const missing = manifest.files.filter((file) => !kept.has(file.name))
  // What names shards first: without it none of them can be read.
  missing.sort((a, b) => Number(b.name === NAMES) - Number(a.name === NAMES))
  await download(database, missing)
  const held = { manifest, checked_at: new Date().toISOString() }
  await switchTo(database, held, kept)
  return held
}

function reasonOf(error: unknown): PackError {
  if (error instanceof SyncError) return error.reason
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full'
  return 'store'
}

/** One at a time over all tabs, where the browser can say so. */
function alone(work: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? (navigator.locks.request('gezel-sync', work) as Promise<void>) : work()
}

/** Fetch what is newer. Never throws: what went wrong stands in the state, and the last good pack goes on answering. */
export function syncPack(): Promise<void> {
  running ??= alone(async () => {
    tell({ syncing: true, error: null })
    const database = await openPack()
    try {
      tell({ ...stateOf(await bringUpToDate(database)), syncing: false })
      void keepStorage()
    } catch (error) {
      tell({ ...stateOf(await heldPack(database).catch(() => null)), syncing: false, error: reasonOf(error) })
    } finally {
      database.close()
    }
  }).catch((error: unknown) => tell({ syncing: false, error: reasonOf(error) })).finally(() => { running = null })
  return running
}

/** Once there is something worth keeping, ask the browser not to throw it away. */
async function keepStorage(): Promise<void> {
  const storage = navigator.storage as StorageManager | undefined
  if (storage?.persist && !(await storage.persisted())) await storage.persist().catch(() => false)
}

/** By itself only where no one asked to spare data, and the last check is some hours ago. */
function syncIfDue(): void {
  const last = state.generated_at ? Date.now() - Date.parse(state.generated_at) : Infinity
  if (navigator.onLine && (state.age === 'none' || (!settings.dataSaver && Math.abs(last) > AGAIN_AFTER_MS))) void syncPack()
}

async function start(): Promise<void> {
  watching = true
  try {
    const database = await openPack()
    tell(stateOf(await heldPack(database)))
    database.close()
  } catch {
    tell({ error: 'store' })
  }
  if (state.age === 'none' || !settings.dataSaver) void syncPack()
  addEventListener('online', () => { if (state.age === 'none' || !settings.dataSaver) void syncPack() })
  document.addEventListener('visibilitychange', () => { if (!document.hidden) syncIfDue() })
}

/** Tells the state of the pack now and whenever it changes. */
export function watchPack(listener: (state: PackState) => void): () => void {
  listeners.add(listener)
  listener(state)
  if (!watching) void start()
  return () => listeners.delete(listener)
}
