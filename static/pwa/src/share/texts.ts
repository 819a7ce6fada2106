// The words of sharing, in the languages of the app.
import type { Language } from '../i18n/index.svelte'

export interface ShareTexts {
  title: string
  sms: string
  mail: string
  other: string
  copy: string
  copied: string
  copyFailed: string
  qr: string
  qrHint: string
  qrFor: (name: string) => string
  card: string
  cardHint: string
  cardLanguage: string
  print: string
  back: string
  awaiting: string
}

export const texts: Record<Language, ShareTexts> = {
  nl: {
    title: 'Deel', sms: 'Stuur als sms', mail: 'Stuur als mail', other: 'Deel op een andere manier', copy: 'Kopieer de link', copied: 'De link is gekopieerd.',
    copyFailed: 'Kopiëren lukte niet. Dit is de link:', qr: 'Toon QR-code', qrHint: 'Scan met de camera van een andere telefoon.', qrFor: (name) => `QR-code van ${name}`,
    card: 'Kaart in grote letters', cardHint: 'Om te tonen of af te drukken, in de taal van je cliënt', cardLanguage: 'Taal van de kaart', print: 'Druk af', back: 'Terug',
    awaiting: 'Deze vertaling is nog niet nagelezen.',
  },
  en: {
    title: 'Share', sms: 'Send as text message', mail: 'Send as mail', other: 'Share in another way', copy: 'Copy the link', copied: 'The link is copied.',
    copyFailed: 'Copying did not work. This is the link:', qr: 'Show QR code', qrHint: 'Scan it with the camera of another phone.', qrFor: (name) => `QR code of ${name}`,
    card: 'Card in large letters', cardHint: 'To show or print, in your client’s language', cardLanguage: 'Language of the card', print: 'Print', back: 'Back',
    awaiting: 'This translation is not checked yet.',
  },
  fr: {
    title: 'Partager', sms: 'Envoyer par SMS', mail: 'Envoyer par mail', other: 'Partager autrement', copy: 'Copier le lien', copied: 'Le lien est copié.',
    copyFailed: 'Copier n’a pas marché. Voici le lien :', qr: 'Montrer le code QR', qrHint: 'Scannez avec l’appareil photo d’un autre téléphone.', qrFor: (name) => `Code QR de ${name}`,
    card: 'Carte en grandes lettres', cardHint: 'À montrer ou imprimer, dans la langue de votre client', cardLanguage: 'Langue de la carte', print: 'Imprimer', back: 'Retour',
    awaiting: 'Cette traduction n’est pas encore relue.',
  },
}
