// A phone with Gezel on it: a real Chromium with a profile that outlives it, so that a cold start is one.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

/** The tests share two cores with others. */
const PATIENCE_MS = 30_000

/** Wait until this holds in the page. (Playwright's own waiting takes the promise of an asynchronous question for a yes.) */
export async function until(page, holds) {
  const given = Date.now() + PATIENCE_MS
  while (!(await page.evaluate(holds))) {
    if (Date.now() > given) throw new Error(`not in time: ${holds}`)
    await page.waitForTimeout(100)
  }
}

export class Phone {
  constructor(base, profile) { this.base = base; this.profile = profile }

  /** Run `use(phone)` with a new phone, then throw it away. */
  static async with(base, use) {
    const phone = new Phone(base, await mkdtemp(join(tmpdir(), 'gezel-phone-')))
    try {
      return await use(phone)
    } finally {
      await phone.close()
      await rm(phone.profile, { recursive: true, force: true })
    }
  }

  /** Open the browser; with `offline` it never was online. */
  async open({ offline = false, ...options } = {}) {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: '/usr/bin/chromium', args: ARGS, viewport: { width: 360, height: 740 }, locale: 'nl-BE', timezoneId: 'Europe/Brussels', offline, ...options,
    })
    this.page = this.context.pages()[0] ?? (await this.context.newPage())
    this.page.setDefaultTimeout(PATIENCE_MS)
    return this.page
  }

  async close() {
    await this.context?.close()
    this.context = null
  }

  /** Tell the wire something (tests/pwa/wire.py); what it has seen so far. */
  async wire(command) {
    return (await fetch(`${this.base}/wire/${command}`)).json()
  }

  /** The first visit: until the guide is here and the app can start without a network. */
  async visit() {
    await this.page.goto(`${this.base}/app/`)
    await this.page.waitForSelector('html[data-guide]')
    await until(this.page, async () => {
      const { installing, waiting } = (await navigator.serviceWorker.getRegistration('/')) ?? { installing: true }
      return !installing && !waiting && navigator.serviceWorker.controller?.state === 'activated' && (await caches.keys()).length
    })
  }

  /** All that stands in a store of the phone. */
  stored(database, store) {
    return this.page.evaluate(([name, part]) => new Promise((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const all = request.result.transaction(part).objectStore(part).getAll()
        all.onsuccess = () => { request.result.close(); resolve(all.result) }
      }
    }), [database, store])
  }

  /** Make the guide so many days older (`Held` in pack/store.ts). */
  grow(ageDays) {
    return this.page.evaluate((days) => new Promise((resolve) => {
      const request = indexedDB.open('gezel')
      request.onsuccess = () => {
        const store = request.result.transaction('state', 'readwrite').objectStore('state')
        store.get('held').onsuccess = ({ target: { result: held } }) => {
          held.checked_at = held.server_at = held.manifest.generated_at = new Date(Date.now() - days * 86_400_000).toISOString()
          store.put(held, 'held').transaction.oncomplete = () => { request.result.close(); resolve() }
        }
      }
    }), ageDays)
  }

  /** What the caches hold: name of the cache → paths. */
  cached() {
    return this.page.evaluate(async () => {
      const all = {}
      for (const name of await caches.keys()) all[name] = (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname).sort()
      return all
    })
  }

  async search(words) {
    await this.page.fill('input[type=search]', words)
    await this.page.waitForSelector('main [data-needs]')
  }

  status() {
    return this.page.$$eval('.status > span', (all) => all.map((element) => element.textContent))
  }
}
