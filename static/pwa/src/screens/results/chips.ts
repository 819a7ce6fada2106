// What was chosen and what was understood, as chips that a person can take away one by one. Twin of `directory/public/chips.py`.
import type { Interpreted, Place } from '../../contract'
import type { Messages } from '../../i18n/index.svelte'
import type { Asked, Flag } from '../search/finder.svelte'

export type ChipType = 'theme' | 'need' | 'kind' | 'situation' | 'own' | 'place' | 'radius' | 'language' | 'flag'
export interface Shown { type: ChipType; code: string; label: string; dutch: boolean }
export interface Labels {
  words: Messages
  need: (code: string) => string
  kind: (code: string) => string
  language: (code: string) => string
}

/** The flags that are understood from words and the choices that mean the same. */
const SAME_FLAG: Record<string, Flag> = { 'no-status': 'no_status', 'home-visit': 'home_visit', 'open-now': 'open_now' }

function chosen(asked: Asked, own: string | null, labels: Labels): Shown[] {
  const { words } = labels
  const of = (type: ChipType, codes: readonly string[], label: (code: string) => string, dutch = false): Shown[] =>
    codes.map((code) => ({ type, code, label: label(code), dutch }))
  return [
    ...(asked.bySituation && own !== null ? of('own', ['situation'], () => `${words.search.situation}: ${own}`) : []),
    ...of('situation', asked.situations, (code) => words.situations[code] ?? code),
    ...of('theme', asked.themes, (code) => words.themes[code] ?? code),
    ...of('need', asked.needs, labels.need, true),
    ...of('kind', asked.kinds, labels.kind, true),
    ...(asked.radius_km ? of('radius', [String(asked.radius_km)], () => words.results.within(asked.radius_km as number)) : []),
    ...of('language', asked.languages, (code) => words.results.speaks(labels.language(code))),
    ...of('flag', asked.flags, (code) => words.flags[code as Flag]),
  ]
}

/** What was chosen, then what was understood from the words, each once. The start stands above the results already. */
export function chipsOf(asked: Asked, interpreted: Interpreted | null, start: Place | null, own: string | null, labels: Labels): Shown[] {
  const chips = chosen(asked, own, labels)
  for (const { type, code, label } of interpreted?.chips ?? []) {
    const same = SAME_FLAG[code] ?? code
    if (type === 'place' && code === start?.id) continue
    if (chips.some((chip) => chip.type === type && (chip.code === code || chip.code === same))) continue
    chips.push({ type, code, label: type === 'language' ? labels.words.results.speaks(label) : label, dutch: type !== 'language' })
  }
  return chips
}

const LIST_OF: Partial<Record<ChipType, 'themes' | 'needs' | 'kinds' | 'situations' | 'languages' | 'flags'>> = {
  theme: 'themes', need: 'needs', kind: 'kinds', situation: 'situations', language: 'languages', flag: 'flags',
}

/** What is asked without this chip: unchosen where it was chosen, else dropped from what was understood. */
export function without(asked: Asked, { type, code }: Pick<Shown, 'type' | 'code'>): Asked {
  if (type === 'radius') return { ...asked, radius_km: null }
  if (type === 'own') return { ...asked, bySituation: false }
  const list = LIST_OF[type]
  if (list && (asked[list] as string[]).includes(code)) return { ...asked, [list]: (asked[list] as string[]).filter((other) => other !== code) }
  return { ...asked, drop: [...asked.drop, `${type}:${code}`] }
}
