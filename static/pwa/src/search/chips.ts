// Twin of directory/search/chips.py: what was understood, as chips that a person can take out one by one.
import type { Chip } from '../contract'
import type { Taxonomy } from './taxonomy'
import { understood, type Interpretation } from './understanding'

const FLAG_LABELS: Record<string, string> = {
  free: 'gratis',
  'no-status': 'zonder statuut',
  'home-visit': 'aan huis',
  'open-now': 'nu open',
  evening: "'s avonds",
  weekend: 'in het weekend',
  tonight: 'vannacht',
  online: 'online',
  phone: 'per telefoon',
  'children-along': 'kinderen mogen mee',
  'no-reading': 'zonder lezen',
}
const MOST_NEEDS = 4

/** Needs, place, languages and flags; each is taken out by `type:code`. */
export function chipsOf(found: Interpretation, taxonomy: Taxonomy): Chip[] {
  const needs = understood(found).slice(0, MOST_NEEDS)
  const chip = (type: Chip['type'], code: string, label: string | undefined): Chip => ({ type, code, label: label ?? code })
  return [
    ...needs.map((code) => chip('need', code, taxonomy.needs.get(code)?.label)),
    ...(found.place ? [chip('place', found.place.id, found.place.name)] : []),
    ...found.languages.map((code) => chip('language', code, taxonomy.languages.get(code)?.label)),
    ...found.flags.map((code) => chip('flag', code, FLAG_LABELS[code])),
  ]
}
