import { mount } from 'svelte'
import App from './App.svelte'
import { speak } from './i18n/index.svelte'
import { settings } from './settings/settings.svelte'
import { update } from './shell/update.svelte'

// The words first, so that no screen changes its language before one's eyes. Without them Dutch is there.
await speak(settings.language).catch(() => undefined)
const target = document.getElementById('app') as HTMLElement
target.replaceChildren()
mount(App, { target })
if ('serviceWorker' in navigator && import.meta.env.PROD) void update.watch(navigator.serviceWorker, '/app/sw.js', '/app/').catch(() => undefined)
