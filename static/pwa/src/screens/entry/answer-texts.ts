// The words with which a question is answered and an answer is sent, per language.
import type { Language } from '../../i18n/index.svelte'

export interface AnswerTexts {
  yes: string
  no: string
  varies: string
  fill: string
  fillFor: (question: string) => string
  done: string
  cancel: string
  yours: string
  change: string
  forget: string
  kept: string
  waits: string
  refused: string
  sent: string
  send: string
  sendHint: string
  amount: string
  unit: string
  in: string
  perYear: string
  months: string
  years: string
  from: string
  until: string
  days: string
  moreHours: string
  words: string
  wordsHint: string
  noContact: string
  date: string
  failed: string
}

export const answerTexts: Record<Language, AnswerTexts> = {
  nl: {
    yes: 'Ja', no: 'Nee', varies: 'Wisselt', fill: 'Vul in', fillFor: (question) => `Vul in: ${question}`, done: 'Klaar', cancel: 'Stop', yours: 'Je hoorde:', change: 'Verander',
    forget: 'Wis', kept: 'Staat enkel op dit toestel.', waits: 'Wacht op internet.', refused: 'Kon niet verstuurd worden. Kijk bij Melden.', sent: 'Verstuurd. Bedankt.',
    send: 'Stuur naar Gezel', sendHint: 'Dan weet iedereen het. We sturen enkel dit:', amount: 'Hoeveel', unit: 'Per', in: 'In', perYear: 'Jaar', months: 'maanden', years: 'jaar',
    from: 'Van', until: 'Tot', days: 'Dagen', moreHours: 'Nog uren', words: 'Wat zeiden ze?', wordsHint: 'Enkel over de dienst. Niets over je cliënt.', noContact: 'Laat telefoonnummers en mailadressen weg.', date: 'Datum',
    failed: 'Bewaren lukt niet op dit toestel.',
  },
  en: {
    yes: 'Yes', no: 'No', varies: 'It varies', fill: 'Fill in', fillFor: (question) => `Fill in: ${question}`, done: 'Done', cancel: 'Stop', yours: 'You heard:', change: 'Change',
    forget: 'Clear', kept: 'Only on this device.', waits: 'Waits for internet.', refused: 'Could not be sent. See Report.', sent: 'Sent. Thank you.',
    send: 'Send to Gezel', sendHint: 'Then everyone knows. We send only this:', amount: 'How much', unit: 'Per', in: 'In', perYear: 'Year', months: 'months', years: 'years',
    from: 'From', until: 'Until', days: 'Days', moreHours: 'More hours', words: 'What did they say?', wordsHint: 'Only about the service. Nothing about your client.', noContact: 'Leave out phone numbers and mail addresses.', date: 'Date',
    failed: 'Saving does not work on this device.',
  },
  fr: {
    yes: 'Oui', no: 'Non', varies: 'Ça varie', fill: 'Remplir', fillFor: (question) => `Remplir : ${question}`, done: 'Terminé', cancel: 'Arrêter', yours: 'Vous avez entendu :',
    change: 'Changer', forget: 'Effacer', kept: 'Seulement sur cet appareil.', waits: 'Attend internet.', refused: 'N’a pas pu être envoyé. Voyez Signaler.', sent: 'Envoyé. Merci.',
    send: 'Envoyer à Gezel', sendHint: 'Ainsi tout le monde le sait. Nous envoyons seulement ceci :', amount: 'Combien', unit: 'Par', in: 'En', perYear: 'Année', months: 'mois', years: 'ans',
    from: 'De', until: 'À', days: 'Jours', moreHours: 'Encore des heures', words: 'Qu’ont-ils dit ?', wordsHint: 'Seulement sur le service. Rien sur votre client.', noContact: 'Laissez de côté les numéros et les adresses mail.', date: 'Date',
    failed: 'Garder ne marche pas sur cet appareil.',
  },
}
