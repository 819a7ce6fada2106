// The results, fetched right after the start is drawn. Once here they are drawn at once, so that "back" finds them where they were.
import type Results from './Results.svelte'

let loaded = $state.raw<typeof Results | null>(null)
let failed = $state(false)

export const results = (): typeof Results | null => loaded
export const resultsFailed = (): boolean => failed

export async function loadResults(): Promise<void> {
  if (loaded) return
  try {
    loaded = (await import('./Results.svelte')).default
    failed = false
  } catch {
    failed = true
  }
}
