// The one directory of this visit. A screen asks for it here, so that a test can put another in its place.
import type { Directory } from '../contract'
import { createDirectory } from '../search/client'

/** A directory on the phone takes up a new pack when it is told that there is one. */
type Live = Directory & { reload?: () => Promise<unknown> }

let made: Promise<Live> | null = null

export const directory = (): Promise<Live> => (made ??= Promise.resolve(createDirectory()))

export function provide(other: Directory): void {
  made = Promise.resolve(other)
}
