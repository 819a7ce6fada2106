import type { Manifest } from '../contract'
import { FORMAT } from './download'
import { openPack, type PackDatabase } from './store'

/** The pack on this phone, as search reads it. What it gives belongs to the last pack that was switched to. */
export interface PackReader {
  /** `null` before the first pack is whole, and where another app left one that this one cannot read. */
  manifest(): Promise<Manifest | null>
  /** A file of the manifest, parsed (docs/pack.md); `undefined` where it is missing. */
  file(name: string): Promise<unknown>
}

/** Reads what `store.ts` keeps; a store that was closed meanwhile is opened again. */
export function packReader(): PackReader {
  let opened: Promise<PackDatabase> | null = null
  const forget = (): void => { opened = null }
  const file = async (name: string): Promise<unknown> => {
    opened ??= openPack(forget)
    opened.catch(forget)
    return (await opened).get('pack', name)
  }
  const manifest = async (): Promise<Manifest | null> => {
    const found = (await file('manifest')) as Manifest | undefined
    return found?.format === FORMAT ? found : null
  }
  return { manifest, file }
}
