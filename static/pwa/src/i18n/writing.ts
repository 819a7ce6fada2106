// How a language writes lists, days, clock times and numbers.
import { weekdayOf } from '../services/opening'

/** How one language writes them. */
export interface Writing {
  days: readonly string[]
  months: readonly string[]
  and: string
  /** `9.00` or `9:00`. */
  clockMark: string
  decimalMark: string
}

export const DUTCH: Writing = {
  days: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  months: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  and: 'en',
  clockMark: '.',
  decimalMark: ',',
}

/** `a`, `a en b`, `a, b en c`. */
export function join(parts: readonly string[], { and } = DUTCH): string {
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
}

/** A minute of the day as people write it; midnight at the end of a day is `24.00`. */
export const clock = (minute: number, { clockMark } = DUTCH): string => `${Math.floor(minute / 60)}${clockMark}${String(minute % 60).padStart(2, '0')}`

export const number = (value: number, { decimalMark } = DUTCH): string => String(value).replace('.', decimalMark)
export const weekday = (day: string, { days } = DUTCH): string => days[weekdayOf(day)] as string
export const dayMonth = (day: string, { months } = DUTCH): string => `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]}`
export const monthYear = (day: string, { months } = DUTCH): string => `${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
