// The app's search in a real Chromium, slowed as a cheap phone is, beside MiniSearch on the same data: node phone.mjs BASE QUESTIONS.json.
// QUESTIONS: {"documents": [{id, name, keywords, text}], "queries": [...], "rounds": n, "times": 4}. The last line printed is the figures.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { memoryOf, slowed } from './slow.mjs'

const [base, questions] = process.argv.slice(2)
const { documents, queries, rounds, times } = JSON.parse(await readFile(questions, 'utf8'))
const FIRST = 'huurcontract'
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
const LONG_MS = 120_000
/** Every third letter is enough of a person typing. */
const LETTERS = 3
const typed = queries.flatMap((query) => Array.from({ length: Math.ceil(query.length / LETTERS) }, (_, n) => query.slice(0, (n + 1) * LETTERS).trim()))
const say = (what) => console.error(`phone: ${what}`)

async function inChromium(profile, use, { offline = false, ...options } = {}) {
  const context = await chromium.launchPersistentContext(profile, { executablePath: '/usr/bin/chromium', args: ARGS, viewport: { width: 360, height: 740 }, locale: 'nl-BE', timezoneId: 'Europe/Brussels', ...options })
  context.setDefaultTimeout(LONG_MS)
  await context.setOffline(offline)
  const fast = slowed(profile, times)
  try {
    return await use(context.pages()[0] ?? (await context.newPage()))
  } finally {
    fast()
    await context.close()
  }
}

const now = (page) => page.evaluate(() => performance.now())

/** Type each text into the field of the app; milliseconds until its answer is drawn. */
const typeAll = (page, texts) => page.evaluate(async ([all, longest]) => {
  const field = document.querySelector('input[type=search]')
  const answered = () => document.querySelector('.results-list')?.dataset.answered
  const took = []
  for (const text of all) {
    const began = performance.now()
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    while (answered() !== text) {
      await new Promise((next) => requestAnimationFrame(next))
      if (performance.now() - began > longest) throw new Error(`no answer to "${text}"; the last was to "${answered()}"`)
    }
    took.push(performance.now() - began)
  }
  return took
}, [texts, LONG_MS / 4])

async function ours(profile) {
  say('first copy of the guide')
  const sync = await inChromium(profile, async (page) => {
    await page.goto(`${base}/app/`)
    await page.waitForSelector('html[data-ready]')
    const ready = await now(page)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    // What was learned is written down after it was used.
    await page.waitForTimeout(3_000)
    return ready
  })
  const start = []
  for (let round = 0; round < rounds; round++) {
    say(`cold start ${round + 1} of ${rounds}`)
    start.push(await inChromium(profile, async (page) => {
      await page.goto(`${base}/app/`, { waitUntil: 'commit' })
      await page.waitForSelector('input[type=search]')
      const [took] = await typeAll(page, [FIRST])
      return took && now(page)
    }, { offline: true }))
  }
  say(`${typed.length} searches`)
  return inChromium(profile, async (page) => {
    await page.goto(`${base}/app/`)
    await page.waitForSelector('html[data-ready]')
    await typeAll(page, [FIRST])
    const type = await typeAll(page, typed)
    return { label: 'Gezel, the app', sync_ms: sync, start_ms: start, type_ms: type, memory_mb: memoryOf(profile) }
  }, { offline: true })
}

/** Runs in a worker: index, keep in IndexedDB, read back, search as one types. */
const MINI = `
const OPTIONS = { fields: ['name', 'keywords', 'text'], searchOptions: { boost: { name: 3, keywords: 2 }, prefix: true, fuzzy: 0.2 } }
const open = () => new Promise((done, fail) => { const r = indexedDB.open('mini', 1); r.onupgradeneeded = () => r.result.createObjectStore('kept'); r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error) })
const ask = (r) => new Promise((done, fail) => { r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error) })
let mini
onmessage = async ({ data: { what, given } }) => {
  const began = performance.now()
  if (what === 'index') {
    mini = new MiniSearch(OPTIONS)
    mini.addAll(given)
    const kept = JSON.stringify(mini)
    await ask((await open()).transaction('kept', 'readwrite').objectStore('kept').put(kept, 'index'))
  } else if (what === 'load') mini = MiniSearch.loadJSON(await ask((await open()).transaction('kept').objectStore('kept').get('index')), OPTIONS)
  else mini.search(given).slice(0, 20)
  postMessage(performance.now() - began)
}`

async function miniSearch(profile) {
  const library = await readFile(join(createRequire(import.meta.url).resolve('minisearch'), '../../umd/index.js'), 'utf8')
  const begin = (page) => page.evaluate(([umd, code]) => {
    const worker = new Worker(URL.createObjectURL(new Blob([umd, '\n;', code])))
    window.asked = (what, given) => new Promise((done, failed) => { worker.onmessage = ({ data }) => done(data); worker.onerror = failed; worker.postMessage({ what, given }) })
  }, [library, MINI])
  const ask = (page, what, given) => page.evaluate(([asked, of]) => window.asked(asked, of), [what, given])
  // A page of the same origin with nothing of ours in it; ours forbids a worker made of text.
  const blank = `${base}/healthz`
  const inPage = (use) => inChromium(profile, use, { bypassCSP: true })
  say('MiniSearch: index')
  const sync = await inPage(async (page) => {
    await page.goto(blank)
    await begin(page)
    return ask(page, 'index', documents)
  })
  const start = []
  for (let round = 0; round < rounds; round++) {
    start.push(await inPage(async (page) => {
      await page.goto(blank)
      const began = await now(page)
      await begin(page)
      await ask(page, 'load')
      await ask(page, 'search', FIRST)
      return (await now(page)) - began
    }))
  }
  say(`MiniSearch: ${typed.length} searches`)
  return inPage(async (page) => {
    await page.goto(blank)
    await begin(page)
    await ask(page, 'load')
    const type = await page.evaluate(async (texts) => {
      const took = []
      for (const text of texts) { const began = performance.now(); await window.asked('search', text); took.push(performance.now() - began) }
      return took
    }, typed)
    return { label: 'MiniSearch, prefix and fuzzy', sync_ms: sync, start_ms: start, type_ms: type, memory_mb: memoryOf(profile) }
  })
}

const profiles = await Promise.all(['app', 'mini'].map((name) => mkdtemp(join(tmpdir(), `gezel-bench-${name}-`))))
try {
  const figures = { ours: await ours(profiles[0]), minisearch: await miniSearch(profiles[1]) }
  console.log(JSON.stringify(figures))
} finally {
  await Promise.all(profiles.map((profile) => rm(profile, { recursive: true, force: true })))
}
