// What the app says of its data, in one line: nothing where all is well.
import type { PackState } from '../contract'
import type { Messages } from '../i18n/index.svelte'
import { dayMonth, weekday } from '../i18n/writing'
import { age, parseDay } from '../i18n/ages'
import { daysBetween, localNow } from '../services/opening'

export interface Status { tone: 'quiet' | 'warning'; text: string; canRetry: boolean }

const WEEK_DAYS = 7

/** `vandaag`, `gisteren`, within the week `dinsdag`, else `3 november 2026`. */
export function dayText(generatedAt: string, today: string, words: Messages): string {
  const made = new Date(generatedAt)
  const day = Number.isNaN(made.getTime()) ? parseDay(generatedAt) : localNow(made).slice(0, 10)
  if (!day) return '?'
  const days = daysBetween(day, today)
  // A day still to come, by the clock of this phone: its date is all that can be said.
  if (days >= 0 && days < 2) return age(day, today, words.ages, words.writing)
  return days >= 0 && days < WEEK_DAYS ? weekday(day, words.writing) : `${dayMonth(day, words.writing)} ${day.slice(0, 4)}`
}

/** Without any data: what to do to get it. */
function emptyStatus({ error }: PackState, online: boolean, { shell }: Messages): Status {
  const lasting: Record<string, string> = { full: shell.fullEmpty, 'newer-format': shell.newerFormatEmpty, store: shell.storeEmpty }
  const text = (error && lasting[error]) || (online ? (error ? shell.syncFailedEmpty : shell.syncing) : shell.offlineEmpty)
  return { tone: error || !online ? 'warning' : 'quiet', text, canRetry: Boolean(error) && (online || error === 'full') }
}

export function statusOf(pack: PackState, online: boolean, today: string, words: Messages): Status | null {
  const { shell } = words
  if (pack.age === 'none' || !pack.generated_at) return emptyStatus(pack, online, words)
  const day = dayText(pack.generated_at, today, words)
  if (pack.clockWrong) return { tone: 'warning', text: shell.clockWrong, canRetry: false }
  if (pack.error === 'newer-format') return { tone: 'warning', text: shell.newerFormat(day), canRetry: online }
  if (pack.error === 'full') return { tone: 'warning', text: shell.full(day), canRetry: online }
  if (pack.age === 'stale') return { tone: 'warning', text: shell.stale(day), canRetry: online }
  if (!online) return { tone: 'quiet', text: shell.offline(day), canRetry: false }
  if (pack.error) return { tone: 'quiet', text: shell.syncFailed(day), canRetry: true }
  return pack.age === 'old' ? { tone: 'quiet', text: shell.old(day), canRetry: true } : null
}
