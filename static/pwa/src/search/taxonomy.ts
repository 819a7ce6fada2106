// The codes of the product with their Dutch words, from the pack's file `vocabulary`, and their numbers in columns.
import type { VocabularyFile } from '../contract'

const numbered = (codes: Iterable<string>) => new Map([...codes].map((code, n) => [code, n]))
const byCode = <T extends { code: string }>(items: readonly T[]) => new Map(items.map((item) => [item.code, item]))

export class Taxonomy {
  readonly needs: Map<string, VocabularyFile['needs'][number]>
  readonly obstacles: Map<string, VocabularyFile['obstacles'][number]>
  readonly situations: Map<string, VocabularyFile['situations'][number]>
  readonly languages: Map<string, VocabularyFile['languages'][number]>
  readonly needCodes: string[]
  readonly needNumbers: Map<string, number>
  readonly themeNumbers: Map<string, number>
  readonly kindNumbers: Map<string, number>

  constructor(readonly file: VocabularyFile) {
    this.needs = byCode(file.needs)
    this.obstacles = byCode(file.obstacles)
    this.situations = byCode(file.situations)
    this.languages = byCode(file.languages)
    this.needCodes = [...this.needs.keys()]
    this.needNumbers = numbered(this.needCodes)
    this.themeNumbers = numbered(file.themes.map((theme) => theme.code))
    this.kindNumbers = numbered(file.kinds.map((kind) => kind.code))
  }

  /** The numbers of these needs; a code that is not ours has none. */
  numbersOf(needs: Iterable<string>): number[] {
    return [...needs].flatMap((need) => this.needNumbers.get(need) ?? [])
  }

  themeOf(need: string): string | undefined {
    return this.needs.get(need)?.theme
  }
}
