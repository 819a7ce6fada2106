// Recent searches, only while the person has switched them on.
import { settings } from './settings.svelte'
import { forget, onChangeElsewhere, read, write } from './storage'

const NAME = 'recent'
const MOST = 6

const kept = $state<{ searches: string[] }>({ searches: read<string[]>(NAME) ?? [] })
onChangeElsewhere(NAME, () => { kept.searches = read<string[]>(NAME) ?? [] })

export const recent = (): string[] => (settings.keepRecent ? kept.searches : [])

/** Remember these words, newest first, each once. */
export function remember(words: string): void {
  const typed = words.trim()
  if (!settings.keepRecent || !typed) return
  kept.searches = [typed, ...kept.searches.filter((other) => other !== typed)].slice(0, MOST)
  write(NAME, kept.searches)
}

export function forgetRecent(): void {
  kept.searches = []
  forget(NAME)
}
