// Facts whose value stands in an HSDS table of the publication: each as lines of text, none where it is unknown.
// The twin of `directory/public/present/tables.py`.
import type { Publication } from '../contract'
import { age, parseDay } from '../i18n/ages'
import { costLine } from './costs'
import { isSpecial } from './facts'
import { capital } from './measures'
import type { Lookup } from './vocabulary'
import { join, number } from '../i18n/writing'

type Table = (publication: Publication, today: string, lookup: Lookup) => string[]
export type Address = { address_1?: string; address_2?: string; postal_code?: string; city?: string }

/** `Veststraat 60, 2490 Balen`. */
export function addressText(address: Address): string {
  const street = [address.address_1, address.address_2].filter(Boolean).join(' ')
  return [street, `${address.postal_code ?? ''} ${address.city ?? ''}`.trim()].filter(Boolean).join(', ')
}

function ages({ minimum_age: youngest, maximum_age: oldest }: Publication): string[] {
  if (youngest && oldest) return [`Van ${number(youngest)} tot en met ${number(oldest)} jaar`]
  if (youngest) return [`Vanaf ${number(youngest)} jaar`]
  return oldest ? [`Tot en met ${number(oldest)} jaar`] : []
}

function placesFree(publication: Publication, today: string): string[] {
  return (publication.capacities ?? []).map((capacity) => {
    const of = capacity.maximum ? ` van de ${number(capacity.maximum)}` : ''
    const updated = parseDay(capacity.updated)
    const unit = (capacity as { description?: string }).description ?? capacity.unit.name
    const free = capacity.available ? `${number(capacity.available)}${of} vrij` : 'nu geen plaats vrij'
    return `${capital(unit)}: ${free}${updated ? ` (${age(updated, today)})` : ''}`
  })
}

/** A language as people call it, with its note: `Arabisch (op dinsdag)`. */
function languageName(record: { code?: string; name?: string; note?: string }, lookup: Lookup): string {
  const code = (record.code ?? '').toLowerCase()
  const name = lookup.languages.get(code) || record.name || code || 'een taal zonder naam'
  return record.note ? `${name} (${record.note})` : name
}

const TABLES: Record<string, Table> = {
  address: (p) => (p.service_at_locations ?? []).flatMap((link) => (link.location.addresses ?? []).map(addressText)),
  service_area: (p) => (p.derived.serves.length ? [join(p.derived.serves)] : []),
  hours: (p) => (p.derived.opening ? ['in uren'] : []),
  places_free: placesFree,
  ages,
  cost_options: (p, today) => (p.cost_options ?? []).map((option) => costLine(option, today)).filter(Boolean),
  needs: (p, _today, lookup) => p.derived.needs.flatMap((code) => lookup.needs.get(code) ?? []),
  languages: (p, _today, lookup) => (p.languages ?? []).map((record) => languageName(record, lookup)),
  sign_up: (p) => (p.application_process ? [p.application_process] : []),
  documents: (p) => (p.required_documents ?? []).flatMap((record) => record.document || []),
  known_as: (p) => (p.alternate_name ? [p.alternate_name] : []),
}

/** What the table of this fact says; "it varies" and "not applicable" are answers too. */
export function tableLines(code: string, publication: Publication, today: string, lookup: Lookup): string[] {
  const lines = TABLES[code]?.(publication, today, lookup) ?? []
  const value = publication.facts?.[code]?.value
  return lines.length === 0 && isSpecial(lookup, value) ? [capital(lookup.special[value] ?? '')] : lines
}
