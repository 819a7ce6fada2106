// Twin of directory/search/analysis.py: words → tokens, the same for documents and queries.
import type { Compounds } from './compounds'
import { memoized } from './memo'
import { stem } from './stems'
import { fold } from './texts'

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu
// French writes its small words onto the next one (l'urgence), Dutch shortens some of its own ('s avonds, 't huis).
const ELIDED = /(?:l|d|j|n|s|c|m|t|qu)'(?=[\p{L}\p{N}]{2})/gu

/** The folded words of a text, in order; what is elided falls off (`l'urgence` → `urgence`, `foto's` → `fotos`). */
export function words(text: string): string[] {
  const found = fold(text).match(WORD) ?? []
  return found.map((word) => (word.includes("'") ? word.replace(ELIDED, '').replaceAll("'", '') : word))
}

export class Analysis {
  /** What a folded word is made of: the stems of its parts where it is a compound, else its own stem. */
  readonly atoms = memoized((word: string): string[] => {
    const parts = this.compounds.splitCompound(word)
    return parts.length ? [...new Set(parts.map(stem))] : [stem(word)]
  })

  constructor(readonly stopwords: Set<string>, readonly compounds: Compounds) {}

  /** What is indexed of a folded word: its own stem, then its atoms. */
  tokensOf(word: string): string[] {
    return [...new Set([stem(word), ...this.atoms(word)])]
  }

  /** The tokens of a text, stop words left out. */
  analyse(text: string): string[] {
    return words(text).flatMap((word) => (this.stopwords.has(word) ? [] : this.tokensOf(word)))
  }

  /** The atoms of these words, stop words left out. */
  contentAtoms(told: readonly string[]): string[] {
    return told.flatMap((word) => (this.stopwords.has(word) ? [] : this.atoms(word)))
  }
}
