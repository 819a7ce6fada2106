// The words of what is saved, per language.
import type { Language } from '../../i18n/index.svelte'

export interface SavedTexts {
  title: string
  intro: string
  empty: string
  emptyHint: string
  search: string
  noList: string
  call: string
  callName: (name: string, number: string) => string
  example: string
  gone: string
  note: string
  noteFor: (name: string) => string
  noteHint: string
  list: string
  listFor: (name: string) => string
  remove: string
  removeFor: (name: string) => string
  removed: (name: string) => string
  undo: string
  newList: string
  newListName: string
  addList: string
  listName: string
  rename: string
  removeList: string
  removeListFor: (name: string) => string
  emptyList: string
  file: string
  fileHint: string
  export: string
  import: string
  imported: (added: number, known: number) => string
  problems: Record<'not-ours' | 'newer' | 'damaged' | 'too-large' | 'failed', string>
  failed: string
}

const nl: SavedTexts = {
  title: 'Bewaard',
  intro: 'Staat enkel op dit toestel.',
  empty: 'Je bewaarde nog niets',
  emptyHint: 'Open een dienst en tik op Bewaar. Ze staat dan hier, ook zonder internet.',
  search: 'Zoek een dienst',
  noList: 'Zonder lijst',
  call: 'Bel',
  callName: (name, number) => `Bel ${name}, ${number}`,
  example: 'Voorbeeld',
  gone: 'Staat niet meer in je gids. Misschien bestaat ze niet meer.',
  note: 'Notitie',
  noteFor: (name) => `Notitie bij ${name}`,
  noteHint: 'Schrijf geen namen van mensen.',
  list: 'Lijst',
  listFor: (name) => `Lijst van ${name}`,
  remove: 'Haal weg',
  removeFor: (name) => `Haal weg: ${name}`,
  removed: (name) => `${name} is weg uit Bewaard.`,
  undo: 'Zet terug',
  newList: 'Nieuwe lijst',
  newListName: 'Naam van de nieuwe lijst',
  addList: 'Maak lijst',
  listName: 'Naam van de lijst',
  rename: 'Andere naam',
  removeList: 'Wis lijst',
  removeListFor: (name) => `Wis de lijst ${name}. De diensten blijven bewaard.`,
  emptyList: 'Deze lijst is leeg.',
  file: 'Op een ander toestel',
  fileHint: 'Zet alles in een bestand, met je notities. Open dat bestand op het andere toestel.',
  export: 'Maak bestand',
  import: 'Open bestand',
  imported: (added, known) => `${added === 1 ? '1 dienst' : `${added} diensten`} erbij${known ? `, ${known} had je al` : ''}.`,
  problems: {
    'not-ours': 'Dit is geen bestand van Gezel. Er is niets veranderd.', newer: 'Dit bestand komt van een nieuwere Gezel. Werk de app bij. Er is niets veranderd.',
    damaged: 'Dit bestand is stuk. Er is niets veranderd.', 'too-large': 'Dit bestand is te groot. Er is niets veranderd.', failed: 'Bestand openen lukte niet. Er is niets veranderd.',
  },
  failed: 'Bewaren lukt niet op dit toestel.',
}

const en: SavedTexts = {
  title: 'Saved',
  intro: 'Only on this device.',
  empty: 'You saved nothing yet',
  emptyHint: 'Open a service and tap Save. It then stands here, without internet too.',
  search: 'Find a service',
  noList: 'Without a list',
  call: 'Call',
  callName: (name, number) => `Call ${name}, ${number}`,
  example: 'Example',
  gone: 'No longer in your guide. It may no longer exist.',
  note: 'Note',
  noteFor: (name) => `Note on ${name}`,
  noteHint: 'Do not write names of people.',
  list: 'List',
  listFor: (name) => `List of ${name}`,
  remove: 'Remove',
  removeFor: (name) => `Remove: ${name}`,
  removed: (name) => `${name} is no longer saved.`,
  undo: 'Put back',
  newList: 'New list',
  newListName: 'Name of the new list',
  addList: 'Make list',
  listName: 'Name of the list',
  rename: 'Other name',
  removeList: 'Delete list',
  removeListFor: (name) => `Delete the list ${name}. The services stay saved.`,
  emptyList: 'This list is empty.',
  file: 'On another device',
  fileHint: 'Put everything in a file, with your notes. Open that file on the other device.',
  export: 'Make file',
  import: 'Open file',
  imported: (added, known) => `${added === 1 ? '1 service' : `${added} services`} added${known ? `, ${known} you had` : ''}.`,
  problems: {
    'not-ours': 'This is not a file of Gezel. Nothing has changed.', newer: 'This file is from a newer Gezel. Update the app. Nothing has changed.',
    damaged: 'This file is broken. Nothing has changed.', 'too-large': 'This file is too large. Nothing has changed.', failed: 'Opening the file did not work. Nothing has changed.',
  },
  failed: 'Saving does not work on this device.',
}

const fr: SavedTexts = {
  title: 'Gardé',
  intro: 'Seulement sur cet appareil.',
  empty: 'Vous n’avez encore rien gardé',
  emptyHint: 'Ouvrez un service et touchez Garder. Il est alors ici, même sans internet.',
  search: 'Chercher un service',
  noList: 'Sans liste',
  call: 'Appeler',
  callName: (name, number) => `Appeler ${name}, ${number}`,
  example: 'Exemple',
  gone: 'N’est plus dans votre guide. Il n’existe peut-être plus.',
  note: 'Note',
  noteFor: (name) => `Note sur ${name}`,
  noteHint: 'N’écrivez pas de noms de personnes.',
  list: 'Liste',
  listFor: (name) => `Liste de ${name}`,
  remove: 'Enlever',
  removeFor: (name) => `Enlever : ${name}`,
  removed: (name) => `${name} n’est plus gardé.`,
  undo: 'Remettre',
  newList: 'Nouvelle liste',
  newListName: 'Nom de la nouvelle liste',
  addList: 'Faire une liste',
  listName: 'Nom de la liste',
  rename: 'Autre nom',
  removeList: 'Effacer la liste',
  removeListFor: (name) => `Effacer la liste ${name}. Les services restent gardés.`,
  emptyList: 'Cette liste est vide.',
  file: 'Sur un autre appareil',
  fileHint: 'Mettez tout dans un fichier, avec vos notes. Ouvrez ce fichier sur l’autre appareil.',
  export: 'Faire un fichier',
  import: 'Ouvrir un fichier',
  imported: (added, known) => `${added} service${added === 1 ? '' : 's'} en plus${known ? `, ${known} déjà là` : ''}.`,
  problems: {
    'not-ours': 'Ce n’est pas un fichier de Gezel. Rien n’a changé.', newer: 'Ce fichier vient d’un Gezel plus récent. Mettez l’app à jour. Rien n’a changé.',
    damaged: 'Ce fichier est abîmé. Rien n’a changé.', 'too-large': 'Ce fichier est trop grand. Rien n’a changé.', failed: 'Ouvrir le fichier n’a pas marché. Rien n’a changé.',
  },
  failed: 'Garder ne marche pas sur cet appareil.',
}

export const texts: Record<Language, SavedTexts> = { nl, en, fr }
