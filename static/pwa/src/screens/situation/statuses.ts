// What a person can have in order, as it is asked of a situation.
import type { VocabularyFile } from '../../contract'

/** The codes of `status_required` that speak of money. */
const INCOME_CODES = ['low-income', 'living-wage', 'benefit', 'increased-reimbursement']
const NO_STATUS = 'none'

export interface Choice { code: string; label: string }

/** What a person can have in order, as every kind of service may ask it: money apart from the rest. */
export function statusChoices({ kinds }: VocabularyFile): { income: Choice[]; status: Choice[] } {
  const options = new Map(kinds.flatMap(({ facts }) => Object.entries(facts.find((fact) => fact.code === 'status_required')?.options ?? {})))
  options.delete(NO_STATUS)
  const choices = Array.from(options, ([code, label]) => ({ code, label }))
  return { income: choices.filter(({ code }) => INCOME_CODES.includes(code)), status: choices.filter(({ code }) => !INCOME_CODES.includes(code)) }
}
