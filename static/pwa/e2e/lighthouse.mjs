// Lighthouse as on a slow phone: node lighthouse.mjs URL …. Prints per address the scores (0–100) and what took points off.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'

const PORT = Number(process.env.DEVTOOLS_PORT ?? 8149)
const profile = await mkdtemp(join(tmpdir(), 'gezel-lighthouse-'))
const context = await chromium.launchPersistentContext(profile, { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${PORT}`] })
const outcome = {}
try {
  for (const url of process.argv.slice(2)) {
    const { lhr } = await lighthouse(url, { port: PORT, logLevel: 'error', output: 'json' })
    const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]))
    const lost = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
      .map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 0.9)
    outcome[new URL(url).pathname] = { scores, lost: lost.map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`.trim()) }
  }
} finally {
  await context.close()
  await rm(profile, { recursive: true, force: true })
}
console.log(JSON.stringify(outcome))
