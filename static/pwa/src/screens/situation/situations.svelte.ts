// The situations on this device: several side by side, at most one in use, open or behind a PIN.
import { forget, onChangeElsewhere, plain, read, write } from '../../settings/storage'
import type { Sealed } from './lock'
import { emptySituation, type Situation } from './situation'

interface Kept { items: Situation[]; active: string | null }
type Stored = { open: Kept } | { sealed: Sealed }

const NAME = 'situations'
/** Fetched by those who use a PIN. */
const lock = () => import('./lock')

class Situations {
  items = $state<Situation[]>([])
  active = $state<string | null>(null)
  /** Whether a PIN is asked before anything can be seen. */
  locked = $state(false)
  /** Whether there is a PIN at all. */
  hasPin = $state(false)
  /** Whether the device refused to keep the last change: it then lasts until the app is closed. */
  unkept = $state(false)
  private key: { key: CryptoKey; salt: string } | null = null
  /** Writes follow one another, so that an older one never overtakes a newer. */
  private writing: Promise<void> = Promise.resolve()

  constructor() {
    this.load()
    onChangeElsewhere(NAME, () => void this.follow())
  }

  /** Read what is kept on this device. */
  load(): void {
    const stored = read<Stored>(NAME)
    this.key = null
    this.hasPin = this.locked = Boolean(stored && 'sealed' in stored)
    this.take(stored && 'open' in stored ? stored.open : null)
  }

  /** The situation in use. */
  get current(): Situation | null {
    return this.items.find(({ id }) => id === this.active) ?? null
  }

  add(): Situation {
    this.items.push(emptySituation(crypto.randomUUID()))
    const added = this.items.at(-1) as Situation
    this.use(added.id)
    return added
  }

  use(id: string | null): void {
    this.active = id
    this.save()
  }

  remove(id: string): void {
    this.items = this.items.filter((item) => item.id !== id)
    if (this.active === id) this.active = null
    this.save()
  }

  /** Keep what was changed. Nothing is kept of nothing: an empty list leaves no trace. */
  save(): void {
    if (this.locked) return
    const kept = plain<Kept>({ items: this.items, active: this.active })
    const held = this.key
    if (held) {
      this.writing = this.writing.then(async () => {
        const sealed = await (await lock()).seal(kept, held.key, held.salt)
        // Meanwhile the lock may have been taken away, or all wiped.
        if (this.key === held) this.unkept = !write(NAME, { sealed } satisfies Stored)
      })
    } else if (kept.items.length) this.unkept = !write(NAME, { open: kept } satisfies Stored)
    else this.forget()
  }

  /** When everything changed so far is kept. */
  saved(): Promise<void> {
    return this.writing
  }

  async setPin(pin: string): Promise<void> {
    const { keyOf, newSalt } = await lock()
    const salt = newSalt()
    this.key = { key: await keyOf(pin, salt), salt }
    this.hasPin = true
    this.save()
    await this.saved()
  }

  removePin(): void {
    this.key = null
    this.hasPin = false
    this.save()
  }

  /** Put away what is open, where there is a PIN. */
  async lock(): Promise<void> {
    if (!this.hasPin || this.locked) return
    await this.saved()
    this.key = null
    this.locked = true
    this.take(null)
  }

  /** None is in use any more, and where there is a PIN it is asked again. */
  putAway(): void {
    if (this.active) this.use(null)
    void this.lock()
  }

  /** Whether the PIN was right. A wrong one shows nothing. */
  async unlock(pin: string): Promise<boolean> {
    const stored = read<Stored>(NAME)
    if (!stored || !('sealed' in stored)) return false
    const { keyOf, unseal } = await lock()
    const { salt } = stored.sealed
    const key = await keyOf(pin, salt)
    const kept = await unseal<Kept>(stored.sealed, key)
    if (!kept) return false
    this.key = { key, salt }
    this.locked = false
    this.take(kept)
    return true
  }

  /** Forget every situation and the PIN. */
  wipe(): void {
    this.key = null
    this.hasPin = this.locked = false
    this.take(null)
    this.forget()
  }

  private forget(): void {
    this.unkept = false
    forget(NAME)
  }

  /** Take over what another tab kept, so that neither writes over the other. Which one is in use each tab knows for itself. */
  private async follow(): Promise<void> {
    const { active } = this
    const stored = read<Stored>(NAME)
    const held = this.key
    const kept = stored && 'sealed' in stored && held?.salt === stored.sealed.salt ? await (await lock()).unseal<Kept>(stored.sealed, held.key) : null
    if (kept) this.take(kept)
    else this.load()
    if (this.items.some(({ id }) => id === active)) this.active = active
  }

  private take(kept: Kept | null): void {
    // Fields that a newer app added are there, empty, in what an older one kept.
    this.items = (kept?.items ?? []).map((item) => ({ ...emptySituation(item.id), ...item }))
    this.active = kept?.active ?? null
  }
}

export const situations = new Situations()
