// Twin of directory/services/texts.py: text folded so that what people type and what was written meet.

// Letters that Unicode does not decompose, and Arabic ones that people write in more than one way.
const SAME_LETTER: Record<string, string> = {
  ı: 'i', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ى: 'ي', ة: 'ه', ـ: '', '’': "'", '`': "'", '´': "'",
}
const IN_SAME_LETTER = /[ıøłđæœىةـ’`´]/g
const MARK = /\p{M}/gu
const ONLY_ASCII = /^[\0-\x7f]*$/
const OVERLAY = '\u0334' // combining class 1
const COMMA_ABOVE_RIGHT = '\u0315' // combining class 232

/** Whether a mark has a combining class of its own. Unicode normalisation orders marks by class, and so tells without a table. */
function isCombining(mark: string): boolean {
  return (mark + OVERLAY).normalize('NFD') !== mark + OVERLAY || (COMMA_ABOVE_RIGHT + mark).normalize('NFD') !== COMMA_ABOVE_RIGHT + mark
}

/** Python's `casefold`: up and down again opens ß, and the last sigma of a word is a sigma. */
const casefold = (text: string) => text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ')

/** Lower case without accents; letters of other scripts stay as they are. */
export function fold(text: string): string {
  if (ONLY_ASCII.test(text)) return text.toLowerCase().replaceAll('`', "'")
  return casefold(text)
    .replace(IN_SAME_LETTER, (letter) => SAME_LETTER[letter] ?? letter)
    .normalize('NFKD')
    .replace(MARK, (mark) => (isCombining(mark) ? '' : mark))
    .normalize('NFC')
}
