// The words of reporting, per language.
import type { Language } from '../../i18n/index.svelte'
import type { Reason } from '../../reports/reports'

export interface ReportTexts {
  title: string
  intro: string
  right: string
  wrong: string
  rightSaid: string
  whatIsWrong: string
  reasons: Record<Reason, string>
  remark: string
  remarkNeeded: string
  remarkHint: string
  noContact: string
  next: string
  send: string
  cancel: string
  weSend: string
  nothingElse: string
  queued: string
  sent: string
  refusedNow: string
  failed: string
  about: string
  aboutHint: string
  chosen: string
  otherService: string
  missing: string
  missingHint: string
  need: string
  choose: string
  municipality: string
  missingSaid: (municipality: string) => string
  waiting: string
  nothingWaits: string
  waits: string
  waitsOffline: string
  refused: (why: string) => string
  refusals: { gone: string; wrong: string; other: string }
  takeBack: string
  takeBackFor: (title: string) => string
  tryNow: string
}

const nl: ReportTexts = {
  title: 'Melden',
  intro: 'Help mee om de gids juist te houden. Een melding gaat over een dienst, nooit over een persoon.',
  right: 'Klopt nog',
  wrong: 'Klopt niet',
  rightSaid: 'Klopt nog.',
  whatIsWrong: 'Wat klopt er niet?',
  reasons: { closed: 'Bestaat niet meer of is gesloten', moved: 'Is verhuisd', number: 'Het nummer is fout', full: 'Er is geen plaats', other: 'Iets anders' },
  remark: 'Wil je er iets bij zeggen? Het hoeft niet.',
  remarkNeeded: 'Wat klopt er niet?',
  remarkHint: 'Enkel over de dienst. Geen namen, niets over je cliënt.',
  noContact: 'Laat telefoonnummers en mailadressen weg.',
  next: 'Verder',
  send: 'Stuur',
  cancel: 'Stuur niet',
  weSend: 'We sturen dit:',
  nothingElse: 'Verder sturen we niets mee. Ook niet wie je bent.',
  queued: 'Bedankt. Je melding staat klaar. Ze vertrekt zodra er internet is.',
  sent: 'Verstuurd. Bedankt.',
  refusedNow: 'Je melding werd niet aanvaard. Kijk bij Melden.',
  failed: 'Bewaren lukt niet op dit toestel. Je melding is niet verstuurd.',
  about: 'Over een dienst',
  aboutHint: 'Typ de naam van de dienst.',
  chosen: 'Dienst',
  otherService: 'Kies een andere dienst',
  missing: 'Hier ontbreekt hulp',
  missingHint: 'Vond je nergens hulp? Meld het. De gemeenten zien zo waar iets ontbreekt.',
  need: 'Welke hulp ontbreekt?',
  choose: 'Kies',
  municipality: 'In welke gemeente?',
  missingSaid: (municipality) => `Ontbreekt in ${municipality}.`,
  waiting: 'Wat nog moet vertrekken',
  nothingWaits: 'Alles is verstuurd.',
  waits: 'Wacht op verzenden.',
  waitsOffline: 'Wacht op internet.',
  refused: (why) => `Niet aanvaard. ${why}`,
  refusals: { gone: 'Deze dienst staat niet meer in Gezel.', wrong: 'Gezel begreep deze melding niet.', other: 'Gezel nam deze melding niet aan.' },
  takeBack: 'Neem terug',
  takeBackFor: (title) => `Neem terug: ${title}`,
  tryNow: 'Probeer nu',
}

const en: ReportTexts = {
  title: 'Report',
  intro: 'Help keep the guide right. A report is about a service, never about a person.',
  right: 'Still right',
  wrong: 'Not right',
  rightSaid: 'Still right.',
  whatIsWrong: 'What is not right?',
  reasons: { closed: 'No longer exists or is closed', moved: 'Has moved', number: 'The number is wrong', full: 'There is no place', other: 'Something else' },
  remark: 'Anything to add? You need not.',
  remarkNeeded: 'What is not right?',
  remarkHint: 'Only about the service. No names, nothing about your client.',
  noContact: 'Leave out phone numbers and mail addresses.',
  next: 'Next',
  send: 'Send',
  cancel: 'Do not send',
  weSend: 'We send this:',
  nothingElse: 'We send nothing else. Not who you are either.',
  queued: 'Thank you. Your report is ready. It leaves when there is internet.',
  sent: 'Sent. Thank you.',
  refusedNow: 'Your report was not accepted. See Report.',
  failed: 'Saving does not work on this device. Your report was not sent.',
  about: 'About a service',
  aboutHint: 'Type the name of the service.',
  chosen: 'Service',
  otherService: 'Choose another service',
  missing: 'Help is missing here',
  missingHint: 'Found no help anywhere? Report it. So the municipalities see what is missing.',
  need: 'Which help is missing?',
  choose: 'Choose',
  municipality: 'In which municipality?',
  missingSaid: (municipality) => `Missing in ${municipality}.`,
  waiting: 'What still has to leave',
  nothingWaits: 'Everything is sent.',
  waits: 'Waits to be sent.',
  waitsOffline: 'Waits for internet.',
  refused: (why) => `Not accepted. ${why}`,
  refusals: { gone: 'This service is no longer in Gezel.', wrong: 'Gezel did not understand this report.', other: 'Gezel did not take this report.' },
  takeBack: 'Take back',
  takeBackFor: (title) => `Take back: ${title}`,
  tryNow: 'Try now',
}

const fr: ReportTexts = {
  title: 'Signaler',
  intro: 'Aidez à garder le guide juste. Un signalement parle d’un service, jamais d’une personne.',
  right: 'Encore juste',
  wrong: 'Pas juste',
  rightSaid: 'Encore juste.',
  whatIsWrong: 'Qu’est-ce qui n’est pas juste ?',
  reasons: { closed: 'N’existe plus ou est fermé', moved: 'A déménagé', number: 'Le numéro est faux', full: 'Il n’y a pas de place', other: 'Autre chose' },
  remark: 'Voulez-vous ajouter quelque chose ? Ce n’est pas obligé.',
  remarkNeeded: 'Qu’est-ce qui n’est pas juste ?',
  remarkHint: 'Seulement sur le service. Pas de noms, rien sur votre client.',
  noContact: 'Laissez de côté les numéros de téléphone et les adresses mail.',
  next: 'Suite',
  send: 'Envoyer',
  cancel: 'Ne pas envoyer',
  weSend: 'Nous envoyons ceci :',
  nothingElse: 'Nous n’envoyons rien d’autre. Pas non plus qui vous êtes.',
  queued: 'Merci. Votre signalement est prêt. Il part dès qu’il y a internet.',
  sent: 'Envoyé. Merci.',
  refusedNow: 'Votre signalement n’a pas été accepté. Voyez Signaler.',
  failed: 'Garder ne marche pas sur cet appareil. Votre signalement n’est pas envoyé.',
  about: 'Sur un service',
  aboutHint: 'Tapez le nom du service.',
  chosen: 'Service',
  otherService: 'Choisir un autre service',
  missing: 'Ici il manque de l’aide',
  missingHint: 'Vous n’avez trouvé d’aide nulle part ? Signalez-le. Les communes voient ainsi ce qui manque.',
  need: 'Quelle aide manque ?',
  choose: 'Choisissez',
  municipality: 'Dans quelle commune ?',
  missingSaid: (municipality) => `Manque à ${municipality}.`,
  waiting: 'Ce qui doit encore partir',
  nothingWaits: 'Tout est envoyé.',
  waits: 'Attend d’être envoyé.',
  waitsOffline: 'Attend internet.',
  refused: (why) => `Pas accepté. ${why}`,
  refusals: { gone: 'Ce service n’est plus dans Gezel.', wrong: 'Gezel n’a pas compris ce signalement.', other: 'Gezel n’a pas pris ce signalement.' },
  takeBack: 'Reprendre',
  takeBackFor: (title) => `Reprendre : ${title}`,
  tryNow: 'Essayer maintenant',
}

export const texts: Record<Language, ReportTexts> = { nl, en, fr }
