// The one directory of this visit. A screen asks for it here, so that a test can put another in its place.
import type { Directory } from '../contract'
import { createDirectory } from '../search/client'

let made: Promise<Directory> | null = null

export const directory = (): Promise<Directory> => (made ??= Promise.resolve(createDirectory()))

export function provide(other: Directory): void {
  made = Promise.resolve(other)
}
