// Between the page and the search worker: each question has an id, and its answer bears the same.
import type { Directory } from '../contract'

export type LiveDirectory = Directory & { reload(): Promise<void> }

export interface Question { id: number; method: keyof LiveDirectory; args: unknown[] }
export type Answer = { id: number; value: unknown } | { id: number; error: string }
