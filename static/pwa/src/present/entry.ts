// One entry as its screen shows it: every part of the publication in the order in which people need it. The twin of `directory/public/entry.py`.
import type { Fact, FactField, Kind, Opening, Publication } from '../contract'
import { dayOf, type State } from '../services/opening'
import { freshnessSentence } from '../i18n/freshness'
import { factLine, isSpecial, type Line, NO_DATE, NO_SOURCE, type Source, sourceOf, staleSince } from './facts'
import { comingDays, type DayHours, exceptionLines, weekSummary } from './hours'
import { capital } from './measures'
import { type LabelledPhone, phonesOf } from './numbers'
import { nowSentence } from '../i18n/opening'
import { isKnown, questions } from './questions'
import { DUTCH_SAY, type Say } from './say'
import { emptySection, type Section, type SectionCode, sectionOf } from './sections'
import { type Address, addressText, tableLines } from './tables'
import { kindOf, type Lookup } from './vocabulary'

// A map that can plan a trip by bus; the link carries the destination and nothing else.
const ROUTE_PLANNER = 'https://www.google.com/maps/dir/?'
/** Free text of HSDS and the section in which it stands. */
const FREE_TEXTS: [SectionCode, string[]][] = [
  ['who', ['eligibility_description']], ['cost', ['fees_description', 'fees']], ['languages', ['interpretation_services']],
  ['sign-up', ['wait_time']], ['trust', ['accreditations', 'licenses']],
]
/** Tables that read as a list, or as sentences, rather than as one labelled fact. */
const LISTS = new Set(['needs', 'cost_options', 'languages', 'documents'])
const TEXTS = new Set(['sign_up'])
const SHOWN_APART = new Set(['address', 'hours', 'phone_hours', 'service_area'])

/** When one can go or call: now as a sentence, the coming days, what is different soon. */
export interface Hours { state: State; now: string; days: DayHours[]; week: string[]; exceptions: string[]; notes: string[]; since: string | null }
export interface Place { name: string | null; address: string; route: string | null; notes: string[] }
export interface SourceLine { source: Source; labels: string[] }
export interface Entry {
  service: Publication
  kind: Kind
  example: boolean
  confidential: boolean
  phones: LabelledPhone[]
  emails: string[]
  websites: string[]
  hours: Hours
  phoneHours: Hours | null
  places: Place[]
  placeSince: string | null
  serves: string[]
  servesSince: string | null
  sections: Record<SectionCode, Section>
  questions: FactField[]
  sources: SourceLine[]
  freshness: string
}

/** The screen of this publication at this wall-clock moment in Brussels. */
export function entryOf(service: Publication, moment: string, lookup: Lookup, say: Say = DUTCH_SAY): Entry {
  const today = dayOf(moment)
  const kind = kindOf(lookup, service.kind)
  const example = Boolean(service.example)
  const old = (code: string): string | null => {
    const field = kind.facts.find((f) => f.code === code)
    return field && service.facts?.[code] ? staleSince(service.facts[code], field, today) : null
  }
  return {
    service, kind, example,
    confidential: service.derived.confidential,
    phones: example ? [] : phonesOf(service),
    emails: example ? [] : emailsOf(service),
    websites: websitesOf(service),
    hours: hoursOf(service, moment, old('hours'), say),
    phoneHours: phoneHoursOf(service.derived.phone_opening, moment, old('phone_hours'), say),
    places: placesOf(service, example),
    placeSince: old('address'),
    serves: service.derived.serves,
    servesSince: old('service_area'),
    sections: sectionsOf(kind, service, today, lookup),
    questions: questions(kind.facts, service, today, lookup),
    sources: sourcesOf(kind, service, today, lookup),
    freshness: freshnessSentence(service.derived.freshness, today, example, say.freshness, say.ages, say.writing),
  }
}

type Loose = Record<string, unknown>
const many = <T>(record: Loose | undefined, name: string): T[] => (record?.[name] as T[] | undefined) ?? []
const filled = (values: unknown[]): string[] => [...new Set(values.filter((v): v is string => typeof v === 'string' && v !== ''))]

const emailsOf = (service: Publication): string[] =>
  filled([service, ...many<Loose>(service, 'contacts'), service.organization].map((holder) => holder?.email))

const websitesOf = (service: Publication): string[] =>
  filled([service.url, ...many<Loose>(service, 'additional_urls').map((u) => u.url), service.organization?.website]).filter((url) => /^https?:\/\//.test(url))

function hoursOf(service: Publication, moment: string, since: string | null, say: Say): Hours {
  const { opening } = service.derived
  const { state, sentence: now } = nowSentence(opening, moment, say.door, say.when, say.writing)
  const notes = service.hour_notes ?? []
  if (!opening) return { state, now, days: [], week: [], exceptions: [], notes, since: null }
  // Where nothing comes back every week, only dated days say anything.
  const days = opening.weekly.length ? comingDays(opening, dayOf(moment), say.hours, say.writing) : []
  return { state, now, days, week: [], exceptions: exceptionLines(opening, dayOf(moment), say.hours, say.writing), notes, since }
}

function phoneHoursOf(opening: Opening | null, moment: string, since: string | null, say: Say): Hours | null {
  if (!opening) return null
  const { state, sentence: now } = nowSentence(opening, moment, say.phone, say.when, say.writing)
  return { state, now, days: [], week: weekSummary(opening.weekly, say.hours, say.writing), exceptions: [], notes: [], since }
}

function placesOf(service: Publication, example: boolean): Place[] {
  // A publication holds no address of a confidential place; should one ever slip through, it still is not shown.
  return (service.service_at_locations ?? []).filter((link) => !link.location.confidential).flatMap((link) => {
    const location = link.location as typeof link.location & Loose
    const access = many<Loose>(location, 'accessibility').map((a) => a.description ?? a.details)
    const notes = filled([location.description, location.transportation, (link as Loose).description, ...access])
    return ((location.addresses ?? []) as Address[]).map((address) => ({
      name: location.name ?? null,
      address: addressText(address),
      route: example ? null : ROUTE_PLANNER + new URLSearchParams({ api: '1', destination: addressText(address) }),
      notes,
    }))
  })
}

function sectionsOf(kind: Kind, service: Publication, today: string, lookup: Lookup): Record<SectionCode, Section> {
  const codes: SectionCode[] = ['when', 'route', 'what', 'who', 'cost', 'languages', 'sign-up', 'bring', 'trust']
  const sections = Object.fromEntries(codes.map((code) => [code, emptySection(code)])) as Record<SectionCode, Section>
  for (const [code, names] of FREE_TEXTS) sections[code].texts.push(...filled(names.map((name) => service[name])))
  for (const field of kind.facts) {
    const shown = !SHOWN_APART.has(field.code) || isSpecial(lookup, service.facts?.[field.code]?.value)
    if (shown && isKnown(field, service, today, lookup)) putFact(sections[sectionOf(field)], field, service, today, lookup)
  }
  return sections
}

/** Put a known fact in its section: as a list, as a sentence or as a labelled line. */
function putFact(section: Section, field: FactField, service: Publication, today: string, lookup: Lookup): void {
  const fact = service.facts?.[field.code] ?? null
  if (field.type === 'table') return putTable(section, field, fact, tableLines(field.code, service, today, lookup), today)
  if (!fact) return
  const line = factLine(field, fact, today, lookup)
  if (field.code !== 'cost_type') section.lines.push(line)
  // "Gratis." is the whole answer; a label before it only slows reading.
  else section.texts.unshift(line.since ? `${line.text} (van ${line.since}, vraag het na).` : `${line.text}.`)
}

function putTable(section: Section, field: FactField, fact: Fact | null, lines: string[], today: string): void {
  const since = fact ? staleSince(fact, field, today) : null
  if (LISTS.has(field.code)) section.items.push(...lines)
  else if (TEXTS.has(field.code)) section.texts.push(...lines)
  else section.lines.push(...lines.map((text): Line => ({ code: field.code, label: field.label, text: capital(text), since })))
  // A price tells its own year.
  if (since && field.code !== 'cost_options' && (LISTS.has(field.code) || TEXTS.has(field.code))) section.notes.push(oldNote(since))
}

/** That something longer than a line was checked too long ago. */
const oldNote = (since: string): string =>
  since === NO_DATE ? 'Wanneer dit werd nagekeken, weten we niet. Vraag het na.' : `Dit is van ${since}. Vraag het na.`

/** Where the facts come from: each source with the facts that it gave. */
function sourcesOf(kind: Kind, service: Publication, today: string, lookup: Lookup): SourceLine[] {
  const known = new Map(kind.facts.filter((f) => isKnown(f, service, today, lookup)).map((f) => [f.code, f]))
  const found = new Map<string, SourceLine>()
  const add = (source: Source, label: string): void => {
    const key = JSON.stringify(source)
    const line = found.get(key) ?? { source, labels: [] }
    line.labels.push(label)
    found.set(key, line)
  }
  for (const [code, fact] of Object.entries(service.facts ?? {})) {
    const field = known.get(code)
    if (fact && field) add(sourceOf(fact, today), field.label)
  }
  for (const field of known.values()) {
    if (!service.facts?.[field.code]) add({ text: null, href: null, role: NO_SOURCE, when: 'zonder datum' }, field.label)
  }
  return [...found.values()]
}
