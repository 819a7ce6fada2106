import type { Messages } from '../../i18n/index.svelte'
import type { Situation } from './situation'

/** The nickname; without one, which of the situations it is. */
export function nameOf({ id, nickname }: Situation, all: readonly Situation[], words: Messages): string {
  return nickname.trim() || words.situation.unnamed(all.findIndex((other) => other.id === id) + 1)
}
