// Twin of directory/search/lines.py: the lines to call in danger. 112 stands first where the other line's hours aren't confirmed.
import type { DangerLine, Document, Place, VocabularyFile } from '../contract'
import { LINE_112 } from './danger'
import type { View } from './view'

type DangerLineRow = VocabularyFile['danger_lines'][number]

const CRISIS = 'crisis-ocmw'
// uuid5 of the namespace of `lines.py` and CRISIS: this line has no service of its own.
const CRISIS_ID = 'c1393591-9347-556f-8d29-1e5bca8fa2cf'
const PHONE_HOURS = 'phone_hours'

export class Lines {
  private readonly lines: Map<string, DangerLineRow>
  private readonly intakes: Map<string, string>

  constructor(file: VocabularyFile) {
    this.lines = new Map(file.danger_lines.map((row) => [row.line, row]))
    this.intakes = new Map(Object.entries(file.intakes))
  }

  /** The general intake of the place's municipality; of all municipalities of the region where that isn't known. */
  intakeDocuments(view: View, place: Place | null): Document[] {
    const mine = this.intakes.get(place?.municipality ?? '')
    const wanted = mine ? [mine] : [...this.intakes.values()]
    return wanted.flatMap((id) => view.documentOf(id) ?? [])
  }

  /** A result for each line; 112 is added before lines that cannot be relied on at every hour. */
  dangerResults(view: View, lines: readonly string[], place: Place | null): DangerLine[] {
    const certain = lines.every((line) => this.hoursAreConfirmed(view, line))
    const order = certain ? lines : [LINE_112, ...lines.filter((line) => line !== LINE_112)]
    const known = order.flatMap((line) => this.lines.get(line) ?? [])
    return known.map((row) => (row.line === CRISIS ? this.crisis(view, row, place) : this.line(view, row)))
  }

  private document(view: View, line: string): Document | null {
    return view.documentOf(this.lines.get(line)?.service_id ?? '')
  }

  private hoursAreConfirmed(view: View, line: string): boolean {
    if (line === LINE_112) return true
    const document = this.document(view, line)
    return Boolean(document?.phone_opening) && !document?.freshness.stale.includes(PHONE_HOURS)
  }

  private line(view: View, row: DangerLineRow): DangerLine {
    const document = this.document(view, row.line)
    return {
      ...bare(row, row.service_id, row.name, row.phone || null),
      hours: this.hoursAreConfirmed(view, row.line) ? null : 'Uren niet bevestigd.',
      ...(document && { slug: document.slug, phone_opening: document.phone_opening }),
    }
  }

  /** The OCMW of the place; without a place, or where several are meant, all of them as contacts. */
  private crisis(view: View, row: DangerLineRow, place: Place | null): DangerLine {
    const found = this.intakeDocuments(view, place)
    const contacts = found.map((d) => ({ name: d.name, slug: d.slug, municipality: d.municipality, ...firstPhone(d) }))
    const only = contacts.length === 1 ? contacts[0] : undefined
    const opening = only ? (found[0]?.phone_opening ?? found[0]?.opening ?? null) : null
    return {
      ...bare(row, CRISIS_ID, only?.name ?? row.name, only?.phone ?? null),
      slug: only?.slug ?? null,
      municipality: only?.municipality ?? null,
      hours: opening ? null : 'Uren niet gekend. Vraag wanneer je kunt bellen.',
      phone_opening: opening,
      contacts,
    }
  }
}

function firstPhone(document: Document): { phone: string | null; phone_label: string | null } {
  const [first] = document.phones
  return { phone: first?.number ?? null, phone_label: first?.label || null }
}

function bare(row: DangerLineRow, id: string, name: string, phone: string | null): DangerLine {
  return {
    danger: true, line: row.line, id, slug: null, name, phone, sentence: row.sentence, hours: null, phone_opening: null,
    themes: ['emergency'], needs: [row.need], municipality: null, contacts: [],
  }
}
