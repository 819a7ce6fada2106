// Snowball's `dutch_porter` (https://snowballstem.org/algorithms/dutch_porter/stemmer.html), written from its published definition.

const VOWELS = 'aeiouyè'
const DOUBLE_VOWEL = /(aa|ee|oo|uu)$/

const isVowel = (letter: string | undefined) => letter !== undefined && VOWELS.includes(letter)

const MAY_BE_CONSONANT = /y|[aeiouyè]i[aeiouyè]/

/** Marks the y and i that are consonants, as Y and I. */
function prelude(word: string): string {
  if (!MAY_BE_CONSONANT.test(word)) return word
  const letters = [...word]
  if (letters[0] === 'y') letters[0] = 'Y'
  for (let n = 0; n < letters.length - 1; n++) {
    if (!isVowel(letters[n])) continue
    if (letters[n + 1] === 'i' && isVowel(letters[n + 2])) letters[n + 1] = 'I'
    else if (letters[n + 1] === 'y') letters[n + 1] = 'Y'
  }
  return letters.join('')
}

/** The place behind the first non-vowel that follows a vowel, from `start` on; the end where there is none. */
function behindFirstSyllable(word: string, start: number): number {
  let n = start
  while (n < word.length && !isVowel(word[n])) n++
  while (n < word.length && isVowel(word[n])) n++
  return n < word.length ? n + 1 : word.length
}

/** One word on its way to its stem: each step takes an ending off. `r1` and `r2` are the regions in which endings may stand. */
class Stemming {
  private eFound = false
  private readonly r1: number
  private readonly r2: number

  constructor(private word: string) {
    const first = behindFirstSyllable(word, 0)
    this.r1 = Math.max(first, 3)
    this.r2 = behindFirstSyllable(word, first)
  }

  stem(): string {
    this.plural()
    this.eEnding()
    this.heid()
    this.derived()
    this.doubleVowel()
    return this.word
  }

  /** Where this ending begins, if the word has it and it begins in the region. */
  private at(ending: string, region: number): number | null {
    const begins = this.word.length - ending.length
    return this.word.endsWith(ending) && begins >= region ? begins : null
  }

  private undouble(): void {
    if (/(kk|dd|tt)$/.test(this.word)) this.word = this.word.slice(0, -1)
  }

  private eEnding(): void {
    this.eFound = false
    const begins = this.at('e', this.r1)
    if (begins === null || begins === 0 || isVowel(this.word[begins - 1])) return
    this.word = this.word.slice(0, begins)
    this.eFound = true
    this.undouble()
  }

  private enEnding(ending: string): void {
    const begins = this.at(ending, this.r1)
    if (begins === null || begins === 0 || isVowel(this.word[begins - 1])) return
    const rest = this.word.slice(0, begins)
    if (rest.endsWith('gem')) return
    this.word = rest
    this.undouble()
  }

  private plural(): void {
    const ending = /(heden|ene|en|se|s)$/.exec(this.word)?.[0]
    if (ending === 'heden') {
      const begins = this.at(ending, this.r1)
      if (begins !== null) this.word = this.word.slice(0, begins) + 'heid'
    } else if (ending === 'en' || ending === 'ene') {
      this.enEnding(ending)
    } else if (ending) {
      const begins = this.at(ending, this.r1)
      const before = begins ? this.word[begins - 1] : undefined
      if (begins !== null && before !== undefined && !isVowel(before) && before !== 'j') this.word = this.word.slice(0, begins)
    }
  }

  private heid(): void {
    const begins = this.at('heid', this.r2)
    if (begins === null || this.word[begins - 1] === 'c') return
    this.word = this.word.slice(0, begins)
    if (this.word.endsWith('en')) this.enEnding('en')
  }

  private ig(): boolean {
    const begins = this.at('ig', this.r2)
    if (begins === null || this.word[begins - 1] === 'e') return false
    this.word = this.word.slice(0, begins)
    return true
  }

  private derived(): void {
    const ending = /(end|ing|ig|lijk|baar|bar)$/.exec(this.word)?.[0]
    const begins = ending === undefined ? null : this.at(ending, this.r2)
    if (ending === undefined || begins === null) return
    if (ending === 'ig') return void this.ig()
    if (ending === 'bar' && !this.eFound) return
    this.word = this.word.slice(0, begins)
    if (ending === 'lijk') this.eEnding()
    else if ((ending === 'end' || ending === 'ing') && !this.ig()) this.undouble()
  }

  private doubleVowel(): void {
    const last = this.word[this.word.length - 1]
    const before = this.word.slice(0, -1)
    if (last === undefined || isVowel(last) || last === 'I') return
    const isDouble = DOUBLE_VOWEL.test(before)
    if (isDouble && before.length > 2 && !isVowel(before[before.length - 3])) this.word = before.slice(0, -1) + last
  }
}

/** The stem of a folded Dutch word. */
export function dutchPorter(word: string): string {
  return new Stemming(prelude(word)).stem().replaceAll('Y', 'y').replaceAll('I', 'i')
}
