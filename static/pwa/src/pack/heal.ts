// When the guide on this phone cannot be read: what was made of it is thrown away, then what it was made of.
import { deleteDB } from 'idb'
import { LEARNED_DATABASE } from '../search/learned'
import { syncPack } from './sync'

/** How long a tab that holds the database may keep us waiting. */
const PATIENCE_MS = 1_500
let tried = false

/** Forget what search learned: it is learned again from the pack. */
export function forgetLearned(): Promise<void> {
  const deleted = deleteDB(LEARNED_DATABASE).catch(() => undefined)
  return Promise.race([deleted, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))])
}

/**
 * Mend what search reads, once a visit (what does not help once would not help again); `again` takes it up. First what was learned is thrown
 * away; where that is not it, every file is fetched anew. The pack that is here stays until the new one is whole.
 */
export async function heal(again: () => Promise<void>): Promise<void> {
  if (tried) return
  tried = true
  await forgetLearned()
  try {
    await again()
  } catch {
    await syncPack({ afresh: true })
    await again()
  }
}
