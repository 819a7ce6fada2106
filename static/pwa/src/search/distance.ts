// Edit distances, and a quick look that tells which words cannot be near.

/** The letters of a word as bits: one insertion or deletion changes at most one bit, one replacement two, an exchange none. */
export function letterBits(word: string): number {
  let bits = 0
  for (let n = 0; n < word.length; n++) bits |= 1 << (word.charCodeAt(n) & 31)
  return bits
}

/** Whether words with these letters may be within `most` edits of each other. */
export function mayBeNear(bits: number, others: number, most: number): boolean {
  let differing = bits ^ others
  for (let left = 2 * most; differing; left--) {
    if (!left) return false
    differing &= differing - 1
  }
  return true
}

/** Optimal string alignment: insertions, deletions, replacements and exchanges of neighbours; `most + 1` where it is more. */
export function alignmentDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      next.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = row
    row = next
  }
  return Math.min(row[b.length]!, most + 1)
}

/** Unrestricted Damerau-Levenshtein distance, in which letters between two exchanged ones may be edited too; `most + 1` where it is more. */
export function damerauDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  const far = a.length + b.length
  const width = b.length + 2
  const cells = new Array<number>((a.length + 2) * width).fill(far)
  for (let i = 0; i <= a.length; i++) cells[(i + 1) * width + 1] = i
  for (let j = 0; j <= b.length; j++) cells[width + j + 1] = j
  const lastRow = new Map<string, number>()
  for (let i = 1; i <= a.length; i++) {
    let lastColumn = 0
    for (let j = 1; j <= b.length; j++) {
      const row = lastRow.get(b[j - 1]!) ?? 0
      const column = lastColumn
      const same = a[i - 1] === b[j - 1]
      if (same) lastColumn = j
      cells[(i + 1) * width + j + 1] = Math.min(
        cells[i * width + j]! + (same ? 0 : 1),
        cells[(i + 1) * width + j]! + 1,
        cells[i * width + j + 1]! + 1,
        cells[row * width + column]! + (i - row - 1) + 1 + (j - column - 1),
      )
    }
    lastRow.set(a[i - 1]!, i)
  }
  return Math.min(cells[(a.length + 1) * width + b.length + 1]!, most + 1)
}
