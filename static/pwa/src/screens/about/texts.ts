// The words of what the app is and keeps, per language.
import type { Language } from '../../i18n/index.svelte'

export interface AboutTexts {
  title: string
  intro: string
  language: string
  data: string
  services: (count: number) => string
  made: (day: string) => string
  noData: string
  age: Record<'fresh' | 'old' | 'stale' | 'none', string>
  update: string
  updating: string
  updateFailed: string
  saver: string
  saverHint: string
  storage: string
  storageUsed: (size: string) => string
  storageUnknown: string
  storageKept: string
  storageLoose: string
  wipe: string
  wipeHint: string
  wipeAsk: string
  wipeWaiting: (count: number) => string
  wipeYes: string
  wipeNo: string
  wiping: string
  wiped: string
  neverTitle: string
  never: string[]
  sentTitle: string
  sent: string[]
  sourcesTitle: string
  sources: string
  licence: string
  exampleNote: string
}

const nl: AboutTexts = {
  title: 'Over Gezel',
  intro: 'Gezel is een gids van hulp in Balen, Dessel, Mol en Retie. Hij werkt ook zonder internet.',
  language: 'Taal van de app',
  data: 'De gids op dit toestel',
  services: (count) => (count === 1 ? '1 dienst' : `${count} diensten`),
  made: (day) => `Van ${day}.`,
  noData: 'Er staat nog geen gids op dit toestel.',
  age: { fresh: 'De gids is bij.', old: 'Er kan iets veranderd zijn. Bel voor je vertrekt.', stale: 'De gids is oud. Ga online om hem bij te werken.', none: 'Ga online om hem op te halen.' },
  update: 'Werk nu bij',
  updating: 'We werken de gids bij.',
  updateFailed: 'Bijwerken lukte niet.',
  saver: 'Spaar mobiele data',
  saverHint: 'De gids wordt dan enkel bijgewerkt als je erom vraagt.',
  storage: 'Plaats op dit toestel',
  storageUsed: (size) => `Gezel gebruikt ${size}.`,
  storageUnknown: 'Je toestel zegt niet hoeveel Gezel gebruikt.',
  storageKept: 'Je toestel houdt de gids en je lijsten bij, ook als het vol raakt.',
  storageLoose: 'Raakt je toestel vol, dan kan het de gids en je lijsten wissen. Maak een bestand bij Bewaard.',
  wipe: 'Wis alles',
  wipeHint: 'Lijsten, notities, antwoorden, situaties, keuzes en de gids zelf.',
  wipeAsk: 'Zeker? Dit kan niet terug.',
  wipeWaiting: (count) => (count === 1 ? 'Er wacht nog 1 melding. Ook die verdwijnt.' : `Er wachten nog ${count} meldingen. Ook die verdwijnen.`),
  wipeYes: 'Ja, wis alles',
  wipeNo: 'Nee, hou het',
  wiping: 'We wissen alles.',
  wiped: 'Alles is gewist.',
  neverTitle: 'Dit verlaat je toestel nooit',
  never: ['Wat je zoekt', 'Waar je vertrekt en je gps', 'De situatie van je cliënt', 'Wat je bewaart en je notities', 'Wat je bekijkt: er zijn geen statistieken en geen cookies'],
  sentTitle: 'Dit gaat wel over internet',
  sent: ['De gids ophalen: voor iedereen dezelfde bestanden', 'Een melding of antwoord, enkel als jij op Stuur tikt', 'Een route, een website of de straten op de kaart, enkel als jij erop tikt'],
  sourcesTitle: 'Bronnen en licentie',
  sources: 'Bij elk feit staat wie het zei en wanneer. Namen, adressen en uren komen van de diensten zelf en van openbare bronnen.',
  licence: 'Gezel is vrije software (EUPL 1.2).',
  exampleNote: 'Een dienst met het teken Voorbeeld bestaat niet. Ze toont wat er kan staan.',
}

const en: AboutTexts = {
  title: 'About Gezel',
  intro: 'Gezel is a guide to help in Balen, Dessel, Mol and Retie. It also works without internet.',
  language: 'Language of the app',
  data: 'The guide on this device',
  services: (count) => (count === 1 ? '1 service' : `${count} services`),
  made: (day) => `Of ${day}.`,
  noData: 'There is no guide on this device yet.',
  age: { fresh: 'The guide is up to date.', old: 'Something may have changed. Call before you go.', stale: 'The guide is old. Go online to update it.', none: 'Go online to fetch it.' },
  update: 'Update now',
  updating: 'We are updating the guide.',
  updateFailed: 'Updating did not work.',
  saver: 'Save mobile data',
  saverHint: 'The guide is then updated only when you ask.',
  storage: 'Space on this device',
  storageUsed: (size) => `Gezel uses ${size}.`,
  storageUnknown: 'Your device does not say how much Gezel uses.',
  storageKept: 'Your device keeps the guide and your lists, also when it gets full.',
  storageLoose: 'If your device gets full, it may delete the guide and your lists. Make a file at Saved.',
  wipe: 'Wipe everything',
  wipeHint: 'Lists, notes, answers, situations, choices and the guide itself.',
  wipeAsk: 'Sure? This cannot be undone.',
  wipeWaiting: (count) => (count === 1 ? '1 report still waits. It disappears too.' : `${count} reports still wait. They disappear too.`),
  wipeYes: 'Yes, wipe everything',
  wipeNo: 'No, keep it',
  wiping: 'We are wiping everything.',
  wiped: 'Everything is wiped.',
  neverTitle: 'This never leaves your device',
  never: ['What you search', 'Where you start and your GPS', 'The situation of your client', 'What you save and your notes', 'What you look at: there are no statistics and no cookies'],
  sentTitle: 'This does go over the internet',
  sent: ['Fetching the guide: the same files for everyone', 'A report or answer, only if you tap Send', 'A route, a website or the streets on the map, only if you tap it'],
  sourcesTitle: 'Sources and licence',
  sources: 'With each fact stands who said it and when. Names, addresses and hours come from the services themselves and from public sources.',
  licence: 'Gezel is free software (EUPL 1.2).',
  exampleNote: 'A service with the sign Example does not exist. It shows what can stand here.',
}

const fr: AboutTexts = {
  title: 'À propos de Gezel',
  intro: 'Gezel est un guide de l’aide à Balen, Dessel, Mol et Retie. Il marche aussi sans internet.',
  language: 'Langue de l’app',
  data: 'Le guide sur cet appareil',
  services: (count) => `${count} service${count === 1 ? '' : 's'}`,
  made: (day) => `De ${day}.`,
  noData: 'Il n’y a pas encore de guide sur cet appareil.',
  age: { fresh: 'Le guide est à jour.', old: 'Quelque chose a pu changer. Appelez avant de partir.', stale: 'Le guide est ancien. Allez en ligne pour le mettre à jour.', none: 'Allez en ligne pour le chercher.' },
  update: 'Mettre à jour',
  updating: 'Nous mettons le guide à jour.',
  updateFailed: 'La mise à jour n’a pas marché.',
  saver: 'Économiser les données mobiles',
  saverHint: 'Le guide n’est alors mis à jour que si vous le demandez.',
  storage: 'Place sur cet appareil',
  storageUsed: (size) => `Gezel utilise ${size}.`,
  storageUnknown: 'Votre appareil ne dit pas combien Gezel utilise.',
  storageKept: 'Votre appareil garde le guide et vos listes, même s’il se remplit.',
  storageLoose: 'Si votre appareil se remplit, il peut effacer le guide et vos listes. Faites un fichier sous Gardé.',
  wipe: 'Tout effacer',
  wipeHint: 'Listes, notes, réponses, situations, choix et le guide lui-même.',
  wipeAsk: 'Sûr ? On ne peut pas revenir en arrière.',
  wipeWaiting: (count) => (count === 1 ? '1 signalement attend encore. Il disparaît aussi.' : `${count} signalements attendent encore. Ils disparaissent aussi.`),
  wipeYes: 'Oui, tout effacer',
  wipeNo: 'Non, garder',
  wiping: 'Nous effaçons tout.',
  wiped: 'Tout est effacé.',
  neverTitle: 'Ceci ne quitte jamais votre appareil',
  never: ['Ce que vous cherchez', 'Votre départ et votre GPS', 'La situation de votre client', 'Ce que vous gardez et vos notes', 'Ce que vous regardez : pas de statistiques, pas de cookies'],
  sentTitle: 'Ceci passe par internet',
  sent: ['Chercher le guide : les mêmes fichiers pour tous', 'Un signalement ou une réponse, seulement si vous touchez Envoyer', 'Un trajet, un site ou les rues sur la carte, seulement si vous le touchez'],
  sourcesTitle: 'Sources et licence',
  sources: 'À chaque fait est écrit qui l’a dit et quand. Noms, adresses et heures viennent des services eux-mêmes et de sources publiques.',
  licence: 'Gezel est un logiciel libre (EUPL 1.2).',
  exampleNote: 'Un service avec le signe Exemple n’existe pas. Il montre ce qui peut être écrit ici.',
}

export const texts: Record<Language, AboutTexts> = { nl, en, fr }
