// A real Chromium with a profile of its own, so that service workers, storage and installability are real.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

/** Run `use(context)` in a persistent context at 360×740, then close it and forget its profile. `more` are arguments for Chromium. */
export async function withBrowser(use, { more = [], ...options } = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'gezel-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium', args: [...ARGS, ...more], viewport: { width: 360, height: 740 }, locale: 'nl-BE', timezoneId: 'Europe/Brussels', ...options,
  })
  try {
    return await use(context)
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
}

/** A server that was just started makes its pack when it is first asked for it, which takes a while on a busy machine. */
const FIRST_VISIT_MS = 60_000

/** Open the app and wait until it holds the guide, and its own files for when there is no network. */
export async function openApp(page, base) {
  await page.goto(`${base}/app/`)
  await page.waitForSelector('html[data-ready]', { timeout: FIRST_VISIT_MS })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
}
