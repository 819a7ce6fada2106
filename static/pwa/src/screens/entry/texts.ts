// The words of an entry's screen, per language. What the service wrote and the labels of its facts stay Dutch.
import type { Language } from '../../i18n/index.svelte'
import { DUTCH_HOURS, type HoursWords } from '../../present/hours'
import type { SectionCode } from '../../present/sections'

export interface EntryTexts {
  hours: HoursWords
  sections: Record<Exclude<SectionCode, 'trust'>, string>
  whenEmpty: Partial<Record<SectionCode, string>>
  loading: string
  gone: string
  goneHint: string
  onWebsite: string
  search: string
  failed: string
  exampleTitle: string
  exampleText: string
  alert: string
  call: (number: string) => string
  callExample: string
  route: string
  mail: string
  save: string
  saved: string
  saveFailed: string
  share: string
  callState: (sentence: string) => string
  noNumber: string
  otherNumbers: string
  old: (since: string) => string
  oldUndated: string
  hoursUndated: string
  phoneHours: string
  secret: string
  routeTo: (address: string) => string
  livesIn: (places: string) => string
  askWhere: string
  ask: string
  askHint: string
  askMore: (count: number) => string
  trust: string
  readMore: string
  undated: string
  check: string
}

const nl: EntryTexts = {
  hours: DUTCH_HOURS,
  sections: {
    when: 'Wanneer', route: 'Hoe geraak je er', what: 'Wat ze doen', who: 'Voor wie', cost: 'Wat kost het', languages: 'Talen',
    'sign-up': 'Hoe meld je je aan', bring: 'Meebrengen',
  },
  whenEmpty: { cost: 'Vraag wat het kost.', languages: 'Vraag welke talen ze spreken.', 'sign-up': 'Vraag hoe je je aanmeldt.' },
  loading: 'Even geduld.',
  gone: 'Deze dienst staat niet in je gids',
  goneHint: 'Misschien bestaat ze niet meer, of is je gids te oud. Zoek opnieuw of bel je OCMW.',
  onWebsite: 'Kijk op de website',
  search: 'Zoek opnieuw',
  failed: 'Deze dienst tonen lukte niet.',
  exampleTitle: 'Dit is een voorbeeld.',
  exampleText: 'Deze dienst bestaat niet. Zo kan een dienst er hier uitzien.',
  alert: 'Let op.',
  call: (number) => `Bel ${number}`,
  callExample: 'Bel: dit is een voorbeeld',
  route: 'Route',
  mail: 'Mail',
  save: 'Bewaar',
  saved: 'Bewaard',
  saveFailed: 'Bewaren lukt niet op dit toestel.',
  share: 'Deel',
  callState: (sentence) => `Bel: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  noNumber: 'We kennen nog geen telefoonnummer van deze dienst.',
  otherNumbers: 'Andere nummers',
  old: (since) => `van ${since}, vraag het na`,
  oldUndated: 'zonder datum, vraag het na',
  hoursUndated: 'We weten niet van wanneer deze uren zijn.',
  phoneHours: 'Telefoonuren',
  secret: 'Het adres is geheim. Zo blijft het er veilig. Bel, dan hoor je hoe je er geraakt.',
  routeTo: (address) => `Route naar ${address}`,
  livesIn: (places) => `Voor wie woont in ${places}`,
  askWhere: 'Vraag waar het doorgaat.',
  ask: 'Na te vragen',
  askHint: 'Dit weten we nog niet. Vraag het aan de telefoon.',
  askMore: (count) => (count === 1 ? 'Nog 1 vraag' : `Nog ${count} vragen`),
  trust: 'Wie bevestigde dit',
  readMore: 'Meer lezen:',
  undated: 'onbekende datum',
  check: 'Klopt dit nog?',
}

const en: EntryTexts = {
  hours: {
    today: 'Today', closed: 'closed', ask: 'ask', dayAndNight: 'day and night', holiday: (hours) => `public holiday, ${hours}`, range: (first, last) => `${first} to ${last}`,
    closedOn: (day) => `Closed on ${day}.`, closedUntil: (last) => `Closed until ${last}.`, closedFrom: (first, last) => `Closed from ${first} until ${last}.`,
    holidays: 'On public holidays: ask.',
  },
  sections: {
    when: 'When', route: 'How to get there', what: 'What they do', who: 'For whom', cost: 'What it costs', languages: 'Languages', 'sign-up': 'How to sign up',
    bring: 'What to bring',
  },
  whenEmpty: { cost: 'Ask what it costs.', languages: 'Ask which languages they speak.', 'sign-up': 'Ask how to sign up.' },
  loading: 'One moment.',
  gone: 'This service is not in your guide',
  goneHint: 'It may no longer exist, or your guide is too old. Search again or call your OCMW.',
  onWebsite: 'Look on the website',
  search: 'Search again',
  failed: 'Showing this service did not work.',
  exampleTitle: 'This is an example.',
  exampleText: 'This service does not exist. A service can look like this here.',
  alert: 'Note.',
  call: (number) => `Call ${number}`,
  callExample: 'Call: this is an example',
  route: 'Route',
  mail: 'Mail',
  save: 'Save',
  saved: 'Saved',
  saveFailed: 'Saving does not work on this device.',
  share: 'Share',
  callState: (sentence) => `Phone: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  noNumber: 'We do not know a phone number of this service yet.',
  otherNumbers: 'Other numbers',
  old: (since) => `of ${since}, ask`,
  oldUndated: 'undated, ask',
  hoursUndated: 'We do not know how old these hours are.',
  phoneHours: 'Phone hours',
  secret: 'The address is secret. That keeps it safe. Call, and they tell you how to get there.',
  routeTo: (address) => `Route to ${address}`,
  livesIn: (places) => `For people who live in ${places}`,
  askWhere: 'Ask where it is.',
  ask: 'Still to ask',
  askHint: 'We do not know this yet. Ask on the phone.',
  askMore: (count) => (count === 1 ? '1 more question' : `${count} more questions`),
  trust: 'Who confirmed this',
  readMore: 'Read more:',
  undated: 'unknown date',
  check: 'Is this still right?',
}

const fr: EntryTexts = {
  hours: {
    today: 'Aujourd’hui', closed: 'fermé', ask: 'à demander', dayAndNight: 'jour et nuit', holiday: (hours) => `jour férié, ${hours}`, range: (first, last) => `${first} à ${last}`,
    closedOn: (day) => `Fermé ${day}.`, closedUntil: (last) => `Fermé jusqu’au ${last}.`, closedFrom: (first, last) => `Fermé du ${first} au ${last}.`,
    holidays: 'Les jours fériés : à demander.',
  },
  sections: {
    when: 'Quand', route: 'Comment y aller', what: 'Ce qu’ils font', who: 'Pour qui', cost: 'Combien ça coûte', languages: 'Langues', 'sign-up': 'Comment s’inscrire',
    bring: 'À apporter',
  },
  whenEmpty: { cost: 'Demandez combien ça coûte.', languages: 'Demandez quelles langues ils parlent.', 'sign-up': 'Demandez comment s’inscrire.' },
  loading: 'Un instant.',
  gone: 'Ce service n’est pas dans votre guide',
  goneHint: 'Il n’existe peut-être plus, ou votre guide est trop ancien. Cherchez à nouveau ou appelez votre OCMW.',
  onWebsite: 'Regarder sur le site web',
  search: 'Chercher à nouveau',
  failed: 'Afficher ce service n’a pas marché.',
  exampleTitle: 'Ceci est un exemple.',
  exampleText: 'Ce service n’existe pas. Un service peut se présenter ainsi.',
  alert: 'Attention.',
  call: (number) => `Appeler le ${number}`,
  callExample: 'Appeler : ceci est un exemple',
  route: 'Trajet',
  mail: 'Mail',
  save: 'Garder',
  saved: 'Gardé',
  saveFailed: 'Garder ne marche pas sur cet appareil.',
  share: 'Partager',
  callState: (sentence) => `Téléphone : ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  noNumber: 'Nous ne connaissons pas encore de numéro de ce service.',
  otherNumbers: 'Autres numéros',
  old: (since) => `de ${since}, à demander`,
  oldUndated: 'sans date, à demander',
  hoursUndated: 'Nous ne savons pas de quand datent ces heures.',
  phoneHours: 'Heures de téléphone',
  secret: 'L’adresse est secrète. Ainsi on y reste en sécurité. Appelez : on vous dira comment y aller.',
  routeTo: (address) => `Trajet vers ${address}`,
  livesIn: (places) => `Pour qui habite à ${places}`,
  askWhere: 'Demandez où c’est.',
  ask: 'À demander',
  askHint: 'Nous ne le savons pas encore. Demandez-le au téléphone.',
  askMore: (count) => (count === 1 ? 'Encore 1 question' : `Encore ${count} questions`),
  trust: 'Qui l’a confirmé',
  readMore: 'En savoir plus :',
  undated: 'date inconnue',
  check: 'Est-ce encore juste ?',
}

export const texts: Record<Language, EntryTexts> = { nl, en, fr }
