// When the outbox is tried: at the start of the app, when the network comes back, when the app comes into view, and after each wait.
import { onChange } from '../own/changes'
import { browser, flush, nextWait, type World } from './outbox'

const SOONEST_MS = 1_000

/** Keep sending while the app is open; returns how to stop. */
export function keepSending(world: World = browser): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let busy = false
  let again = false

  async function send(eager = false): Promise<void> {
    if (busy) { again = true; return }
    busy = true
    clearTimeout(timer)
    try {
      await flush(eager, world)
      const wait = await nextWait(world)
      // Without a network the `online` event wakes us, not the clock.
      if (wait !== null && !stopped && world.online()) timer = setTimeout(() => void send(), Math.max(wait, SOONEST_MS))
    } catch {
      // A browser that keeps nothing has nothing to send either.
    } finally {
      busy = false
    }
    if (again && !stopped) { again = false; void send() }
  }

  const online = (): void => void send(true)
  const seen = (): void => { if (document.visibilityState === 'visible') void send() }
  const stopListening = onChange((what) => { if (what === 'outbox') void send() })
  addEventListener('online', online)
  document.addEventListener('visibilitychange', seen)
  void send()
  return () => {
    stopped = true
    clearTimeout(timer)
    stopListening()
    removeEventListener('online', online)
    document.removeEventListener('visibilitychange', seen)
  }
}
