// The choices that a person makes for this device.
import { LANGUAGES, speak, type Language } from '../i18n/index.svelte'
import { forgetAll, onChangeElsewhere, read, write } from './storage'

export interface Settings {
  language: Language
  /** Keep the words searched for on this device. Off unless someone turns it on. */
  keepRecent: boolean
  /** Fetch new data only when someone asks for it. */
  dataSaver: boolean
}

const NAME = 'settings'
export const DEFAULTS: Readonly<Settings> = { language: 'nl', keepRecent: false, dataSaver: false }

/** Known settings of the right type; what an older or newer app kept beside them means nothing here. */
function checked(found: Partial<Settings> | null): Settings {
  const language = found?.language && found.language in LANGUAGES ? found.language : DEFAULTS.language
  return { language, keepRecent: found?.keepRecent === true, dataSaver: found?.dataSaver === true }
}

export const settings: Settings = $state(checked(read<Partial<Settings>>(NAME)))
onChangeElsewhere(NAME, () => {
  Object.assign(settings, checked(read<Partial<Settings>>(NAME)))
  void speak(settings.language)
})

export function change(changed: Partial<Settings>): void {
  Object.assign(settings, changed)
  write(NAME, settings)
  if (changed.language) void speak(changed.language)
}

/** Forget every choice, recent search and situation on this device. */
export function wipeSettings(): void {
  forgetAll()
  Object.assign(settings, DEFAULTS)
  void speak(DEFAULTS.language)
}
