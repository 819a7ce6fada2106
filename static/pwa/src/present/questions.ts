// What is not known of an entry, as questions to ask on the phone, most decisive first. The twin of `directory/public/present/questions.py`.
import type { FactField, Publication } from '../contract'
import { staleSince, VARIES } from './facts'
import { tableLines } from './tables'
import type { Lookup } from './vocabulary'

export const QUESTIONS_FIRST = 4
// The order in which an unanswered question can spoil a trip.
const ORDER = ['available', 'reachable', 'understandable', 'affordable', 'usable', 'trustworthy', 'known']
const AT_A_PLACE = new Set(['address', 'wheelchair'])

/** Whether the entry answers this field, however long ago. */
export function isKnown(field: FactField, publication: Publication, today: string, lookup: Lookup): boolean {
  if (field.type === 'table') return tableLines(field.code, publication, today, lookup).length > 0
  return publication.facts?.[field.code]?.value != null
}

function mustBeAsked(field: FactField, publication: Publication, today: string, lookup: Lookup): boolean {
  const fact = publication.facts?.[field.code]
  return !fact || !isKnown(field, publication, today, lookup) || fact.value === VARIES || staleSince(fact, field, today) !== null
}

/** A secret address is not asked for; nor is any place where people are only helped at home, by phone or online. */
function makesSense(field: FactField, publication: Publication): boolean {
  if (!AT_A_PLACE.has(field.code)) return true
  const delivery = publication.facts?.delivery?.value
  return !publication.derived.confidential && !(Array.isArray(delivery) && !delivery.includes('on-site'))
}

/** The facts to ask for, in the order in which to ask: the first few take turns over the B's, so that they cover them. */
export function questions(fields: FactField[], publication: Publication, today: string, lookup: Lookup): FactField[] {
  const asked = fields.filter((field) => makesSense(field, publication) && mustBeAsked(field, publication, today, lookup))
  const ordered = [...inTurns(asked.filter((field) => field.decisive)), ...inTurns(asked.filter((field) => !field.decisive))]
  const said = new Set<string>()
  return ordered.filter((field) => !said.has(field.question) && said.add(field.question))
}

function inTurns(fields: FactField[]): FactField[] {
  const queues = ORDER.map((b) => fields.filter((field) => field.informs === b))
  const longest = Math.max(...queues.map((queue) => queue.length))
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat()
}
