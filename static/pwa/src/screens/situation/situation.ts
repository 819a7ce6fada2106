// A client's situation as a gezel describes it. All of it is optional; it stays on this device.
import type { Place, SearchQuery } from '../../contract'

export const MODES = ['walk', 'bike', 'transit', 'car'] as const
export type Mode = (typeof MODES)[number]

/** When the person can go: days from Monday = 0 and wall-clock times `09:00`; empty is any. */
export interface Window { days: number[]; from: string; until: string }

export interface Situation {
  id: string
  nickname: string
  start: Place | null
  modes: Mode[]
  languages: string[]
  /** Leave out services that are known to speak none of these languages. */
  languagesOnly: boolean
  cannotRead: boolean
  /** Codes of `status_required` that the person meets: status, income and tariff. */
  statuses: string[]
  childrenAlong: boolean
  wheelchair: boolean
  window: Window
  obstacles: string[]
}

export function emptySituation(id: string): Situation {
  return {
    id, nickname: '', start: null, modes: [], languages: [], languagesOnly: false, cannotRead: false, statuses: [], childrenAlong: false,
    wheelchair: false, window: { days: [], from: '', until: '' }, obstacles: [],
  }
}

/** What of a situation narrows and orders a search. The rest is for judging whether the help fits. */
export function narrowed(situation: Situation | null): Pick<SearchQuery, 'from' | 'languages' | 'obstacles'> {
  if (!situation) return {}
  return {
    from: situation.start,
    ...(situation.languagesOnly && situation.languages.length ? { languages: [...situation.languages] } : {}),
    ...(situation.obstacles.length ? { obstacles: [...situation.obstacles] } : {}),
  }
}
