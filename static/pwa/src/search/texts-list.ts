/** Texts as one string and where each ends: kept in IndexedDB and read back without building anything. */
export interface TextsData { text: string; ends: Uint32Array }

export class Texts {
  readonly size: number

  constructor(private readonly data: TextsData) {
    this.size = data.ends.length
  }

  static of(texts: readonly string[]): TextsData {
    const ends = new Uint32Array(texts.length)
    let end = 0
    texts.forEach((text, n) => (ends[n] = end += text.length))
    return { text: texts.join(''), ends }
  }

  /** Each text once, sorted by code unit, so that `find` can halve its way. */
  static sorted(texts: Iterable<string>): TextsData {
    return Texts.of([...new Set(texts)].sort())
  }

  at(n: number): string {
    return this.data.text.slice(n ? this.data.ends[n - 1] : 0, this.data.ends[n])
  }

  all(): string[] {
    return Array.from({ length: this.size }, (_, n) => this.at(n))
  }

  /** The first number whose text is not before this one (in sorted texts). */
  firstFrom(text: string): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.at(middle) < text) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The number of this text in sorted texts; -1 where it is not among them. */
  find(text: string): number {
    const n = this.firstFrom(text)
    return n < this.size && this.at(n) === text ? n : -1
  }

  has(text: string): boolean {
    return this.find(text) >= 0
  }
}

/** Lists of numbers, one after the other, and where each list ends. */
export interface ListsData { values: Uint32Array; ends: Uint32Array }

export function lists(of: readonly (readonly number[])[]): ListsData {
  const ends = new Uint32Array(of.length)
  let end = 0
  of.forEach((list, n) => (ends[n] = end += list.length))
  const values = new Uint32Array(end)
  of.forEach((list, n) => values.set(list, ends[n]! - list.length))
  return { values, ends }
}

/** The list with this number; none for a negative one. */
export function listAt(data: ListsData, n: number): Uint32Array {
  return n < 0 ? data.values.subarray(0, 0) : data.values.subarray(n ? data.ends[n - 1] : 0, data.ends[n])
}
