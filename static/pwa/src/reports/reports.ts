// What a gezel can tell of the directory. It is about a service or about help that is missing, never about a person.
export type Reason = 'closed' | 'moved' | 'number' | 'full' | 'other'
export const REASONS: readonly Reason[] = ['closed', 'moved', 'number', 'full', 'other']
export const LONGEST_REMARK = 280
/** The revision of an entry of which none is known. */
export const NO_REVISION = 0

interface AboutService { service_id: string; revision: number }
/** The body of `POST /api/reports`. */
export type Report =
  | (AboutService & { kind: 'confirm' })
  | (AboutService & { kind: 'wrong'; reason: Reason; remark?: string })
  | (AboutService & { kind: 'answer'; fact: string; value: unknown })
  | { kind: 'missing'; need: string; municipality: string; remark?: string }

// The same rules as `services/reports.py`: what the server would refuse is said before it is sent.
const MAIL = /[^\s@]+@[^\s@]+\.\w{2,}/
/** Nine digits or more, however they are written: a number to call or of a person. A date has eight. */
const LONG_NUMBER = /(?:\d[\s./()+-]*){9,}/
/** Whether words hold what could lead to a person: an address to mail or a number to call. */
export const holdsContact = (text: string): boolean => MAIL.test(text) || LONG_NUMBER.test(text)

/** What the person is shown of a report, before it is sent and while it waits: the name of the service or need, and what was said. */
export interface Shown { title: string; said: string[] }

/** A report on its way. `key` is its Idempotency-Key: the server takes it once, however often it arrives. */
export interface Waiting {
  key: string
  report: Report
  shown: Shown
  created: string
  attempts: number
  /** Not tried before this moment (ms since 1970). */
  due: number
  refused: { status: number; message: string } | null
}

/** A report that waits to be sent from now on, with a key of its own. */
export const newWaiting = (report: Report, shown: Shown, now: number): Waiting =>
  ({ key: crypto.randomUUID(), report, shown, created: new Date(now).toISOString(), attempts: 0, due: 0, refused: null })
