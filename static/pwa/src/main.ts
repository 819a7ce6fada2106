import { mount } from 'svelte'
import App from './App.svelte'
import { speak } from './i18n/index.svelte'
import { settings } from './settings/settings.svelte'
import { update } from './shell/update.svelte'

/** The words first, so that no screen changes its language before one's eyes. Without them Dutch is there. */
async function start(): Promise<void> {
  await speak(settings.language).catch(() => undefined)
  const target = document.getElementById('app') as HTMLElement
  target.replaceChildren()
  mount(App, { target })
}

// Not awaited: parts of the app that are loaded later import this one, and would wait for it in a ring.
void start()
// The whole of `/` is its scope, since entries stand at /aanbod/. Not before the page is there: what the worker fetches comes second.
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  addEventListener('load', () => void update.watch(navigator.serviceWorker, '/sw.js', '/').catch(() => undefined))
}
