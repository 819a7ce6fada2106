// The files of the pack over the network, each verified before it counts.
import type { Manifest, PackError, PackFile } from '../contract'

/** The form of pack that this app reads. A newer one waits for a newer app; the last good pack goes on answering. */
export const FORMAT = 3
/** A connection that gives nothing for so long is given up, so that the next try (or another tab) gets its turn. */
const PATIENCE_MS = 120_000
const MANIFEST = '/pack/manifest.json'

export class SyncError extends Error {
  constructor(readonly reason: PackError) { super(reason) }
}

/** What `read` makes of the answer; whatever breaks off on the way is the network's fault. */
async function get<T>(path: string, cache: RequestCache, read: (answer: Response) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS)
  try {
    const answer = await fetch(path, { credentials: 'omit', cache, redirect: 'error', signal: stop.signal })
    if (!answer.ok) throw new SyncError('server')
    return await read(answer)
  } catch (error) {
    throw error instanceof SyncError ? error : new SyncError('network')
  } finally {
    clearTimeout(patience)
  }
}

function parsed<T>(text: string): T {
  try {
    return JSON.parse(text) as T
  } catch {
    throw new SyncError('damaged')
  }
}

const isFile = (file: Partial<PackFile> | null): boolean => typeof file?.name === 'string' && /^[0-9a-f]{64}$/.test(file.sha256 ?? '') && typeof file.bytes === 'number'

function checked(manifest: Manifest | null): Manifest {
  if (typeof manifest?.format !== 'number') throw new SyncError('damaged')
  if (manifest.format > FORMAT) throw new SyncError('newer-format')
  if (manifest.format < FORMAT) throw new SyncError('server')
  const { files, revision, generated_at } = manifest
  if (!Array.isArray(files) || !files.length || !files.every(isFile) || typeof revision !== 'number' || Number.isNaN(Date.parse(generated_at))) throw new SyncError('damaged')
  return manifest
}

/** What the server has now, and the moment of which its clock speaks; `null` where it does not say. */
export function fetchManifest(): Promise<{ manifest: Manifest; serverAt: string | null }> {
  return get(MANIFEST, 'no-cache', async (answer) => {
    const said = Date.parse(answer.headers.get('Date') ?? '')
    return { manifest: checked(parsed(await answer.text())), serverAt: Number.isNaN(said) ? null : new Date(said).toISOString() }
  })
}

/** A file, verified by its hash and read; what is cut off or changed on the way is refused. */
export async function fetchFile({ sha256 }: PackFile): Promise<unknown> {
  // It is kept in the store: a second copy in the browser's cache would cost space, and a damaged one there would come back for ever.
  const content = await get(`/pack/${sha256}`, 'no-store', (answer) => answer.arrayBuffer())
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256) throw new SyncError('damaged')
  return parsed(new TextDecoder().decode(content))
}
