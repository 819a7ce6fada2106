// The pictograms of `static/icons.svg`, read once.
import drawn from '../../../icons.svg?raw'

const SYMBOL = /<symbol id="([a-z0-9-]+)"[^>]*>(.*?)<\/symbol>/gs

export const icons: ReadonlyMap<string, string> = new Map(Array.from(drawn.matchAll(SYMBOL), ([, name, inner]) => [name as string, inner as string]))
