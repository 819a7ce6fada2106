// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import '../testing/screens'
import { routeOf, router } from './router.svelte'

let stop: () => void
const main = (): HTMLElement => document.querySelector('main') as HTMLElement
/** A screen that was fetched only now. */
const comes = (html: string): void => { main().innerHTML = html }
const focused = (): string => document.activeElement?.textContent || document.activeElement?.localName || ''
const settled = () => new Promise((done) => { setTimeout(done, 20) })

beforeEach(() => {
  document.body.innerHTML = '<button>Verlaat</button><main tabindex="-1"><h1>Zoek</h1><a href="/aanbod/huis">Huis</a></main>'
  history.replaceState(null, '', '/app/')
  stop = router.start()
})
afterEach(() => stop())

describe('focus', () => {
  test('goes to the heading of a screen that is there', async () => {
    router.go('/app/over')
    await vi.waitFor(() => expect(focused()).toBe('Zoek'))
  })

  test('waits for the heading of a screen that comes late', async () => {
    comes('')
    router.go('/app/over')
    await vi.waitFor(() => expect(document.activeElement).toBe(main()))
    comes('<p>Even geduld.</p>')
    await settled()
    expect(document.activeElement).toBe(main())
    comes('<h1>Over Gezel</h1>')
    await vi.waitFor(() => expect(focused()).toBe('Over Gezel'))
  })

  test('is not taken from a person who went on meanwhile', async () => {
    comes('')
    router.go('/app/over')
    await vi.waitFor(() => expect(document.activeElement).toBe(main()))
    document.querySelector('button')?.focus()
    comes('<h1>Over Gezel</h1>')
    await settled()
    expect(focused()).toBe('Verlaat')
  })

  test('stays with a person who is typing', async () => {
    document.querySelector('button')?.focus()
    router.go('/app/resultaten', { keepFocus: true })
    await settled()
    expect(focused()).toBe('Verlaat')
  })

  test('comes back to the link that was followed', async () => {
    document.querySelector('a')?.click()
    expect(location.pathname).toBe('/aanbod/huis')
    router.back()
    await vi.waitFor(() => expect(focused()).toBe('Huis'))
  })
})

test('an address that no browser should send is no screen, and nothing breaks', () => {
  expect(routeOf('/aanbod/%E0%A4%A')).toBeNull()
  expect(routeOf('/aanbod/caf%C3%A9')?.slug).toBe('café')
})
