// What a gezel heard on the phone. It stays on the device, beside the question, until the gezel agrees to send it.
import { changed } from '../own/changes'
import { own } from '../own/database'

/** `value` has the shape of the fact's type; facts that stand in a table are answered in words (`remark`). */
export interface Answer {
  service_id: string
  fact: string
  value: unknown
  remark: string | null
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

export async function keepAnswer(answer: Answer): Promise<void> {
  await (await own()).put('answers', answer)
  changed('answers')
}

export async function forgetAnswer(serviceId: string, fact: string): Promise<void> {
  await (await own()).delete('answers', [serviceId, fact])
  changed('answers')
}
