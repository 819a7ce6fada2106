// The language of the app. Dutch is always there; another is fetched (from the app's own cache) when someone chooses it.
import { nl, type Messages } from './nl'

export type { Messages }
export type Language = 'nl' | 'en' | 'fr'

interface Tongue { name: string; dir: 'ltr' | 'rtl'; load: () => Promise<Messages> }
export const LANGUAGES: Record<Language, Tongue> = {
  nl: { name: 'Nederlands', dir: 'ltr', load: async () => nl },
  en: { name: 'English', dir: 'ltr', load: async () => (await import('./en')).en },
  fr: { name: 'Français', dir: 'ltr', load: async () => (await import('./fr')).fr },
}

const current = $state<{ language: Language; messages: Messages }>({ language: 'nl', messages: nl })

/** The words in the language of the app. */
export const t = (): Messages => current.messages
export const language = (): Language => current.language

/** Speak another language; the page says so to screen readers and browsers. */
export async function speak(code: Language): Promise<void> {
  current.messages = await LANGUAGES[code].load()
  current.language = code
  document.documentElement.lang = code
  document.documentElement.dir = LANGUAGES[code].dir
}

/** For what stays Dutch as it was written (names, summaries, labels of needs): its language, where that is not the page's. */
export const dutch = (): 'nl' | undefined => (current.language === 'nl' ? undefined : 'nl')
