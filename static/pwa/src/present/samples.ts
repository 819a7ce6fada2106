// Handwritten entries for tests and for looking at the screens. Nothing of this is in the app.
import type { FactField, Publication, VocabularyFile } from '../contract'
import { lookupOf } from './vocabulary'

export const field = (type: string, parts: Partial<FactField> = {}): FactField => ({
  code: 'sample', type, label: 'Label', question: 'Vraag?', informs: 'usable', shelf_life: 'condition', options: {}, unit: null, hsds: null, decisive: false, ...parts,
})

export const vocabulary: VocabularyFile = {
  themes: [{ code: 'housing', label: 'Wonen' }],
  needs: [{ code: 'rental-advice', label: 'Huurcontract nakijken en huuradvies', theme: 'housing' }, { code: 'eviction', label: 'Uit huis gezet', theme: 'housing' }],
  kinds: [{
    code: 'general', label: 'ander aanbod', themes: [], facts: [
      field('table', { code: 'address', label: 'Adres', question: 'Waar gaat het door?', informs: 'reachable', shelf_life: 'address', hsds: 'locations', answer: 'text' }),
      field('choices', {
        code: 'status_required', label: 'Statuut nodig', question: 'Moet ik een bepaald statuut hebben?', informs: 'available', decisive: true,
        options: { none: 'geen enkel statuut nodig', 'living-wage': 'een leefloon' },
      }),
      field('table', { code: 'cost_options', label: 'Prijs', question: 'Wat kost het precies?', informs: 'affordable', shelf_life: 'tariff', hsds: 'cost_options', answer: 'money' }),
      field('table', { code: 'sign_up', label: 'Hoe je je aanmeldt', question: 'Hoe meld je je aan?', informs: 'known', hsds: 'application_process', answer: 'text' }),
      field('yes-no', { code: 'anonymous', label: 'Anoniem kan', question: 'Moet ik mijn naam zeggen?', informs: 'trustworthy', yes_means: false }),
    ],
  }],
  obstacles: [], situations: [],
  languages: [{ code: 'ar', label: 'Arabisch' }, { code: 'nl', label: 'Nederlands' }],
  special_values: { 'not-applicable': 'niet van toepassing', varies: 'wisselt, vraag het na' },
  danger_lines: [], intakes: {}, names: [],
}
export const lookup = lookupOf(vocabulary)

export const publication = (parts: Partial<Publication> = {}): Publication => ({
  id: '7f4d3c1e-0000-4000-8000-000000000001', slug: 'huuradvies-balen', name: 'Huuradvies Balen', kind: 'general',
  description: 'We lezen samen je huurcontract voor je tekent.', email: 'huur@balen.example',
  organization: { name: 'OCMW Balen' },
  phones: [{ number: '014/74 44 44' }],
  service_at_locations: [{
    location: { location_type: 'physical', name: 'Sociaal huis', addresses: [{ address_1: 'Veststraat 60', city: 'Balen', postal_code: '2490' }] },
  }],
  cost_options: [{ option: 'per keer', amount: 4, currency: 'EUR', valid_from: '2026-01-01' }],
  facts: { anonymous: { value: true, source: 'De dienst', checked_on: '2026-11-03', checked_by_role: 'provider' } },
  derived: {
    needs: ['rental-advice'], themes: ['housing'], serves: ['Balen', 'Mol'], confidential: false, opening: null, phone_opening: null, places: [], believed_until: {},
    freshness: { checked_on: '2026-11-03', by_role: 'provider', confirmed: true, stale: [] },
  },
  ...parts,
})
