// Telephone numbers: shown as people write them, dialled in international form. Twin of `directory/public/present/phones.py`, which has
// phonenumbers; here stand only the Belgian plan and its grouping.

/** A number that can be shown and dialled. `href` is `null` where it cannot be dialled as written. */
export interface DialledPhone { text: string; href: string | null }

/** 112, 1712 and the like have no international form. 116 000 is a European number of six digits. */
const LONGEST_SHORT_NUMBER = 6
/** Already grouped by someone who knows the number (070 245 245): stays as it is. */
const AS_PEOPLE_WRITE = /^0[1-9]\d*( \d+)+$/

/** First digits of a Belgian number without its 0, its length, and the sizes of its groups. */
const PLAN: [starts: RegExp, length: number, groups: number[]][] = [
  [/^(?:80|9)0/, 8, [3, 2, 3]],
  [/^4/, 9, [3, 2, 2, 2]],
  [/^(?:[239]|4[23])/, 8, [1, 3, 2, 2]],
  [/^[15-8]/, 8, [2, 2, 2, 2]],
]

/** `014 74 44 44` of `14744444`; `null` where the plan has no such number. */
function grouped(national: string): string | null {
  const plan = PLAN.find(([starts, length]) => starts.test(national) && national.length === length)
  if (!plan) return null
  let at = 0
  return `0${plan[2].map((size) => national.slice(at, (at += size))).join(' ')}`
}

/** `014/74 44 44` → shown `014 74 44 44`, dialled `tel:+3214744444`; a short number stays as it is. */
export function phone(number: string): DialledPhone {
  const written = number.trim()
  const digits = written.replace(/\D/g, '')
  if (digits.length >= 3 && digits.length <= LONGEST_SHORT_NUMBER && !/^[+0]/.test(written)) return { text: written, href: `tel:${digits}` }
  const international = /^(?:\+|00)/.test(written) ? digits.replace(/^00/, '') : null
  if (international !== null && !international.startsWith('32')) {
    return international.length >= 7 && international.length <= 15 ? { text: written, href: `tel:+${international}` } : { text: written, href: null }
  }
  const national = (international?.slice(2) ?? digits).replace(/^0/, '')
  const text = grouped(national)
  if (!text) return { text: written, href: null }
  return { text: AS_PEOPLE_WRITE.test(written) ? written : text, href: `tel:+32${national}` }
}
