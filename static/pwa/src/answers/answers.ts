// What a gezel heard on the phone. It stays on the device, beside the question, until the gezel agrees to send it.
import { changed } from '../own/changes'
import { own } from '../own/database'
import { newWaiting, type Shown } from '../reports/reports'

/** `value` has the shape of an answer to the fact's question. */
export interface Answer {
  service_id: string
  fact: string
  value: unknown
  /** The answer as people read it. */
  text: string
  answered_on: string
  /** The Idempotency-Key of the report that carries it; `null` while it stays here. */
  report: string | null
}

/** The answers for one service, by fact. */
export async function answersFor(serviceId: string): Promise<Map<string, Answer>> {
  const found = await (await own()).getAllFromIndex('answers', 'service', serviceId)
  return new Map(found.map((answer) => [answer.fact, answer]))
}

/** Keep an answer in the place of the one before; what was not yet sent of that one is not sent any more. */
export async function keepAnswer(answer: Answer): Promise<void> {
  const change = (await own()).transaction(['answers', 'outbox'], 'readwrite')
  const before = await change.objectStore('answers').get([answer.service_id, answer.fact])
  if (before?.report) await change.objectStore('outbox').delete(before.report)
  await change.objectStore('answers').put(answer)
  await change.done
  changed('answers')
  changed('outbox')
}

/** Put an answer among the reports to be sent: both are written down, or neither; once, however often it is tapped. */
export async function sendAnswer({ service_id, fact }: Answer, revision: number, shown: Shown, now: number = Date.now()): Promise<void> {
  const change = (await own()).transaction(['answers', 'outbox'], 'readwrite')
  const answers = change.objectStore('answers')
  const answer = await answers.get([service_id, fact])
  if (answer && !answer.report) {
    const waiting = newWaiting({ kind: 'answer', service_id, revision, fact, value: answer.value }, shown, now)
    await change.objectStore('outbox').add(waiting)
    await answers.put({ ...answer, report: waiting.key })
  }
  await change.done
  changed('answers')
  changed('outbox')
}

export async function forgetAnswer(serviceId: string, fact: string): Promise<void> {
  await (await own()).delete('answers', [serviceId, fact])
  changed('answers')
}
