// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PackState } from '../contract'
import { nl } from '../i18n/nl'
import '../i18n/nl-late'
import '../testing/screens'
import { leave, leaveOnTripleEscape, NEUTRAL } from './leave'
import { routeOf, router } from './router.svelte'
import { statusOf } from './status'
import { update } from './update.svelte'

describe('leaving', () => {
  let stop: () => void
  beforeEach(() => {
    history.replaceState(null, '', '/app/')
    stop = router.start()
  })
  afterEach(() => {
    stop()
    document.documentElement.hidden = false
  })

  const forget = () => undefined

  test('blanks the page and forgets at once, then replaces it', async () => {
    const replace = vi.fn()
    const forgets = vi.fn()
    const left = leave(forgets, { go: vi.fn(), push: vi.fn(), replace })
    expect(document.documentElement.hidden).toBe(true)
    expect(forgets).toHaveBeenCalledOnce()
    await left
    expect(replace).toHaveBeenCalledExactlyOnceWith(NEUTRAL)
  })

  test('a page that the browser kept and shows again begins anew', async () => {
    const replace = vi.fn()
    await leave(forget, { go: vi.fn(), push: vi.fn(), replace })
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    expect(replace).toHaveBeenLastCalledWith('/app/')
  })

  test('leaves from where the visit began, with nothing of it behind or ahead', async () => {
    router.go('/app/over')
    router.go('/aanbod/vluchthuis')
    const moves: string[] = []
    const go = (delta: number) => { moves.push(`${location.pathname} ${delta}`); history.go(delta) }
    const push = (url: string) => { moves.push(`${location.pathname} push ${url}`); history.pushState(null, '', url) }
    await leave(forget, { go, push, replace: () => moves.push(`${location.pathname} replaced`) })
    expect(moves).toEqual(['/aanbod/vluchthuis -2', '/app/ push /app/', '/app/ -1', '/app/ replaced'])
  })

  test('is not held up by a browser that does not go back', async () => {
    router.go('/app/over')
    const replace = vi.fn()
    void leave(forget, { go: () => undefined, push: vi.fn(), replace })
    await vi.waitFor(() => expect(replace).toHaveBeenCalledExactlyOnceWith(NEUTRAL))
  })

  test('needs Escape three times in a row', () => {
    const exit = vi.fn()
    const quiet = leaveOnTripleEscape(exit)
    const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key }))
    for (const key of ['Escape', 'Escape', 'a', 'Escape', 'Escape']) press(key)
    expect(exit).not.toHaveBeenCalled()
    press('Escape')
    expect(exit).toHaveBeenCalledOnce()
    quiet()
  })
})

describe('addresses', () => {
  test.each([
    ['/app/', 'search', null], ['/app/resultaten', 'results', null], ['/app/situatie', 'situation', null], ['/aanbod/huis-van-de-huurder', 'entry', 'huis-van-de-huurder'],
  ])('%s', (path, screen, slug) => expect(routeOf(path)).toEqual({ screen, slug, path }))
  test.each(['/beheer/', '/', '/app/iets', '/aanbod/a/b', '/thema/housing'])('%s is not of the app', (path) => expect(routeOf(path)).toBeNull())
})

describe('what is said of the data', () => {
  const pack = (changed: Partial<PackState>): PackState =>
    ({ revision: 3, edition: 'a', generated_at: '2026-11-24T08:00:00+00:00', services: 10, bytes: 1, age: 'fresh', clockWrong: false, syncing: false, error: null, ...changed })
  const says = (changed: Partial<PackState>, online: boolean) => statusOf(pack(changed), online, '2026-11-26', nl)?.text

  test.each<[string, Partial<PackState>, boolean, string | undefined]>([
    ['nothing where all is well', {}, true, undefined],
    ['a quiet line offline', {}, false, 'Zonder internet. Gegevens van dinsdag.'],
    ['the day by its name within the week, by its date after', { age: 'old', generated_at: '2026-11-03T08:00:00Z' }, true, 'Gegevens van 3 november 2026. Bel voor je vertrekt.'],
    ['a standing warning, online or not', { age: 'stale', generated_at: '2026-09-03T08:00:00Z' }, false, nl.shell.stale('3 september 2026')],
    ['that updating failed, with what one sees', { error: 'network', generated_at: '2026-11-25T23:30:00Z' }, true, 'Bijwerken lukte niet. Je ziet de gegevens van vandaag.'],
    ['that the first copy is on its way', { age: 'none', generated_at: null, revision: null }, true, nl.shell.syncing],
    ['that the first copy did not come', { age: 'none', generated_at: null, error: 'server' }, true, nl.shell.syncFailedEmpty],
    ['that the phone is full, with or without data', { error: 'full' }, true, nl.shell.full('dinsdag')],
    ['that the phone is full, offline too', { age: 'none', generated_at: null, error: 'full' }, false, nl.shell.fullEmpty],
    ['that a newer guide wants a newer app', { error: 'newer-format' }, true, nl.shell.newerFormat('dinsdag')],
    ['that nothing can be kept here', { age: 'none', generated_at: null, error: 'store' }, true, nl.shell.storeEmpty],
    ['that the clock is wrong, before it says an age by it', { age: 'stale', clockWrong: true }, true, nl.shell.clockWrong],
    ['the date of a day that by this clock is still to come', { age: 'old', generated_at: '2027-03-01T08:00:00Z' }, true, nl.shell.old('1 maart 2027')],
    ['that there is nothing yet', { age: 'none', generated_at: null, revision: null }, false, nl.shell.offlineEmpty],
  ])('%s', (_name, changed, online, text) => expect(says(changed, online)).toBe(text))
})

describe('a new version of the app', () => {
  function worker(controlled: boolean) {
    const container = new EventTarget()
    const waiting = { postMessage: vi.fn() }
    const registration = Object.assign(new EventTarget(), { waiting, installing: null })
    return { waiting, container: Object.assign(container, { controller: controlled ? {} : null, register: async () => registration }) as unknown as ServiceWorkerContainer }
  }

  test('waits for consent, then takes over', async () => {
    const { container, waiting } = worker(true)
    await update.watch(container, '/app/sw.js', '/app/')
    expect(update.waiting).toBe(true)
    expect(waiting.postMessage).not.toHaveBeenCalled()
    update.accept()
    expect(waiting.postMessage).toHaveBeenCalledOnce()
    update.later()
    expect(update.waiting).toBe(false)
  })

  test('the first of all replaces nothing and asks nothing', async () => {
    await update.watch(worker(false).container, '/app/sw.js', '/app/')
    expect(update.waiting).toBe(false)
  })
})
