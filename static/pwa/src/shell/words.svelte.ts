// The vocabulary and the places, once read: screens show what there is and fill in when they come.
import type { Place, VocabularyFile } from '../contract'
import { directory } from './directory'

let state = $state.raw<{ vocabulary: VocabularyFile | null; places: Place[] }>({ vocabulary: null, places: [] })

export const vocabulary = (): VocabularyFile | null => state.vocabulary
export const places = (): Place[] => state.places
/** Whether there is a guide on this device at all. */
export const hasGuide = (): boolean => Boolean(state.vocabulary?.themes.length)

/** Read them (again). Without a pack there is nothing to read yet. */
export async function loadWords(): Promise<void> {
  const from = await directory()
  const [vocabulary, places] = await Promise.all([from.vocabulary(), from.places()])
  state = { vocabulary, places }
}

const labelOf = (items: { code: string; label: string }[] | undefined, code: string): string => items?.find((item) => item.code === code)?.label ?? code

export const needLabel = (code: string): string => labelOf(state.vocabulary?.needs, code)
export const kindLabel = (code: string): string => labelOf(state.vocabulary?.kinds, code)
export const obstacleLabel = (code: string): string => labelOf(state.vocabulary?.obstacles, code)
export const languageLabel = (code: string): string => labelOf(state.vocabulary?.languages, code)
