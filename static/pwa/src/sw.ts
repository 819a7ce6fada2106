// The service worker, by hand. It keeps the files of one build together, whole or not at all, and answers for the pages of the app; what is
// sent, what has a cookie and all data pass by it untouched (docs/decisions/0017). Nothing is ever put in the cache but in `install`.
declare const __PRECACHE__: string[]
declare const __VERSION__: string

const worker = self as unknown as ServiceWorkerGlobalScope
const FILES = __PRECACHE__
const CACHE = `gezel-${__VERSION__}`
const SHELL = '/app/'
const PATIENCE_MS = 1_000

worker.addEventListener('install', (event) => event.waitUntil(precache()))
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))
worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request)
  if (answer) event.respondWith(answer)
})
// A new version waits until the person agrees to it.
worker.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'skip-waiting') void worker.skipWaiting()
})

/** Every file of the build, proved by one hash to be just those: a deploy seen half, or a page of something in between, is refused. */
async function precache(): Promise<void> {
  const answers = await Promise.all(FILES.map((path) => fetch(path, { cache: 'no-cache', credentials: 'omit', redirect: 'error' })))
  const bodies = await Promise.all(answers.map((answer) => answer.clone().arrayBuffer()))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(bodies).arrayBuffer()))
  const version = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (!version.startsWith(__VERSION__)) throw new Error('these are not the files of this build')
  const cache = await caches.open(CACHE)
  try {
    await Promise.all(FILES.map((path, n) => cache.put(path, answers[n] as Response)))
  } catch (error) {
    await caches.delete(CACHE)
    throw error
  }
  // After a worker that took itself back (kill.ts) no earlier build is here that a page could still need.
  if (!(await othersKept()).length) await worker.skipWaiting()
}

/** The caches of other builds. */
const othersKept = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith('gezel-') && name !== CACHE)

/** Caches of other builds go. Pages that are open count as ours from now on: the first visit, too, goes on without a network. */
async function takeOver(): Promise<void> {
  await Promise.all((await othersKept()).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** `null`: the browser goes its own way, as if there were no service worker. */
function answerTo(request: Request): Promise<Response> | null {
  const { origin, pathname, searchParams } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return null
  if (request.mode !== 'navigate') return FILES.includes(pathname) ? kept(pathname, request) : null
  if (/^\/app\/[^.]*$/.test(pathname)) return kept(SHELL, request)
  // `?pagina` asks for the server's page of an entry, whatever is here.
  if (/^\/aanbod\/[^/]+$/.test(pathname) && !searchParams.has('pagina')) return entryPage(request)
  if (pathname === '/' || pathname.startsWith('/thema/')) return fetch(request).catch(() => Response.redirect(SHELL))
  return null
}

const kept = async (path: string, request: Request): Promise<Response> => (await caches.match(path, { cacheName: CACHE })) ?? fetch(request)

/** With a guide on this phone the app shows the entry, and nobody is told which one; without, the server's page, and the app where that fails. */
async function entryPage(request: Request): Promise<Response> {
  return (await holdsGuide()) ? kept(SHELL, request) : fetch(request).catch(() => kept(SHELL, request))
}

/** Whether the pack's store (`pack/store.ts`) holds a pack. */
function holdsGuide(): Promise<boolean> {
  const asked = new Promise<boolean>((resolve) => {
    const request = indexedDB.open('gezel')
    // There is no store: it must not be made here.
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onerror = () => resolve(false)
    request.onsuccess = () => {
      const database = request.result
      try {
        const count = database.transaction('state').objectStore('state').count('held')
        count.onsuccess = () => resolve(count.result > 0)
        count.onerror = () => resolve(false)
      } catch {
        resolve(false)
      } finally {
        database.close()
      }
    }
  })
  return Promise.race([asked, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS))])
}
