// What the person asks, and what the directory answers. It lives in memory only, for as long as this visit.
import type { DangerLine, Place, Result, SearchAnswer, SearchQuery, Suggestion } from '../../contract'
import { now } from '../../shell/clock.svelte'
import { directory } from '../../shell/directory'
import { plain } from '../../settings/storage'
import { narrowed } from '../situation/situation'
import { situations } from '../situation/situations.svelte'

export const FLAGS = ['free', 'no_status', 'home_visit', 'open_now', 'available'] as const
export type Flag = (typeof FLAGS)[number]
export const RADII_KM = [5, 10, 20, 40]
export const PAGE_SIZE = 20

/** Counts look no further than this. */
const COUNTED = 100

export interface Count { sure: number; more: boolean }

/** What was typed and chosen. `drop` holds what was taken out of what was understood. */
export interface Asked {
  q: string
  themes: string[]
  needs: string[]
  kinds: string[]
  situations: string[]
  languages: string[]
  flags: Flag[]
  radius_km: number | null
  drop: string[]
  /** Search by the obstacles of the client's situation, where nothing else says what is looked for. */
  bySituation: boolean
}

export const nothingAsked = (): Asked => ({
  q: '', themes: [], needs: [], kinds: [], situations: [], languages: [], flags: [], radius_km: null, drop: [], bySituation: false,
})

/** Whether words or a choice say what is looked for. */
const hasSubject = ({ q, themes, needs, kinds, situations }: Asked): boolean =>
  Boolean(q.trim() || themes.length || needs.length || kinds.length || situations.length)

export const asksSomething = (asked: Asked): boolean =>
  hasSubject(asked) || asked.bySituation || asked.languages.length > 0 || asked.flags.length > 0 || asked.radius_km !== null

const withoutTime = (query: SearchQuery): string => JSON.stringify({ ...query, open_at: Boolean(query.open_at) })

export const isDanger = (result: Result | DangerLine): result is DangerLine => result.danger

class Finder {
  asked = $state<Asked>(nothingAsked())
  /** The place chosen for this search; `undefined` leaves it to the situation, `null` is none. */
  #start = $state.raw<Place | null | undefined>(undefined)
  answer = $state.raw<SearchAnswer | null>(null)
  /** What the answer is to. */
  answered = $state.raw<Asked | null>(null)
  results = $state.raw<(Result | DangerLine)[]>([])
  suggestions = $state.raw<Suggestion[]>([])
  asMap = $state(false)
  /** Whether the sheet of filters is open. */
  filtering = $state(false)
  /** The search itself broke: what was shown before would answer other words. */
  broken = $state(false)
  private answeredQuery = ''
  private running = false
  private again = false
  private kept = new Map<string, Asked>()

  get start(): Place | null {
    return this.#start === undefined ? (situations.current?.start ?? null) : this.#start
  }

  set start(place: Place | null) {
    this.#start = place
  }

  /** Leave the start to the situation again. */
  startFromSituation(): void {
    this.#start = undefined
  }

  get dangers(): DangerLine[] {
    return this.results.filter(isDanger)
  }

  get services(): Result[] {
    return this.results.filter((result): result is Result => !isDanger(result))
  }

  /** How many services there are in all, lines of danger apart. */
  get total(): number {
    return Math.max(0, (this.answer?.total ?? 0) - this.dangers.length)
  }

  /** How many filters are on. */
  get filtersOn(): number {
    const { flags, languages, kinds, radius_km } = this.asked
    return flags.length + languages.length + kinds.length + Number(radius_km !== null)
  }

  /** The query of what was asked, with what the situation adds. */
  query(asked: Asked = this.asked): SearchQuery {
    const { obstacles, languages: spoken } = narrowed(situations.current)
    const { bySituation, flags, languages, ...rest } = plain(asked)
    return {
      ...rest,
      languages: languages.length ? languages : (spoken ?? []),
      obstacles: bySituation && !hasSubject(asked) ? (obstacles ?? []) : [],
      from: this.start,
      free: flags.includes('free'), no_status: flags.includes('no_status'), home_visit: flags.includes('home_visit'), available: flags.includes('available'),
      open_at: flags.includes('open_now') ? now() : null,
      page_size: PAGE_SIZE,
    }
  }

  /** Other words: what was taken out of the old ones belonged to those. */
  type(q: string): void {
    this.asked.q = q
    this.asked.drop = []
  }

  /** Start afresh with this. */
  ask(asked: Partial<Asked>): void {
    this.asked = { ...nothingAsked(), ...asked }
    this.suggestions = []
  }

  clear(): void {
    this.ask({})
    this.filtering = false
    this.results = []
    this.answer = this.answered = null
  }

  /** Keep what is asked under the name of this place in the history, and take it up again there. */
  keep(id: string): void {
    this.kept.set(id, plain(this.asked))
  }

  /** Whether something was asked at this place in the history; if so it is asked again. */
  resume(id: string): boolean {
    const kept = this.kept.get(id)
    if (kept) this.asked = { ...kept }
    return kept !== undefined
  }

  /** Whether what is shown answers what is asked now (so that going back shows it as it was, further pages included). */
  isCurrent(): boolean {
    return this.answer !== null && this.answeredQuery === withoutTime(this.query())
  }

  /** Answer what is asked now. While one search runs, only the newest of those that follow is run after it. */
  async refresh(): Promise<void> {
    if (this.running) {
      this.again = true
      return
    }
    this.running = true
    try {
      do {
        this.again = false
        await this.run()
      } while (this.again)
      this.broken = false
    } catch {
      this.broken = true
      this.results = []
      this.answer = this.answered = null
    } finally {
      this.running = false
    }
  }

  private async run(): Promise<void> {
    const asked = plain(this.asked)
    if (!asksSomething(asked)) {
      this.results = []
      this.answer = this.answered = null
      return
    }
    const query = this.query(asked)
    const answer = await (await directory()).search(query)
    this.answeredQuery = withoutTime(query)
    this.answer = answer
    this.results = answer.results
    this.answered = asked
  }

  /** The following results, after those that are shown. */
  async more(): Promise<void> {
    const { answer, answered } = this
    if (!answer || !answered) return
    const next = await (await directory()).search({ ...this.query(answered), page: answer.page + 1 })
    // Meanwhile something else may have been asked.
    if (this.answer !== answer) return
    this.answer = { ...answer, page: next.page }
    this.results = [...this.results, ...next.results]
  }

  /** What may be meant by the words so far. */
  async suggest(): Promise<void> {
    const typed = this.asked.q
    const found = typed.trim() ? await (await directory()).suggest(typed) : []
    if (typed === this.asked.q) this.suggestions = found
  }

  /** Of how many services we know for sure that they fit with this changed. */
  async count(changed: Partial<Asked>): Promise<Count> {
    const query = { ...this.query({ ...plain(this.asked), ...changed }), page: 1, page_size: COUNTED }
    const { results, total } = await (await directory()).search(query)
    const sure = results.filter((result) => !isDanger(result) && !result.unconfirmed.length).length
    return { sure, more: total > COUNTED }
  }
}

export const finder = new Finder()
