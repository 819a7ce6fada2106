// How scripts reach a screen or a state of the app: as a person would, from the start, by what stands on the screen.

const ENTRY = '/aanbod/de-woonmakelaar-mol-voorbeeld'
// The database that holds the guide.
const GUIDE = 'gezel'
const REAL_ENTRY = '/aanbod/gemeente-mol-budgetbeheer'

/** The app with its guide on the device, at this address. An entry is reached from within: its own address is the server's page. */
export async function openApp(page, base, path = '/app/') {
  await page.goto(base + (path.startsWith('/aanbod/') ? '/app/' : path))
  await page.waitForSelector('html[data-ready]')
  if (path.startsWith('/aanbod/')) await follow(page, path)
}

/** Go to an address of the app as a link in it does. */
export async function follow(page, path) {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href })
    document.body.append(link)
    link.click()
    link.remove()
  }, path)
  await settled(page)
}

/** What was fetched late is drawn, and fonts and sheets are where they stay. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('main h1')?.textContent && !document.querySelector('main .screen:empty'))
  await page.waitForTimeout(250)
}

export async function search(page, base, words, { from = null } = {}) {
  await openApp(page, base)
  if (from) {
    await page.click('.setting-lines button')
    await page.fill('#start-place', from)
    await page.waitForSelector('.choices button[aria-pressed]')
    await page.press('#start-place', 'Enter')
    await page.waitForSelector('dialog', { state: 'detached' })
  }
  await page.fill('#q', words)
  await page.press('#q', 'Enter')
  await page.waitForSelector(`[data-answered=${JSON.stringify(words)}]`)
  await page.waitForTimeout(150)
}

/** A page of its own, and nothing of what a person did left on the device: no scene leans on another. The guide may stay. */
export async function freshPage(context, base) {
  await context.setOffline(false)
  const page = await context.newPage()
  await page.goto(`${base}/app/manifest.webmanifest`)
  await page.evaluate(async (keep) => {
    localStorage.clear()
    sessionStorage.clear()
    const wiped = (await indexedDB.databases()).filter(({ name }) => name !== keep)
    await Promise.all(wiped.map(({ name }) => new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done })))
  }, GUIDE)
  return page
}

const entry = (path) => (page, base) => openApp(page, base, path).then(() => page.waitForSelector('.entry'))
const results = (page, base) => search(page, base, 'huurcontract nakijken', { from: 'Balen' })
const card = (language) => async (page, base) => {
  await entry(ENTRY)(page, base)
  await page.getByRole('button', { name: 'Deel' }).click()
  await page.getByRole('button', { name: /^Kaart in grote letters/ }).click()
  await page.click(`.card-page [lang=${language}]`)
  await page.waitForSelector('.card-page .qr')
}

/** Each screen and state by name: how to get there. The guide is on the device, unless `firstStart` says that there is none yet. */
export const SCENES = {
  start: (page, base) => openApp(page, base),
  typing: async (page, base) => {
    await openApp(page, base)
    await page.fill('#q', 'huurc')
    await page.waitForSelector('.suggestions')
  },
  results,
  'results-example': (page, base) => search(page, base, 'kinderopvang'),
  'results-to-ask': async (page, base) => {
    await search(page, base, 'nederlands leren gratis spreekt arabisch', { from: 'Mol' })
  },
  'results-corrected': (page, base) => search(page, base, 'huurkontract lezen voor ge tekent balen'),
  filters: async (page, base) => {
    await results(page, base)
    await page.click('.setting.tool')
    await page.waitForSelector('dialog .count')
  },
  map: async (page, base) => {
    await results(page, base)
    await page.getByRole('button', { name: 'Kaart' }).click()
    await page.waitForSelector('.map .map-pin')
    await page.waitForTimeout(300)
  },
  'map-pin': async (page, base) => {
    await SCENES.map(page, base)
    await page.locator('.map .map-pin').first().press('Enter')
    await page.waitForSelector('.leaflet-popup')
    await page.waitForTimeout(400)
  },
  places: async (page, base) => {
    await openApp(page, base)
    await page.click('.setting-lines button')
    await page.waitForSelector('dialog li:nth-child(4)')
  },
  nothing: (page, base) => search(page, base, 'xylofoon zwaffel', { from: 'Retie' }),
  danger: (page, base) => search(page, base, 'hij ademt niet meer'),
  'danger-and-more': (page, base) => search(page, base, 'slaapplaats vannacht', { from: 'Mol' }),
  'situation-none': (page, base) => openApp(page, base, '/app/situatie').then(() => settled(page)),
  situation: async (page, base) => {
    await SCENES['situation-none'](page, base)
    await page.getByRole('button', { name: 'Nieuwe situatie' }).click()
    await page.fill('#nickname', 'Merel')
    await page.selectOption('#language-add', 'ar')
    await page.getByText('met bus of trein').click()
    await page.evaluate(() => scrollTo(0, 0))
  },
  'situation-locked': async (page, base) => {
    await SCENES.situation(page, base)
    await page.locator('summary', { hasText: 'Zet op slot' }).click()
    await page.fill('#new-pin', '1234')
    await page.fill('#pin-again', '1234')
    await page.getByRole('button', { name: 'Zet op slot' }).click()
    await page.getByRole('button', { name: 'Doe nu op slot' }).click()
    await page.waitForSelector('#pin')
    await page.evaluate(() => scrollTo(0, 0))
  },
  entry: entry(REAL_ENTRY),
  'entry-example': entry(ENTRY),
  'entry-beside': async (page, base) => {
    await results(page, base)
    await page.click('.card-name a')
    await page.waitForSelector('.entry')
  },
  'entry-gone': (page, base) => openApp(page, base, '/aanbod/bestaat-niet').then(() => page.waitForSelector('main h1')),
  answering: async (page, base) => {
    await entry(REAL_ENTRY)(page, base)
    await page.$$eval('details', (all) => all.forEach((element) => { element.open = true }))
    await page.locator('.asks .button', { hasText: 'Ja' }).first().click()
    await page.locator('.asks .button', { hasText: /^Vul in/ }).first().click()
    await page.locator('.ask').first().evaluate((element) => element.scrollIntoView())
  },
  sharing: async (page, base) => {
    await entry(REAL_ENTRY)(page, base)
    await page.getByRole('button', { name: 'Deel' }).click()
    await page.waitForSelector('dialog')
  },
  'card-nl': card('nl'),
  'card-ar': card('ar'),
  'saved-none': (page, base) => openApp(page, base, '/app/bewaard').then(() => settled(page)),
  saved: async (page, base) => {
    for (const path of [REAL_ENTRY, ENTRY]) {
      await entry(path)(page, base)
      await page.getByRole('button', { name: 'Bewaar' }).click()
    }
    await follow(page, '/app/bewaard')
    await page.waitForSelector('article.card')
  },
  report: (page, base) => openApp(page, base, '/app/melden').then(() => settled(page)),
  'report-wrong': async (page, base) => {
    await SCENES.report(page, base)
    await page.locator('input[type=search]').fill('budgetbeheer')
    await page.locator('.links button').first().click()
    await page.getByRole('button', { name: /klopt niet/i }).click()
    await page.locator('input[type=radio]').nth(2).check()
    await page.evaluate(() => scrollTo(0, 0))
  },
  'report-waits': async (page, base) => {
    await SCENES['report-wrong'](page, base)
    // Without a network it waits in view.
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Verder' }).first().click()
    await page.getByRole('button', { name: 'Stuur', exact: true }).click()
    await page.waitForSelector('.waiting .card')
    await page.evaluate(() => scrollTo(0, 0))
  },
  about: (page, base) => openApp(page, base, '/app/over').then(() => settled(page)),
  wiping: async (page, base) => {
    await SCENES.about(page, base)
    await page.locator('.danger-button').click()
    await page.waitForSelector('[role=alertdialog]')
  },
  'first-start-offline': async (page, base) => {
    // The shell is there, the guide never came.
    await page.goto(`${base}/app/manifest.webmanifest`)
    await page.evaluate((name) => new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done }), GUIDE)
    await page.route('**/pack/**', (route) => route.abort())
    await page.goto(`${base}/app/`)
    await page.waitForSelector('main h1')
    await page.context().setOffline(true)
    await page.waitForSelector('.status.warning')
    // The lines to call in danger come where the guide is not there after a while.
    await page.waitForTimeout(2_200)
  },
}
