// The one directory of this visit. A screen asks for it here, so that a test can put another in its place.
import type { Directory } from '../contract'
import { createDirectory } from '../search/client'

/** A directory on the phone takes up a new pack when it is told that there is one. */
type Live = Directory & { reload?: () => Promise<unknown> }

let made: Promise<Live> | null = null

/** While working on screens, `VITE_HTTP=1 npx vite` asks a running server instead of the pack. No build has that branch. */
const make = async (): Promise<Live> => (import.meta.env.DEV && import.meta.env.VITE_HTTP ? (await import('../testing/httpDirectory')).httpDirectory() : createDirectory())

export const directory = (): Promise<Live> => (made ??= make())

export function provide(other: Directory): void {
  made = Promise.resolve(other)
}
