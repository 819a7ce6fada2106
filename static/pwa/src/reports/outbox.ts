// Reports wait here until there is a network, and are sent once. The key of a report never changes, so one whose answer got lost is sent
// again without harm; tabs take turns by a lock where the browser has one.
import { changed } from '../own/changes'
import { own } from '../own/database'
import { deliver, type Outcome } from './deliver'
import { newWaiting, type Report, type Shown, type Waiting } from './reports'

const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 3_600_000
/** Phones that lost the network together must not come back together. */
const JITTER = 0.2
const LOCK = 'gezel-outbox'

/** The outside world of the outbox, so that tests can lose answers. */
export interface World {
  fetch: typeof fetch
  now: () => number
  random: () => number
  online: () => boolean
  locks: Pick<LockManager, 'request'> | undefined
}
export const browser: World = {
  fetch: (...request) => fetch(...request),
  now: () => Date.now(),
  random: () => Math.random(),
  online: () => navigator.onLine !== false,
  get locks() { return navigator.locks as LockManager | undefined },
}

/** Everything that waits or was refused, oldest first. */
export async function waiting(): Promise<Waiting[]> {
  const all = await (await own()).getAll('outbox')
  return all.sort((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0))
}

/** Keep a report to be sent; it is on the disk when this resolves. */
export async function enqueue(report: Report, shown: Shown, world: World = browser): Promise<string> {
  const waiting = newWaiting(report, shown, world.now())
  await (await own()).add('outbox', waiting)
  changed('outbox')
  return waiting.key
}

/** Take a report back, whether it waits or was refused. An answer that it carried stays on the device, as one that was never sent. */
export async function withdraw(key: string): Promise<void> {
  const change = (await own()).transaction(['outbox', 'answers'], 'readwrite')
  await change.objectStore('outbox').delete(key)
  const answers = change.objectStore('answers')
  for (const answer of await answers.getAll()) if (answer.report === key) await answers.put({ ...answer, report: null })
  await change.done
  changed('outbox')
  changed('answers')
}

/** Send what is due; with `eager` also what waits for its next turn. Resolves when nothing can be sent now. */
export async function flush(eager = false, world: World = browser): Promise<void> {
  if (!world.online()) return
  const tried = new Set<string>()
  if (world.locks) await world.locks.request(LOCK, () => sendAll(tried, eager, world))
  else await sendAll(tried, eager, world)
}

async function sendAll(tried: Set<string>, eager: boolean, world: World): Promise<void> {
  // Read anew each time: another tab may have added or withdrawn one meanwhile.
  for (;;) {
    const next = (await waiting()).find((item) => !item.refused && !tried.has(item.key) && (eager || isDue(item, world.now())))
    if (!next) return
    tried.add(next.key)
    const outcome = await deliver(next, world.fetch, world.now())
    await settle(next.key, outcome, world)
    if (outcome.type === 'unreachable') return
  }
}

/** A clock that was set back would make a report wait for ever: a wait is never longer than the longest. */
const isDue = ({ due }: Waiting, now: number): boolean => due <= now || due > now + LONGEST_WAIT_MS * (1 + JITTER)

/** Write down how it went, unless the person withdrew the report meanwhile. */
async function settle(key: string, outcome: Outcome, world: World): Promise<void> {
  const change = (await own()).transaction('outbox', 'readwrite')
  const item = await change.store.get(key)
  if (item && outcome.type === 'delivered') await change.store.delete(key)
  else if (item && outcome.type === 'refused') await change.store.put({ ...item, refused: { status: outcome.status, message: outcome.message } })
  else if (item) await change.store.put({ ...item, attempts: item.attempts + 1, due: world.now() + waitFor(item.attempts, outcome, world) })
  await change.done
  changed('outbox')
}

function waitFor(attempts: number, outcome: Outcome, world: World): number {
  if (outcome.type === 'later' && outcome.after !== null) return Math.min(outcome.after, LONGEST_WAIT_MS)
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts, 20), LONGEST_WAIT_MS)
  return wait * (1 + JITTER * (2 * world.random() - 1))
}

/** How long until the next report may be tried; `null` where none waits. */
export async function nextWait(world: World = browser): Promise<number | null> {
  const due = (await waiting()).filter((item) => !item.refused).map((item) => (isDue(item, world.now()) ? 0 : item.due - world.now()))
  return due.length ? Math.min(...due) : null
}
