// What tests of screens share: a browser that is pretended, a screen in it, and waiting until it rests.
import { flushSync, mount, unmount, type Component } from 'svelte'
import { afterEach, vi } from 'vitest'

globalThis.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as unknown as typeof matchMedia
globalThis.scrollTo = () => undefined
globalThis.CSS ??= { escape: (text: string) => text.replace(/["\\]/g, '\\$&') } as typeof CSS
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) { this.open = true }

let shown: ReturnType<typeof mount> | null = null

export function show<Props extends Record<string, unknown>>(screen: Component<Props>, props: Props = {} as Props): void {
  shown = mount(screen as Component, { target: document.body, props })
  flushSync()
}

afterEach(async () => {
  if (shown) await unmount(shown)
  shown = null
  document.body.replaceChildren()
})

/** The one element that a selector, or its visible words, finds. */
export function find<T extends HTMLElement = HTMLElement>(selector: string, words?: string): T {
  const all = Array.from(document.querySelectorAll<T>(selector)).filter((element) => words === undefined || element.textContent?.includes(words))
  if (!all[0]) throw new Error(`nothing like ${selector} ${words ?? ''} in ${document.body.textContent}`)
  return all[0]
}

export const texts = (selector: string): string[] => Array.from(document.querySelectorAll(selector), (element) => element.textContent?.trim() ?? '')

export function tap(selector: string, words?: string): void {
  find(selector, words).click()
  flushSync()
}

export function enter(selector: string, value: string): void {
  const field = find<HTMLInputElement>(selector)
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  flushSync()
}

/** Wait until this holds. */
export async function until(holds: () => void): Promise<void> {
  await vi.waitFor(() => { flushSync(); holds() }, { timeout: 3_000, interval: 5 })
}
