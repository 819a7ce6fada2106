// What a phone with a guide downloads before the first search can be typed and answered (docs/pack.md, "First load"): what the page names, what
// its script imports at once, their styles, and both workers; not the page itself, and not what is fetched after the first paint. The build fails
// where it is too much.
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Bytes after gzip: what design 9 asks for. */
export const MOST = 60_000
const BIGGEST = 6

export interface Part { name: string; gzip: number; inside: string[] }

const gzipped = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length

/** The bundle as far as this looks at it. */
type Output = Parameters<Extract<NonNullable<Plugin['generateBundle']>, (...args: never[]) => unknown>>[1]

/** The script with this name and all that it imports at once. */
function importedAtOnce(bundle: Output, name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name]
  if (chunk?.type !== 'chunk' || found.has(name)) return found
  found.add(name)
  chunk.imports.forEach((next) => importedAtOnce(bundle, next, found))
  return found
}

/** The parts of the first load. */
export function firstLoad(bundle: Output): Part[] {
  const page = bundle['index.html']
  const named = page?.type === 'asset' ? [...String(page.source).matchAll(/ (?:src|href)="[^"]*?(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name!) : []
  const worker = Object.values(bundle).filter(({ fileName }) => /(^|\/)(worker-[^/]+|sw)\.js$/.test(fileName))
  const [scripts, styles] = [named.filter((name) => name.endsWith('.js')), named.filter((name) => name.endsWith('.css'))]
  if (!scripts.length || !styles.length || worker.length !== 2) throw new Error('the first load is not what it was: a page with script and style, a search worker and a service worker')
  const names = scripts.flatMap((name) => [...importedAtOnce(bundle, name)])
  const styled = names.flatMap((name) => {
    const chunk = bundle[name]
    return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : []
  })
  return [...new Set([...names, ...styles, ...styled, ...worker.map(({ fileName }) => fileName)])].map((name) => {
    const file = bundle[name]!
    const inside = file.type === 'chunk' ? Object.entries(file.modules).sort(([, a], [, b]) => b.renderedLength - a.renderedLength).slice(0, BIGGEST) : []
    return { name, gzip: gzipped(file.type === 'chunk' ? file.code : file.source), inside: inside.map(([id]) => id.replace(/^.*\/(node_modules|src)\//, '')) }
  })
}

/** Says how large the first load is; no build comes of one that is too large. */
export function firstLoadBudget(most = MOST): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const parts = firstLoad(bundle).sort((a, b) => b.gzip - a.gzip)
        const total = parts.reduce((sum, { gzip }) => sum + gzip, 0)
        if (total <= most) return this.info(`first load: ${total} bytes gzip of at most ${most}`)
        const lines = parts.map(({ name, gzip, inside }) => `  ${String(gzip).padStart(6)}  ${name}${inside.length ? `  (${inside.join(', ')} …)` : ''}`)
        this.error(`the first load is ${total} bytes gzip, ${total - most} too many (at most ${most}). Its parts, biggest first:\n${lines.join('\n')}`)
      },
    },
  }
}
