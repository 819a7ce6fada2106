// What answers to typing, fetched right after the start is drawn. Once here it is drawn at once, so that "back" finds it where it was.
import type Suggestions from '../search/Suggestions.svelte'
import type Results from './Results.svelte'

let loaded = $state.raw<{ results: typeof Results; suggestions: typeof Suggestions } | null>(null)
let failed = $state(false)

export const results = (): typeof Results | null => loaded?.results ?? null
export const suggestions = (): typeof Suggestions | null => loaded?.suggestions ?? null
export const resultsFailed = (): boolean => failed

export async function loadResults(): Promise<void> {
  if (loaded) return
  try {
    const [{ default: Results }, { default: Suggestions }] = await Promise.all([import('./Results.svelte'), import('../search/Suggestions.svelte')])
    loaded = { results: Results, suggestions: Suggestions }
    failed = false
  } catch {
    failed = true
  }
}
