// Keeps the pack on this phone like the server's: only what changed, verified, and switched to whole or not at all.
import type { PackError, PackFile, PackState } from '../contract'
import { isInstalled, keepStorage } from '../own/persist'
import { settings } from '../settings/settings.svelte'
import { ageOf, HOUR_MS, isClockWrong, sinceChecked } from './age'
import { fetchFile, fetchManifest, SyncError } from './download'
import { filesHere, heldPack, openPack, stage, switchTo, tidyStaging, type Held, type PackDatabase } from './store'

const AT_ONCE = 4
const AGAIN_AFTER_MS = 4 * HOUR_MS
const FIRST_RETRY_MS = 5_000
/** What names shards comes first: without it none of them can be read. */
const NAMES = 'vocabulary'
/** Errors that pass by themselves. The others want something of the person. */
const PASSING: readonly PackError[] = ['network', 'server', 'damaged']

const EMPTY = { revision: null, edition: null, generated_at: null, services: null, bytes: 0, age: 'none', clockWrong: false } as const
let state: PackState = { ...EMPTY, syncing: false, error: null }
const listeners = new Set<(state: PackState) => void>()
/** Whether anything was found out yet: until then nothing is said, since "no guide" would be a guess. */
let known = false
let last: Held | null = null
let running: Promise<void> | null = null
let watching = false
let failures = 0
let retry: ReturnType<typeof setTimeout> | undefined
/** Tells other tabs that there is a newer pack here. */
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gezel-pack')
// In Node an open channel would keep the process of the tests alive.
;(tabs as { unref?: () => void } | null)?.unref?.()

function tell(changes: Partial<PackState>): void {
  state = { ...state, ...changes }
  known = true
  for (const listener of listeners) listener(state)
}

function stateOf(held: Held | null): Partial<PackState> {
  last = held
  if (!held) return EMPTY
  const { manifest } = held
  return {
    revision: manifest.revision, edition: manifest.files.map(({ sha256 }) => sha256).join(), generated_at: manifest.generated_at,
    services: manifest.services ?? null, bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
    age: ageOf(held, Date.now()), clockWrong: isClockWrong(held, Date.now()),
  }
}

/** Bring what is missing into the staging store, a few files at a time. */
async function download(database: PackDatabase, missing: PackFile[]): Promise<void> {
  const there = new Set(await database.getAllKeys('staging'))
  const waiting = missing.filter((file) => !there.has(file.sha256))
  let failed: unknown
  const work = async () => {
    for (let file = waiting.shift(); file && !failed; file = waiting.shift()) {
      try {
        await stage(database, file.sha256, await fetchFile(file))
      } catch (error) {
        failed ??= error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (failed) throw failed
}

/** With `afresh` nothing that is here is trusted: every file comes anew. */
async function bringUpToDate(database: PackDatabase, afresh: boolean): Promise<Held> {
  const { manifest, serverAt } = await fetchManifest()
  const here = afresh ? new Map<string, string>() : await filesHere(database)
  const kept = new Set(manifest.files.filter((file) => here.get(file.name) === file.sha256).map((file) => file.name))
  const missing = manifest.files.filter((file) => !kept.has(file.name))
  missing.sort((a, b) => Number(b.name === NAMES) - Number(a.name === NAMES))
  await tidyStaging(database, manifest)
  await download(database, missing)
  const checked_at = new Date().toISOString()
  const held = { manifest, checked_at, server_at: serverAt ?? checked_at }
  await switchTo(database, held, kept)
  return held
}

function reasonOf(error: unknown): PackError {
  if (error instanceof SyncError) return error.reason
  return (error as DOMException | null)?.name === 'QuotaExceededError' ? 'full' : 'store'
}

/** Where the phone is full: what search learned can be learned again, and makes room. */
async function bringWithRoom(database: PackDatabase, afresh: boolean): Promise<Held> {
  try {
    return await bringUpToDate(database, afresh)
  } catch (error) {
    if (reasonOf(error) !== 'full') throw error
    const { forgetLearned } = await import('./heal')
    await forgetLearned()
    return bringUpToDate(database, afresh)
  }
}

/** One at a time over all tabs. */
async function alone(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request('gezel-sync', work)
}

async function syncOnce(afresh: boolean): Promise<void> {
  tell({ syncing: true, error: null })
  const database = await openPack()
  try {
    const before = state.edition
    tell({ ...stateOf(await bringWithRoom(database, afresh)), syncing: false })
    failures = 0
    if (state.edition !== before) tabs?.postMessage(null)
    if (isInstalled()) void keepStorage().catch(() => undefined)
  } catch (error) {
    tell({ ...stateOf(await heldPack(database).catch(() => null)), syncing: false, error: reasonOf(error) })
    tryLater()
  } finally {
    database.close()
  }
}

/** Fetch what is newer. Never throws: what went wrong stands in the state, and the last good pack goes on answering. */
export function syncPack({ afresh = false } = {}): Promise<void> {
  clearTimeout(retry)
  running ??= alone(() => syncOnce(afresh))
    .catch((error: unknown) => tell({ syncing: false, error: reasonOf(error) }))
    .finally(() => { running = null })
  return running
}

/** What passes by itself is tried again while someone looks, ever less often. Phones that lost a server together come back apart. */
function tryLater(): void {
  clearTimeout(retry)
  if (!watching || !state.error || !PASSING.includes(state.error)) return
  const wait = Math.min(FIRST_RETRY_MS * 2 ** failures++, HOUR_MS) * (0.8 + 0.4 * Math.random())
  retry = setTimeout(() => { if (!document.hidden) syncIfWanted() }, wait)
}

/** Without being asked, only where nobody asked to spare data; the first copy always, since without it there is nothing. */
function syncIfWanted(): void {
  if (navigator.onLine && (state.age === 'none' || !settings.dataSaver)) void syncPack()
}

/** Looked at again: the age moves on, and after some hours there may be newer data. */
function lookAgain(): void {
  if (document.hidden) return
  if (last) tell({ age: ageOf(last, Date.now()), clockWrong: isClockWrong(last, Date.now()) })
  if (!last || state.error || sinceChecked(last, Date.now()) > AGAIN_AFTER_MS) syncIfWanted()
}

/** Tell what stands in the store now. */
export async function look(): Promise<void> {
  try {
    const database = await openPack()
    tell(stateOf(await heldPack(database)))
    database.close()
  } catch {
    tell({ error: 'store' })
  }
}

async function start(): Promise<void> {
  watching = true
  await look()
  syncIfWanted()
  tabs?.addEventListener('message', () => void look())
  addEventListener('online', syncIfWanted)
  document.addEventListener('visibilitychange', lookAgain)
}

/** The state as it was told last. */
export const packState = (): PackState => state

/** Tells the state of the pack as soon as it is known, and whenever it changes. */
export function watchPack(listener: (state: PackState) => void): () => void {
  listeners.add(listener)
  if (known) listener(state)
  if (!watching) void start()
  return () => listeners.delete(listener)
}
