// Tells every screen, also in other tabs, that something that the person keeps has changed.
import { keepStorage } from './persist'

export type What = 'saved' | 'answers' | 'outbox'

const listeners = new Set<(what: What) => void>()
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gezel-own')
channel?.addEventListener('message', ({ data }: MessageEvent<What>) => tell(data))
// In Node an open channel would keep the process of the tests alive.
;(channel as { unref?: () => void } | null)?.unref?.()

function tell(what: What): void {
  for (const listener of listeners) listener(what)
}

export function changed(what: What): void {
  void keepStorage().catch(() => undefined)
  tell(what)
  channel?.postMessage(what)
}

/** Calls `listener` at each change; returns how to stop. */
export function onChange(listener: (what: What) => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}
