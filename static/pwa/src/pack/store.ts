import { openDB } from 'idb'

export interface PackFile { name: string; sha256: string; bytes: number }
export interface Manifest { format: number; region: string; generated_at: string; revision: number; files: PackFile[] }
export interface PackedService { id: string; slug: string; name: string; needs: string[]; themes: string[]; tokens: string; description?: string }

const open = () => openDB('gezel', 1, { upgrade: (db) => void db.createObjectStore('pack') })

async function verified(file: PackFile): Promise<ArrayBuffer> {
  const content = await (await fetch(`/pack/${file.sha256}`)).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (hex !== file.sha256) throw new Error(`${file.name} is damaged`)
  return content
}

/** Fetch the pack when there is a newer one, and switch to it in one transaction. */
export async function sync(): Promise<void> {
  const manifest: Manifest = await (await fetch('/pack/manifest.json')).json()
  const db = await open()
  const held: Manifest | undefined = await db.get('pack', 'manifest')
  if (held?.revision === manifest.revision) return
  const files = await Promise.all(manifest.files.map(async (f) => [f.name, JSON.parse(new TextDecoder().decode(await verified(f)))] as const))
  const change = db.transaction('pack', 'readwrite')
  for (const [name, data] of files) void change.store.put(data, name)
  void change.store.put(manifest, 'manifest')
  await change.done
}

/** The services of the pack on this phone; none before the first sync. */
export async function services(): Promise<PackedService[]> {
  return (await (await open()).get('pack', 'services')) ?? []
}
