// Twin of directory/search/everyday.py: everyday stems as a Golomb-coded set of hashes.
import { bytesOf } from '../pack/columns'

const HASH_BITS = 22
const RICE_BITS = 7

/** FNV-1a over UTF-16, stirred as MurmurHash3 does at its end. */
export function stemHash(text: string): number {
  let found = 0x811c9dc5
  for (let n = 0; n < text.length; n++) found = Math.imul(found ^ text.charCodeAt(n), 0x01000193)
  found = Math.imul(found ^ (found >>> 16), 0x85ebca6b)
  return ((found ^ (found >>> 13)) >>> 0) >>> (32 - HASH_BITS)
}

/** The hashes of a coded set, sorted. */
export function stemHashes(coded: string): Uint32Array {
  const bytes = bytesOf(coded)
  const bitAt = (n: number) => (bytes[n >> 3]! >> (7 - (n & 7))) & 1
  const end = bytes.length * 8
  const hashes: number[] = []
  for (let at = 0, before = -1; ; ) {
    let difference = 0
    while (at < end && bitAt(at)) { at++; difference++ }
    // Ones up to the end only fill the last byte.
    if (at === end) return Uint32Array.from(hashes)
    at++
    for (let bit = 0; bit < RICE_BITS; bit++) difference = difference * 2 + bitAt(at++)
    before += difference + 1
    hashes.push(before)
  }
}

/** A set that can only be asked: once in 250 times it takes a stranger for one of its own. */
export class StemSet {
  constructor(private readonly hashes: Uint32Array) {}

  has(stem: string): boolean {
    const asked = stemHash(stem)
    let low = 0
    let high = this.hashes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.hashes[middle]! < asked) low = middle + 1
      else high = middle
    }
    return this.hashes[low] === asked
  }
}
