// Dates in full, money, durations and ages of children in written Dutch: the words of facts. With `words.ts` the twin of
// `directory/public/present/words.py`.
import { dayMonth, number } from '../i18n/writing'

const ONE: Record<string, string> = { days: 'dag', weeks: 'week', months: 'maand', years: 'jaar' }
const MANY: Record<string, string> = { days: 'dagen', weeks: 'weken', months: 'maanden', years: 'jaar' }
// From this age on, people count a child's age in years.
const MONTHS_UNTIL_YEARS = 24

/** The same text with a capital in front (`'s avonds` → `'s Avonds`), the rest untouched. */
export function capital(text: string): string {
  const start = text.startsWith("'s ") ? 3 : 0
  return text.slice(0, start) + text.slice(start, start + 1).toUpperCase() + text.slice(start + 1)
}

export const fullDate = (day: string): string => `${dayMonth(day)} ${day.slice(0, 4)}`
/** An amount of money: `4 euro`, `2,50 euro`. */
export const euro = (amount: number): string => `${Number.isInteger(amount) ? amount : amount.toFixed(2).replace('.', ',')} euro`

/** `{"amount": 6, "unit": "weeks"}` → `6 weken`; nothing is `geen`. */
export const duration = (value: { amount: number; unit: string }): string =>
  value.amount ? `${value.amount} ${(value.amount === 1 ? ONE : MANY)[value.unit]}` : 'geen'

/** An age in months as parents say it: `18 maanden`, `2,5 jaar`, `3 jaar`. */
export function childAge(months: number): string {
  if (months < MONTHS_UNTIL_YEARS) return `${number(months)} maand${months === 1 ? '' : 'en'}`
  const years = Math.floor(months / 12)
  const rest = Math.floor(months) % 12
  return `${rest === 6 ? number(years + 0.5) : years} jaar${rest === 0 || rest === 6 ? '' : ` en ${rest} maanden`}`
}
