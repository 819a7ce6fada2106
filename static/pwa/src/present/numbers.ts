// The telephone numbers of an entry. With `phones.ts` the twin of `directory/public/present/phones.py`.
import type { HsdsPhone, Publication } from '../contract'
import { type DialledPhone, phone } from './phones'

export interface LabelledPhone extends DialledPhone { label: string | null }
interface Holder { phones?: HsdsPhone[]; contacts?: Holder[]; department?: string; title?: string }

/** Every number of an entry, the most direct first, each once: the service's own, at the place, the organization's. */
export function phonesOf(publication: Publication): LabelledPhone[] {
  const links = (publication.service_at_locations ?? []) as unknown as (Holder & { location?: Holder })[]
  const organization: Holder = publication.organization ?? {}
  const holders: Holder[] = [
    publication as Holder, ...((publication.contacts as Holder[] | undefined) ?? []), ...links,
    ...links.flatMap((link) => link.contacts ?? []), ...links.map((link) => link.location ?? {}), organization, ...(organization.contacts ?? []),
  ]
  const found = new Map<string, LabelledPhone>()
  for (const holder of holders) {
    for (const record of holder.phones ?? []) {
      if (record.type === 'fax' || record.type === 'text') continue
      const made = { ...phone(record.number), label: record.description ?? holder.department ?? holder.title ?? null }
      const key = made.href ?? made.text
      if (!found.has(key)) found.set(key, made)
    }
  }
  return [...found.values()]
}
