// Under which heading of an entry each fact stands. A new fact goes by the B that it informs. The twin of `directory/public/sections.py`.
import type { FactField } from '../contract'
import type { Line } from './facts'

export type SectionCode = 'when' | 'route' | 'what' | 'who' | 'cost' | 'languages' | 'sign-up' | 'bring' | 'trust'

const BY_B: Record<string, SectionCode> = {
  reachable: 'route', available: 'who', affordable: 'cost', usable: 'what', understandable: 'languages', known: 'sign-up', trustworthy: 'trust',
}
const ELSEWHERE: [SectionCode, string][] = [
  ['when', 'hours phone_hours appointment part_of_day unusual_hours summer_break crisis_reachable'],
  ['route', 'outreach'],
  ['what', 'needs known_as longest_stay'],
  ['who', 'for_whom households whole_family children_welcome pets_welcome relatives_welcome child_age_from child_age_to special_care level_in'],
  ['cost', 'effect_on_benefit'],
  ['sign-up', 'places_free waiting_time waiting_per_bedroom intake referral who_signs_up entry next_start starts_within anonymous '
    + 'national_number_needed agii_intake_first online_sign_up_only admission_by sign_in_until bridging digital_needed'],
  ['bring', 'documents'],
]
const OWN_PLACE = new Map(ELSEWHERE.flatMap(([section, codes]) => codes.split(' ').map((code): [string, SectionCode] => [code, section])))

/** The headings below the two that stand beside the actions, in the order in which people need them. */
export const SECTIONS: SectionCode[] = ['what', 'who', 'cost', 'languages', 'sign-up', 'bring']

/** A heading with what is known: sentences, a list, labelled facts, and a note where the sentences or the list are old. */
export interface Section { code: SectionCode; texts: string[]; items: string[]; lines: Line[]; notes: string[] }

export const emptySection = (code: SectionCode): Section => ({ code, texts: [], items: [], lines: [], notes: [] })
export const isEmpty = (section: Section): boolean => !(section.texts.length || section.items.length || section.lines.length)
export const sectionOf = (field: FactField): SectionCode => OWN_PLACE.get(field.code) ?? BY_B[field.informs] ?? 'what'
