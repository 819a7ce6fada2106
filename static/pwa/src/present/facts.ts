// Facts as Dutch text, each with its source, its age and whether it can still be believed. The twin of `directory/public/present/facts.py`.
import type { Fact, FactField } from '../contract'
import { addDays } from '../services/opening'
import { age, parseDay } from '../i18n/ages'
import { weeklyOf, weekSummary, type WrittenSpan } from './hours'
import { capital, childAge, duration, euro, fullDate } from './measures'
import type { Lookup } from './vocabulary'
import { join, monthYear, number } from '../i18n/writing'

export const NOT_APPLICABLE = 'not-applicable'
export const VARIES = 'varies'
export const NO_DATE = 'onbekende datum'
export const NO_SOURCE = 'De bron is niet genoteerd'
/** How long a fact may be believed after the day it was checked; a tariff until the year is over. */
const SHELF_DAYS: Record<string, number> = { hours: 92, waiting: 92, address: 365, condition: 365 }
// The source that every made-up fact of an example entry names.
const EXAMPLE_SOURCE = 'voorbeeld'
const ROLES: Record<string, string> = {
  provider: 'Gezegd door de dienst zelf',
  coordinator: 'Nagekeken door de coördinator',
  companion: 'Gezegd door een gezel',
  'public-source': 'Uit een openbare bron',
  gezel: 'Ingedeeld door Gezel',
}

/** One known fact, ready to be shown. `since` is the month to show with an old one. */
export interface Line { code: string; label: string; text: string; since: string | null }
/** Where facts come from: a name or a web address (where the role does not say it all), and how long ago. */
export interface Source { text: string | null; href: string | null; role: string; when: string }

export const isSpecial = (lookup: Lookup, value: unknown): value is string => typeof value === 'string' && value in lookup.special

/** A fact's value as people say it. A value in a shape that this version does not know is shown as it stands, never as yes or no. */
export function valueText(field: FactField, value: unknown, lookup: Lookup): string {
  if (isSpecial(lookup, value)) return lookup.special[value] ?? ''
  const label = (code: unknown): string => field.options[String(code)] ?? String(code)
  switch (field.type) {
    case 'yes-no': return value === true ? 'ja' : value === false ? 'nee' : String(value)
    case 'choice': return label(value)
    case 'choices': return join((value as unknown[]).map(label))
    case 'number': return field.unit === 'maanden' ? childAge(value as number) : [number(value as number), field.unit].filter(Boolean).join(' ')
    case 'duration': return duration(value as { amount: number; unit: string })
    case 'money': {
      const money = value as { amount: number; unit: string; year: number }
      return `${euro(money.amount)} ${money.unit} (${money.year})`
    }
    case 'date': return fullDate(value as string)
    case 'hours': return weekSummary(weeklyOf(value as WrittenSpan[])).join('; ')
    default: return String(value)
  }
}

/** Whether a fact checked on this day is past its shelf life today; one without a date always is. */
export function isStale(checked: string | null, shelfLife: string, today: string): boolean {
  if (!checked) return true
  return today > (shelfLife === 'tariff' ? `${checked.slice(0, 4)}-12-31` : addDays(checked, SHELF_DAYS[shelfLife] ?? 0))
}

/** The month in which an old fact was checked; `onbekende datum` without one; `null` for a fact still good. */
export function staleSince(fact: Pick<Fact, 'checked_on'> | null | undefined, field: FactField, today: string): string | null {
  const checked = parseDay(fact?.checked_on)
  if (!isStale(checked, field.shelf_life, today)) return null
  return checked ? monthYear(checked) : NO_DATE
}

/** A known fact (not one of a table) as a labelled text. */
export const factLine = (field: FactField, fact: Fact, today: string, lookup: Lookup): Line => ({
  code: field.code, label: field.label, text: capital(valueText(field, fact.value, lookup)), since: staleSince(fact, field, today),
})

/** Where a fact comes from. */
export function sourceOf(fact: Fact, today: string): Source {
  const text = fact.source ?? ''
  if (text === EXAMPLE_SOURCE) return { text: null, href: null, role: 'Verzonnen als voorbeeld', when: 'zonder bron' }
  const role = ROLES[fact.checked_by_role] ?? NO_SOURCE
  const isLink = /^https?:\/\//.test(text)
  const shown = isLink ? text.replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/\/+$/, '') : text
  const checked = parseDay(fact.checked_on)
  return {
    text: !shown || shown.toLowerCase() === role.toLowerCase() ? null : shown,
    href: isLink ? text : null,
    role,
    when: checked ? `nagekeken ${age(checked, today)}` : 'zonder datum',
  }
}
