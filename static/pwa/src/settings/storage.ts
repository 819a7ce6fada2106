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

export function write(name: string, value: unknown): void {
  const text = JSON.stringify(value)
  try {
    storage()?.setItem(PREFIX + name, text)
    held.delete(name)
  } catch {
    held.set(name, text)
  }
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
