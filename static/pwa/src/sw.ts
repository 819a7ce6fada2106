// The service worker, by hand: the files of one build are kept together, and nothing else is touched.
declare const __PRECACHE__: string[]
declare const __VERSION__: string

const worker = self as unknown as ServiceWorkerGlobalScope
const CACHE = `gezel-${__VERSION__}`

worker.addEventListener('install', (event) => {
  // addAll is all or nothing: a half-filled cache is never used.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(__PRECACHE__)))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((n) => n.startsWith('gezel-') && n !== CACHE).map((n) => caches.delete(n)))),
  )
})

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith('/app/')) return
  const key = event.request.mode === 'navigate' ? '/app/' : url.pathname
  event.respondWith(caches.match(key, { cacheName: CACHE }).then((hit) => hit ?? fetch(event.request)))
})

// A new version waits until the person agrees to it.
worker.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'skip-waiting') void worker.skipWaiting()
})
