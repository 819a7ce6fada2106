// Twin of directory/search/compounds.py: Dutch compounds, split by a curated list of parts.
import { memoized } from './memo'
import { SHORTEST_STEM, stem } from './stems'

// Letters that join parts: schuld+en+last, verkeer+s+les.
const LINKS = ['', 's', 'en', 'e', 'n']
const SHORTEST_COMPOUND = 6
const SHORTEST_PART = 3
const NO_PARTS: string[] = []

export class Compounds {
  private readonly stems: Set<string>
  /** The parts from a word's end on; `NO_PARTS` where it cannot be made of parts. */
  private readonly split = memoized((word: string): string[] => this.find(word))

  /** `parts`: the words that may stand in a compound, folded. */
  constructor(readonly parts: Set<string>) {
    this.stems = new Set([...parts].map(stem))
  }

  /** The parts of a folded word, longest first part preferred; empty where it is not a compound of known parts. */
  splitCompound(word: string): string[] {
    const found = word.length < SHORTEST_COMPOUND ? NO_PARTS : this.split(word)
    return found.length > 1 ? found : NO_PARTS
  }

  /** A part, or an inflection of one. Short stems say too little: `tal` is of `taal`, but `kan` is no `kans`. */
  private isLastPart(word: string): boolean {
    if (this.parts.has(word)) return true
    const ending = stem(word)
    return ending.length >= SHORTEST_STEM && this.stems.has(ending)
  }

  private find(word: string): string[] {
    if (this.isLastPart(word)) return [word]
    for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
      const first = word.slice(0, cut)
      if (!this.parts.has(first)) continue
      const rest = word.slice(cut)
      for (const link of LINKS) {
        if (!rest.startsWith(link) || rest.length - link.length < SHORTEST_PART) continue
        const tail = this.split(rest.slice(link.length))
        if (tail.length) return [first, ...tail]
      }
    }
    return NO_PARTS
  }
}
