// Words that are being typed about a service, kept until they are sent or let go: a phone may end the app while its person is calling.
// On this device only, and wiped with the rest. What is searched for is never kept here.
import { forget, read, write } from '../settings/storage'

const nameOf = (key: string): string => `draft.${key}`

/** What was typed under this key and not yet sent; `null` where there is nothing. */
export const draftOf = <T>(key: string): T | null => read<T>(nameOf(key))

/** Keep this; where `isEmpty`, nothing is kept of it. */
export function keepDraft(key: string, draft: unknown, isEmpty: boolean): void {
  if (isEmpty) forget(nameOf(key))
  else write(nameOf(key), draft)
}

export const forgetDraft = (key: string): void => forget(nameOf(key))
