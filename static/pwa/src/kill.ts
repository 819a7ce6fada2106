// The way back from a bad release: served in the place of sw.js (`APP_WORKER=remove`, README), it takes the app's files off every phone
// that asks. Lists, notes, reports that wait and the guide are not in caches, and stay.
const scope = self as unknown as ServiceWorkerGlobalScope

scope.addEventListener('install', () => void scope.skipWaiting())
scope.addEventListener('activate', (event) => event.waitUntil(remove()))

async function remove(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('gezel-')) await caches.delete(name)
  await scope.registration.unregister()
  // Only pages that the bad worker answered for are ours to load anew, so that this happens once; a form of the portal is left in peace.
  const pages = await scope.clients.matchAll({ type: 'window' })
  await Promise.all(pages.filter(({ url }) => /^\/(app|aanbod)\//.test(new URL(url).pathname)).map((page) => page.navigate(page.url)))
}
