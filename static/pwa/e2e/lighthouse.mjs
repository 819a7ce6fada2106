// Lighthouse as on a slow phone: node lighthouse.mjs BASE PATH | results | entry. Prints the scores (0–100) and what took points off.
// A path is visited. What has no address in the app, as results have none, is walked to: what that costs, then what stands there.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { navigation, snapshot, startTimespan } from 'lighthouse'
import puppeteer from 'puppeteer-core'

const [base, what] = process.argv.slice(2)
const FLAGS = { flags: { logLevel: 'error' } }

async function toResults(page) {
  await page.type('#q', 'budgetbeheer')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-answered=budgetbeheer] .card')
}

const WALKS = {
  results: { before: async () => undefined, walk: toResults },
  entry: { before: toResults, walk: async (page) => { await page.click('.card-name a'); await page.waitForSelector('.entry h1') } },
}

function read({ lhr }) {
  const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]))
  const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0)).map(({ id }) => lhr.audits[id])
  return { scores, lost: weighed.filter(({ score }) => score !== null && score < 0.9).map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`.trim()) }
}

async function walked(page, { before, walk }) {
  await page.setViewport({ width: 412, height: 823, isMobile: true, hasTouch: true, deviceScaleFactor: 1.75 })
  await page.goto(`${base}/app/`)
  await page.waitForSelector('html[data-ready]')
  await before(page)
  const span = await startTimespan(page, FLAGS)
  await walk(page)
  const cost = read(await span.endTimespan())
  const there = read(await snapshot(page, FLAGS))
  // A snapshot knows nothing of speed: that is what the walk was measured for.
  return { scores: { ...there.scores, performance: cost.scores.performance }, lost: [...cost.lost, ...there.lost] }
}

const profile = await mkdtemp(join(tmpdir(), 'gezel-lighthouse-'))
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'], userDataDir: profile })
try {
  const page = await browser.newPage()
  console.log(JSON.stringify(WALKS[what] ? await walked(page, WALKS[what]) : read(await navigation(page, base + what, FLAGS))))
} finally {
  await browser.close()
  await rm(profile, { recursive: true, force: true })
}
