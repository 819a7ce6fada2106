// Twin of directory/search/inflections.py: stems that belong together though the stemmer leaves them apart (`slaapt`, `slapen`; `pil`, `pillen`).
import { memoized } from './memo'
import { stem } from './stems'

const SHORTEST_FORM = 4
const SHORTEST_ROOT = 3
const DUTCH = /^[a-z]+$/
const DOUBLED = /([bdfgklmnprst])\1$/
const SMALL = /^(?:(.{2,}?)(?:etj|tj|pj|kj|j)|(.{3,}?)ek|(.{4,}?)k)(?:e|es|s)?$/
const DONE = /^(|aan|af|bij|binnen|buiten|door|in|mee|na|neer|om|op|over|rond|samen|terug|toe|uit|vast|voor|weg)ge(.{3,}[td])$/
// `leest` is of `lezen` and `leeft` of `leven`; `huizen` is of `huis` and `brieven` of `brief`.
const LONG_AND_VOICELESS = /(?:aa|ee|oo|uu)[fs]$/
const VOICED_END = /(?:ij|ei|ie|ui|eu|oe|ou|au|[lr])[vz]$/
const VERB_ENDING = /[td]$/
// Words that look like an inflection of another one and are none.
const APART = new Set((
  'ambulant angst bahist band bebek bed beeld beest best bested bestek beurt bild blad bloed bond boot bord borst brood ' +
  'brost bruss buit bulmak bust camionet card cart child cost court creat derd dienst dorst dort draad eczaned eerst ' +
  'feest fill first fluit fond fret fruit gard gast gebarst gebeurt gebit geboort geduld geest geld geldt gelijk gelt ' +
  'gemeenschap gemeent gemen gerecht gewond gezind gezond gift goed groent halt hand heard held hellend hemd herfst hoofd ' +
  'hout huid hurt interest kant kast kerst kind klant komst koort korst kort kost krant kruid kunst kust laagst laatst ' +
  'land left lest lid lift list lust maand meest mist moed moet mold moord naad naald nacht nederland nood noot opzet ' +
  'paard pad paket pakket parent part pint plant plast post pret punt raad rad rand rapst recht rood roulet ruit rust ' +
  'schuld slat soort spoed sport staart stad start steelt tablet talent task tatild tekst telenet tent test tijd toekomst ' +
  'toet trein troost twed uitkomst vast veld vent verstand verstat vierd viet violent vlot voed volgd volled vorst wald ' +
  'wall wand wast weekend weekent wenn went west wild wind winst wist worst yerd zesd zevend zuid zwart'
).split(' '))

const undoubled = (stemmed: string) => (DOUBLED.test(stemmed) ? stemmed.slice(0, -1) : stemmed + stemmed.slice(-1))

/** The stems that a form without its ending can have. */
function written(bare: string): string[] {
  const stemmed = stem(bare)
  if (LONG_AND_VOICELESS.test(bare)) return [stemmed.slice(0, -1) + (bare.endsWith('f') ? 'v' : 'z')]
  return [stemmed, undoubled(stemmed)]
}

/** `slaapt` → `slap`, `betaald` → `betal`. */
const withoutVerbEnding = (form: string) => (VERB_ENDING.test(form) ? written(form.slice(0, -1)) : [])

/** The stems that this one may be an inflection of, the likeliest first. */
const candidates = memoized((stemmed: string): string[] => {
  if (stemmed.length < SHORTEST_FORM || APART.has(stemmed) || !DUTCH.test(stemmed)) return []
  const forms: string[] = []
  if (DOUBLED.test(stemmed)) forms.push(stemmed.slice(0, -1))
  if (VOICED_END.test(stemmed)) forms.push(stemmed.slice(0, -1) + (stemmed.endsWith('v') ? 'f' : 's'))
  forms.push(...withoutVerbEnding(stemmed))
  const small = SMALL.exec(stemmed)
  if (small) forms.push(...written((small[1] ?? small[2] ?? small[3])!))
  const done = DONE.exec(stemmed)
  if (done) forms.push(...written(done[1]! + done[2]!), ...withoutVerbEnding(done[1]! + done[2]!))
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST_ROOT && form !== stemmed)
})

/** The known stem that this one is an inflection of; itself where it is known or there is none. */
export function root(stemmed: string, known: { has(stem: string): boolean }): string {
  return known.has(stemmed) ? stemmed : (candidates(stemmed).find((form) => known.has(form)) ?? stemmed)
}

/** Each of these stems with the one of them that it is an inflection of. A root is never longer than its inflections. */
export function rootsAmong(stems: Iterable<string>): Map<string, string> {
  const found = new Set<string>()
  const each = [...new Set(stems)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  for (const one of each) if (root(one, found) === one) found.add(one)
  return new Map(each.map((one) => [one, root(one, found)]))
}
