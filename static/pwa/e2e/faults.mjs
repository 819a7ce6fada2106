// A visit in which everything goes wrong: node faults.mjs BASE. Prints what was left of what a person typed.
import { readFile } from 'node:fs/promises'
import { openApp, withBrowser } from './browser.mjs'
import { keptBy } from './kept.mjs'
import { recordingProxy, through } from './recorder.mjs'

const [base] = process.argv.slice(2)
const NOTE = 'Vraag naar de vrouw met de rode sjaal, zij kent het huis.'
const button = (page, name) => page.getByRole('button', { name, exact: true })
const tab = (page, name) => page.getByRole('navigation').getByRole('link', { name, exact: true })
const proxy = await recordingProxy()
const sent = () => proxy.seen.filter(({ url }) => url === `${base}/api/reports`).map(({ body }) => JSON.parse(body))
const outcome = {}

async function openEntry(page) {
  await tab(page, 'Zoek').click()
  await page.fill('input[type=search]', 'drugs zonder dat ge moet stoppen')
  await page.locator('.cards .card:has(a.call) .card-name a').first().click()
  await page.locator('article.entry').waitFor()
}

/** The server goes away while someone is busy; the device itself has a network and knows of nothing. */
async function serverDown(page) {
  proxy.down(true)
  await openEntry(page)
  await button(page, 'Bewaar').click()
  await page.locator('[aria-pressed=true]').waitFor()
  await button(page, 'Klopt nog').click()
  await button(page, 'Stuur').click()
  await page.getByText('Je melding staat klaar.').waitFor()
  await page.goto(`${base}/app/melden`)
  await page.locator('.waiting .card').waitFor()
  outcome.waitingWhileDown = await page.locator('.waiting .card').count()
  proxy.down(false)
  await button(page, 'Probeer nu').click()
  await page.getByText('Alles is verstuurd.').waitFor()
}

/** The tab dies under the fingers: first while a note is typed, then a remark, then a situation. */
async function killed(context, page) {
  const devtools = await context.newCDPSession(page)
  // The answer to this command never comes.
  devtools.send('Page.crash').catch(() => undefined)
  await page.waitForEvent('crash')
  await page.close()
  const next = await context.newPage()
  next.setDefaultTimeout(15_000)
  return next
}
async function tabsDie(context, page) {
  await page.goto(`${base}/app/bewaard`)
  await page.locator('article.card textarea').pressSequentially(NOTE)
  page = await killed(context, page)
  await page.goto(`${base}/app/bewaard`)
  outcome.note = await page.locator('article.card textarea').inputValue()
  await page.goto(`${base}/app/melden`)
  await page.getByLabel('Welke hulp ontbreekt?').selectOption('detox')
  await page.locator('.report section').last().locator('textarea').pressSequentially(NOTE)
  page = await killed(context, page)
  await page.goto(`${base}/app/melden`)
  outcome.remark = await page.locator('.report section').last().locator('textarea').inputValue()
  outcome.need = await page.getByLabel('Welke hulp ontbreekt?').inputValue()
  await page.goto(`${base}/app/situatie`)
  await button(page, 'Nieuwe situatie').click()
  await page.getByLabel('Bijnaam').pressSequentially('Zilvermeeuw')
  page = await killed(context, page)
  await page.goto(`${base}/app/situatie`)
  outcome.nickname = await page.getByLabel('Bijnaam').inputValue()
  return page
}

/** Two tabs at once, each changing what the other shows. */
async function twoTabs(context, one) {
  const two = await context.newPage()
  two.setDefaultTimeout(15_000)
  await two.goto(`${base}/app/situatie`)
  await button(two, 'Nieuwe situatie').click()
  await two.getByLabel('Bijnaam').fill('Roodborst')
  await one.locator('.check', { hasText: 'Roodborst' }).waitFor()
  await one.getByLabel('Rolstoel').check()
  await two.locator('.check', { hasText: 'Zilvermeeuw' }).locator('input').check()
  outcome.seenByTheOther = await two.getByLabel('Rolstoel').isChecked()
  await two.reload()
  outcome.situations = await two.locator('input[name=situation] + span').allTextContents()
  await one.goto(`${base}/app/bewaard`)
  await tab(two, 'Bewaard').click()
  await one.getByLabel('Naam van de nieuwe lijst').fill('Wonen')
  await button(one, 'Maak lijst').click()
  await two.getByRole('heading', { name: 'Wonen' }).waitFor()
  await two.close()
}

/** The disk is full: that is said, and what was typed stays until it can be kept. */
async function full(page) {
  // Chromium allows small writes for half a minute after the room was taken away: what it says afterwards is said at once.
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }
    globalThis.makeRoom = () => { IDBObjectStore.prototype.put = put }
  })
  const note = page.locator('article.card textarea')
  await note.fill('Bel na 10 uur.')
  await page.getByRole('alert').getByText('Bewaren lukt niet op dit toestel.').waitFor()
  await page.getByLabel('Naam van de nieuwe lijst').focus()
  outcome.shownWhileFull = await note.inputValue()
  await page.evaluate(() => globalThis.makeRoom())
  await note.focus()
  await note.pressSequentially(' Echt.')
  await page.reload()
  outcome.keptAfterwards = await note.inputValue()
}

/** Everything saved into a file, to be read again after the wipe. */
async function exported(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Maak bestand').click()])
  outcome.file = file.suggestedFilename()
  return readFile(await file.path())
}
async function imported(page, buffer) {
  await tab(page, 'Bewaard').click()
  const choose = async (name, content) => {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: content })
    return page.locator('[aria-labelledby=bestand] [role=status]:not(:empty)').textContent()
  }
  outcome.badFile = await choose('half.json', buffer.subarray(0, buffer.length / 2))
  outcome.savedOfBadFile = await page.locator('article.card').count()
  await choose('goed.json', buffer)
  await page.locator('article.card textarea').waitFor()
  outcome.noteFromFile = await page.locator('article.card textarea').inputValue()
  outcome.listFromFile = await page.locator('h2', { hasText: 'Wonen' }).count()
}

async function wiped(page) {
  await tab(page, 'Over').click()
  await button(page, 'Wis alles').click()
  await button(page, 'Ja, wis alles').click()
  await page.waitForURL(`${base}/app/`)
  await page.waitForSelector('html[data-ready]')
  const kept = await keptBy(page)
  const all = JSON.stringify(kept)
  outcome.words = ['Zilvermeeuw', 'Roodborst', 'rode sjaal', 'Bel na 10'].filter((word) => all.includes(word))
  outcome.own = kept.indexedDB.filter(([where]) => where.startsWith('gezel-own/')).length
  outcome.localStorage = kept.localStorage
  outcome.sessionStorage = kept.sessionStorage
}

await withBrowser(async (context) => {
  let page = context.pages()[0]
  page.setDefaultTimeout(15_000)
  await openApp(page, base)
  await page.reload()
  await serverDown(page)
  page = await tabsDie(context, page)
  await twoTabs(context, page)
  await full(page)
  const file = await exported(page)
  await wiped(page)
  await imported(page, file)
  outcome.sent = sent().map(({ kind }) => kind)
  outcome.typed = NOTE
}, { more: through(proxy) }).finally(() => proxy.close())
console.log(JSON.stringify(outcome))
