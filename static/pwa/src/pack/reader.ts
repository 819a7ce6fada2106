import type { Manifest } from '../contract'
import { openPack } from './store'

/** The pack on this phone, as search reads it. What it gives belongs to the last pack that was switched to. */
export interface PackReader {
  /** `null` before the first pack is whole. */
  manifest(): Promise<Manifest | null>
  /** A file of the manifest, parsed (docs/pack.md); `undefined` where it is missing. */
  file(name: string): Promise<unknown>
}

/** Reads what `store.ts` keeps. */
export function packReader(): PackReader {
  const open = openPack()
  const file = async (name: string): Promise<unknown> => (await open).get('pack', name)
  return { manifest: async () => ((await file('manifest')) as Manifest | undefined) ?? null, file }
}
