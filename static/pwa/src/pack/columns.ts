// Reads what directory/pack/columns.py wrote: records as columns.

type Column = [kind: number, ...parts: unknown[]]
const [SAME, FEW, TEXTS, PLAIN, LISTS, RECORDS, UUIDS] = [0, 1, 2, 3, 4, 5, 6]
/** The first of the characters that number things. */
export const FIRST = 35
const UUID_LETTERS = 22


const own = (value: unknown) => (typeof value === 'object' ? structuredClone(value) : value)

/** The values of a column, in order; `names` are the names of fields that stand in it as numbers. */
export function readColumn(column: unknown, names: readonly string[]): unknown[] {
  const [kind, ...parts] = column as Column
  switch (kind) {
    case SAME: return Array.from({ length: parts[1] as number }, () => own(parts[0]))
    case FEW: return Array.from(parts[1] as string, (letter) => own((parts[0] as unknown[])[letter.charCodeAt(0) - FIRST]))
    case TEXTS: return (parts[0] as string).split('\n')
    case PLAIN: return parts[0] as unknown[]
    case LISTS: return lists(readColumn(parts[0], names) as number[], readColumn(parts[1], names))
    case RECORDS: return records(parts[0] as unknown[], names)
    case UUIDS: return (parts[0] as string).match(new RegExp(`.{${UUID_LETTERS}}`, 'g'))!.map(uuid)
    default: throw new Error(`a column of an unknown kind: ${kind}`)
  }
}

/** Bytes as they stand in base64. */
export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

function uuid(base64: string): string {
  const hex = Array.from(bytesOf(base64), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function lists(lengths: number[], items: unknown[]): unknown[][] {
  let from = 0
  return lengths.map((length) => items.slice(from, (from += length)))
}

function records(parts: unknown[], names: readonly string[]): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = []
  for (let n = 0; n < parts.length; n += 3) {
    const name = typeof parts[n] === 'number' ? names[parts[n] as number]! : (parts[n] as string)
    const presence = parts[n + 1] as 1 | string
    const values = readColumn(parts[n + 2], names)
    let next = 0
    for (let row = 0; row < (presence === 1 ? values.length : presence.length); row++) {
      found[row] ??= {}
      if (presence === 1 || presence[row] === '1') found[row]![name] = values[next++]
    }
  }
  return found
}
