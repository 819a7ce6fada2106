// How a question is answered on the phone: which control, what it gives, and that value as people read it.
import type { FactField } from '../contract'
import { WEEKDAYS, type WrittenSpan } from '../present/hours'

export type Control = 'yes-no' | 'one' | 'many' | 'number' | 'duration' | 'money' | 'date' | 'hours' | 'text'
export const LONGEST_TEXT = 280
export const DURATION_UNITS: Record<string, string> = { days: 'dagen', weeks: 'weken', months: 'maanden', years: 'jaar' }
export const MONEY_UNITS = ['per keer', 'per uur', 'per dag', 'per maand', 'per jaar', 'eenmalig']

const CONTROLS: Record<string, Control> = {
  'yes-no': 'yes-no', choice: 'one', choices: 'many', number: 'number', duration: 'duration', money: 'money', date: 'date', hours: 'hours', text: 'text',
}
/** The fact with the shape of an answer: one that stands in a table has no value of its own, but what is heard of it has. */
export const answered = (field: FactField): FactField => ({ ...field, type: field.answer ?? field.type })
/** Of a shape that this version does not know, what was heard is written down. */
export const controlOf = (field: FactField): Control => CONTROLS[answered(field).type] ?? 'text'

/** Whether the question itself cannot be answered with yes or no ("Wat gebeurt er als ik nee zeg?"): then the fact is asked after. */
export const isAskedOpenly = (field: FactField): boolean => typeof field.yes_means !== 'boolean'
/** What yes says of the fact: "Moet ik mijn naam zeggen?" asks after "Anoniem kan" the other way round. */
export const valueOfYes = (field: FactField): boolean => field.yes_means ?? true

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0
const isClock = (text: string): boolean => /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)
const isSpan = ({ days, opens, closes }: WrittenSpan): boolean =>
  days.length > 0 && days.every((day) => WEEKDAYS.includes(day)) && isClock(opens) && isClock(closes) && opens < closes

/** Whether this value has the shape that the server asks of the fact (`services/facts.py`). */
export function fits(field: FactField, value: unknown): boolean {
  switch (controlOf(field)) {
    case 'yes-no': return typeof value === 'boolean'
    case 'one': return typeof value === 'string' && value in field.options
    case 'many': return Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every((code) => code in field.options)
    case 'number': return isNumber(value)
    case 'duration': {
      const { amount, unit } = value as { amount: unknown; unit: string }
      return isNumber(amount) && Number.isInteger(amount) && unit in DURATION_UNITS
    }
    case 'money': {
      const { amount, unit, year } = value as { amount: unknown; unit: string; year: number }
      return isNumber(amount) && unit !== '' && Number.isInteger(year)
    }
    case 'date': return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
    case 'hours': return Array.isArray(value) && value.length > 0 && (value as WrittenSpan[]).every(isSpan)
    case 'text': return typeof value === 'string' && value.trim() !== ''
  }
}

/** A number as typed, with a comma or a point; `null` where it is none. */
export function typedNumber(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : null
}

/** Tick or untick one of several. "None of these" and the others exclude each other. */
export function toggled(chosen: readonly string[], code: string): string[] {
  if (chosen.includes(code)) return chosen.filter((other) => other !== code)
  return code === 'none' ? ['none'] : [...chosen.filter((other) => other !== 'none'), code]
}
