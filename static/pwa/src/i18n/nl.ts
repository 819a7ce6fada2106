// The words of the app in Dutch: the language that the others are measured by. A string missing elsewhere breaks the build.
import { DUTCH_AGES } from './ages'
import { DOOR, DUTCH_WHEN, PHONE } from './opening'
import type { NlLate } from './nl-late'
import { DUTCH } from './writing'

const first = {
  writing: DUTCH,
  door: DOOR,
  phone: PHONE,
  when: DUTCH_WHEN,
  ages: DUTCH_AGES,
  shell: {
    toContent: 'Naar de inhoud',
    menu: 'Menu',
    search: 'Zoek',
    saved: 'Bewaard',
    report: 'Melden',
    about: 'Over',
    leave: 'Verlaat',
    leaveHint: 'Verlaat deze app meteen. Drie keer Escape doet hetzelfde.',
    back: 'Terug',
    close: 'Sluit',
    offline: (day: string) => `Zonder internet. Gegevens van ${day}.`,
    offlineEmpty: 'Zonder internet. De gids staat nog niet op dit toestel. Ga één keer online, daarna zoek je overal.',
    old: (day: string) => `Gegevens van ${day}. Bel voor je vertrekt.`,
    stale: (day: string) => `Deze gegevens zijn oud: van ${day}. Veel kan veranderd zijn. Werk ze bij zodra je internet hebt.`,
    syncFailed: (day: string) => `Bijwerken lukte niet. Je ziet de gegevens van ${day}.`,
    syncing: 'We halen de gids op. Daarna zoek je ook zonder internet.',
    syncFailedEmpty: 'De gids ophalen lukte niet. Kijk of je internet hebt.',
    newerFormat: (day: string) => `Er is een nieuwe gids, maar deze app kent ze nog niet. Sluit de app en open ze opnieuw. Je ziet de gegevens van ${day}.`,
    newerFormatEmpty: 'Deze app is te oud voor de gids. Sluit de app en open ze opnieuw.',
    full: (day: string) => `Je toestel is vol. Maak plaats en probeer opnieuw. Je ziet de gegevens van ${day}.`,
    fullEmpty: 'Je toestel is vol. Maak plaats voor de gids en probeer opnieuw.',
    storeEmpty: 'Dit toestel wil de gids niet bewaren. Open Gezel in een gewoon venster, niet privé.',
    clockWrong: 'De klok van je toestel staat verkeerd. Uren en data kunnen niet kloppen.',
    newVersion: 'Er is een nieuwe versie van de app.',
    useNewVersion: 'Gebruik ze nu',
    later: 'Later',
    loadFailed: 'Dit scherm laden lukte niet.',
    retry: 'Probeer opnieuw',
    help: 'Gevaar?',
    call112: 'Bel 112',
  },
  search: {
    title: 'Waar zoek je hulp bij?',
    label: 'Waar zoek je hulp bij?',
    placeholder: 'bv. huur, papieren',
    go: 'Zoek',
    clear: 'Wis wat je typte',
    start: 'Vertrek',
    noStart: 'kies een dorp',
    situation: 'Situatie',
    noSituation: 'geen',
    lockedSituation: 'op slot',
    maybe: 'Bedoel je dit?',
    themes: 'Of begin bij een thema',
    situations: 'Vaak samen',
    situationsHint: 'Tik op wat lijkt op je situatie. Je keuze blijft op dit toestel.',
    recent: 'Laatst gezocht',
    keepRecent: 'Onthoud op dit toestel wat ik zoek',
    keepRecentHint: 'Staat uit. Zet het niet aan op een toestel dat anderen gebruiken.',
    wipeRecent: 'Wis deze lijst',
    example: 'voorbeeld',
  },
  results: {
    title: 'Resultaten',
    dangerFirst: 'Eerst bellen bij gevaar',
    callNumber: (number: string) => `Bel ${number}`,
    phoneUnsure: 'We weten niet zeker wanneer ze opnemen.',
    noAnswer: 'Geen antwoord en gevaar? Bel 112.',
    from: (place: string) => `vanuit ${place}`,
    here: 'waar je nu bent',
    filters: 'Filters',
    filtersOn: (count: number) => `Filters, ${count} aan`,
  },
  themes: {
    admin: 'Administratie en rechten', 'basic-needs': 'Basisnoden', violence: 'Geweld', 'mental-health': 'Psychisch welbevinden',
    housing: 'Wonen', legal: 'Juridische hulp', justice: 'Na detentie en justitie', childcare: 'Kinderopvang en gezin', mobility: 'Vervoer',
    emergency: 'Nood', meeting: 'Ontmoeting en netwerk', debt: 'Geld en schulden', language: 'Nederlands leren', addiction: 'Verslaving',
    work: 'Werk en werkervaring', care: 'Zorg voor naasten',
  } as Record<string, string>,
  situations: {
    saled: 'Gevlucht, weinig Nederlands, geen netwerk', marcel: 'Na detentie, met een verslaving',
    mariam: 'Veel thuis, weinig Nederlands, zoekt werk', freddy: 'Al vaak geweigerd, geen vaste woonst', roy: 'Gamen of gokken, schulden',
    rayan: 'Slechte woning, papieren, weinig Nederlands', chadia: 'Zorgt voor kinderen en ouders, geen opvang',
  } as Record<string, string>,
}

/** Every language of the app has exactly these. */
export type Messages = typeof first & NlLate
/** Whole as soon as `nl-late.ts` is there. */
export const nl = first as Messages
