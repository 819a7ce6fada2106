// What the app keeps for the person, as JSON under names of our own. A browser that refuses (private mode, full disk) loses it at the
// end of the visit, and nothing else.

const PREFIX = 'gezel.'
const held = new Map<string, string>()

function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

/** What was kept under this name; `null` where there is nothing that can be read. */
export function read<T>(name: string): T | null {
  const text = held.get(name) ?? storage()?.getItem(PREFIX + name) ?? null
  try {
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

/** Whether it is kept for after this visit. */
export function write(name: string, value: unknown): boolean {
  const text = JSON.stringify(value)
  const kept = set(PREFIX + name, text)
  if (kept) held.delete(name)
  else held.set(name, text)
  return kept
}

function set(key: string, text: string): boolean {
  try {
    storage()?.setItem(key, text)
    return storage() !== null
  } catch {
    return setInstead(key, text)
  }
}

/** On a full disk: what stood here makes room. It may not stay either way, since it is no longer what the person chose. */
function setInstead(key: string, text: string): boolean {
  try {
    storage()?.removeItem(key)
    storage()?.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** Calls `listener` when another tab changed or wiped what is kept under this name, also while this one lay still. */
export function onChangeElsewhere(name: string, listener: () => void): void {
  // Only pages are told; a worker and a test without a browser have nobody beside them.
  if (typeof window === 'undefined') return
  window.addEventListener('storage', ({ key }) => { if (key === PREFIX + name || key === null) listener() })
  window.addEventListener('pageshow', ({ persisted }) => { if (persisted) listener() })
}

export function forget(name: string): void {
  held.delete(name)
  storage()?.removeItem(PREFIX + name)
}

/** Forget everything that was kept through here. */
export function forgetAll(): void {
  held.clear()
  const kept = storage()
  const names = Array.from({ length: kept?.length ?? 0 }, (_, i) => kept?.key(i)).filter((name) => name?.startsWith(PREFIX))
  for (const name of names) kept?.removeItem(name as string)
}

/** What a state of Svelte holds, as a value of its own: as it would be kept. */
export const plain = <T>(state: T): T => JSON.parse(JSON.stringify(state)) as T
