// A line of danger as it is shown. Apart from `card.ts`: it is there from the first letter on, whatever has not been fetched yet.
import type { DangerLine } from '../../contract'
import type { Messages } from '../../i18n/index.svelte'
import { nowSentence } from '../../i18n/opening'
import { phone, type DialledPhone } from '../../present/phones'

export interface DangerView { phone: DialledPhone | null; hours: string; contacts: { town: string; phone: DialledPhone }[] }

/** A line of danger; what is not confirmed of its hours is said. */
export function dangerOf(line: DangerLine, moment: string, words: Messages): DangerView {
  const spoken = nowSentence(line.phone_opening, moment, words.phone, words.when, words.writing)
  const computed = spoken.state === 'unknown' ? words.results.phoneUnsure : spoken.sentence
  const contacts = line.contacts.flatMap(({ municipality, name, phone: given }) => (given ? [{ town: municipality ?? name, phone: phone(given) }] : []))
  return {
    phone: line.phone ? phone(line.phone) : null,
    hours: line.hours ?? (line.line === '112' ? '' : computed),
    contacts: line.phone ? [] : contacts,
  }
}
