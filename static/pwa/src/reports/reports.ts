// What a gezel can tell of the directory. It is about a service or about help that is missing, never about a person.
export type Reason = 'closed' | 'moved' | 'number' | 'full' | 'other'
export const REASONS: readonly Reason[] = ['closed', 'moved', 'number', 'full', 'other']
export const LONGEST_REMARK = 200

interface AboutService { service_id: string; revision: number | null }
/** The body of `POST /api/reports`. */
export type Report =
  | (AboutService & { kind: 'confirm' })
  | (AboutService & { kind: 'wrong'; reason: Reason; remark?: string })
  | (AboutService & { kind: 'answer'; fact: string; value: unknown; remark?: string })
  | { kind: 'missing'; need: string; municipality: string; remark?: string }

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
