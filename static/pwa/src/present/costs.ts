// What it costs: an amount carries its year. The twin of `directory/public/present/costs.py`.
import type { Publication } from '../contract'
import { parseDay } from '../i18n/ages'
import { capital, euro } from './measures'
import { number } from '../i18n/writing'

export type CostOption = NonNullable<Publication['cost_options']>[number]

/** One price with its year: `Per keer: 4 euro (2026)`. An old year, or none, becomes a question. */
export function costLine(option: CostOption, today: string): string {
  const { amount } = option
  const words: string[] = []
  if (amount != null) words.push(option.currency && option.currency !== 'EUR' ? `${number(amount)} ${option.currency}` : euro(amount))
  if (option.amount_description) words.push(option.amount_description)
  let text = words.join(' ')
  if (option.option) text = text ? `${capital(option.option)}: ${text}` : capital(option.option)
  return amount != null ? `${text} (${yearOf(option, today)})` : text
}

function yearOf(option: CostOption, today: string): string {
  const begins = parseDay(option.valid_from)
  const ends = parseDay(option.valid_to)
  if (!begins) return 'we weten niet van welk jaar, vraag het na'
  const year = begins.slice(0, 4)
  return year >= today.slice(0, 4) || (ends && ends >= today) ? year : `prijs van ${year}, vraag het na`
}
