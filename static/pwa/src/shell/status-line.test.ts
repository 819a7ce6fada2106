// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import type { PackState } from '../contract'
import { nl } from '../i18n/nl'
import { find, show, tap, until } from '../testing/screens'
import StatusLine from './StatusLine.svelte'

const code = vi.hoisted(() => ({ comes: false, syncPack: vi.fn(async () => undefined) }))
vi.mock('../pack/sync', () => ({
  get watchPack() {
    if (!code.comes) throw new Error('Failed to fetch dynamically imported module')
    return (listener: (state: PackState) => void) => {
      listener({ revision: 3, edition: 'a', generated_at: '2026-11-24T08:00:00+00:00', services: 10, bytes: 1, age: 'fresh', clockWrong: false, syncing: false, error: null })
      return () => undefined
    }
  },
  syncPack: code.syncPack,
}))

test('where the code that fetches the guide does not come, that is said, and it can be tried again', async () => {
  const [renew, settled] = [vi.fn(), vi.fn()]
  show(StatusLine, { renew, settled })
  await until(() => expect(find('[data-status]').textContent).toContain(nl.shell.syncFailedEmpty))
  expect(settled).toHaveBeenCalled()
  code.comes = true
  tap('button', nl.shell.retry)
  await until(() => expect(code.syncPack).toHaveBeenCalledOnce())
  expect(renew).toHaveBeenCalledOnce()
  expect(document.querySelector('[data-status]')).toBeNull()
})
