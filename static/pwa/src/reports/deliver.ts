// One report over the network: a key, a body, and nothing that says who sends it.
import type { Waiting } from './reports'

export type Outcome =
  | { type: 'delivered' }
  /** The server will not take it, now or later. */
  | { type: 'refused'; status: number; message: string }
  /** The server asks to come back; `after` in ms where it says when. */
  | { type: 'later'; after: number | null }
  /** No answer came: it may or may not have arrived. */
  | { type: 'unreachable' }

const ENDPOINT = '/api/reports'
const PATIENCE_MS = 20_000
const TOO_MANY = 429
const TIMEOUT = 408

export async function deliver({ key, report }: Waiting, send: typeof fetch, now: number): Promise<Outcome> {
  const stop = new AbortController()
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS)
  try {
    return await outcomeOf(await send(ENDPOINT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(report),
      credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', signal: stop.signal,
      // The page of a Wi-Fi that first wants a sign-in is no answer of ours.
      redirect: 'error',
    }), now)
  } catch {
    return { type: 'unreachable' }
  } finally {
    clearTimeout(patience)
  }
}

async function outcomeOf(response: Response, now: number): Promise<Outcome> {
  const isOurs = (response.headers.get('Content-Type') ?? '').includes('json')
  if (response.ok) return isOurs ? { type: 'delivered' } : { type: 'unreachable' }
  if (response.status >= 500 || response.status === TOO_MANY || response.status === TIMEOUT) {
    return { type: 'later', after: retryAfter(response.headers.get('Retry-After'), now) }
  }
  // A refusal that is not ours comes from something in between: it proves nothing.
  if (!isOurs) return { type: 'later', after: null }
  return { type: 'refused', status: response.status, message: messageOf(await response.json().catch(() => null)) }
}

/** `Retry-After` in ms, from seconds or a date. */
function retryAfter(header: string | null, now: number): number | null {
  if (!header) return null
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) && ms >= 0 ? ms : null
}

function messageOf(body: unknown): string {
  const { message, errors } = (body ?? {}) as { message?: unknown; errors?: Record<string, unknown> }
  const fields = Object.entries(errors ?? {}).map(([field, problems]) => `${field}: ${String(problems)}`)
  return [typeof message === 'string' ? message : '', ...fields].filter(Boolean).join(' ')
}
