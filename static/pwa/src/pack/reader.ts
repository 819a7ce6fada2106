import { openDB } from 'idb'
import type { Manifest } from '../contract'

/** The pack on this phone, as search reads it. What it gives belongs to the last pack that was switched to. */
export interface PackReader {
  /** `null` before the first pack is whole. */
  manifest(): Promise<Manifest | null>
  /** A file of the manifest, parsed (docs/pack.md); `undefined` where it is missing. */
  file(name: string): Promise<unknown>
}

/** Reads what `store.ts` wrote. */
export function packReader(): PackReader {
  const open = openDB('gezel', 1, { upgrade: (db) => void db.createObjectStore('pack') })
  const file = async (name: string): Promise<unknown> => (await open).get('pack', name)
  return { manifest: async () => ((await file('manifest')) as Manifest | undefined) ?? null, file }
}
