// A PIN lock: what is kept can only be read with the PIN. A PIN of a few digits keeps out a family member, a passer-by and a lost phone's
// finder, not a laboratory: the many rounds only make guessing slow.

const ROUNDS = 600_000
export const PIN = /^\d{4,12}$/

/** Something locked, as it is kept: bytes in base64. */
export interface Sealed { salt: string; iv: string; data: string }

const toText = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** The key that this PIN makes. It can seal and open but not be read. */
export async function keyOf(pin: string, salt: string): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', iterations: ROUNDS, salt: toBytes(salt) }
  return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

export const newSalt = (): string => toText(crypto.getRandomValues(new Uint8Array(16)))

export async function seal(value: unknown, key: CryptoKey, salt: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(value)))
  return { salt, iv: toText(iv), data: toText(new Uint8Array(data)) }
}

/** What was sealed; `null` with the wrong key. */
export async function unseal<T>(sealed: Sealed, key: CryptoKey): Promise<T | null> {
  try {
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: toBytes(sealed.iv) }, key, toBytes(sealed.data))
    return JSON.parse(new TextDecoder().decode(data)) as T
  } catch {
    return null
  }
}

export const canLock = (): boolean => Boolean(globalThis.crypto?.subtle)
