import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'
import { firstLoadBudget } from './first-load'
import { smaller } from './smaller'

/** Service workers, and icons that only the system asks for when it installs the app. */
const NOT_KEPT = /^(sw|kill)\.js$|\.map$|^icon-\d+\.png$/

/** Tells the service worker which files make up this build. The build is named by what is in them: the worker checks that it got just those. */
function precacheList(): Plugin {
  return {
    name: 'precache-list',
    apply: 'build',
    writeBundle({ dir }) {
      const out = dir as string
      const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1)).filter((name) => !NOT_KEPT.test(name)).sort()
      const digest = createHash('sha256')
      for (const name of files) digest.update(readFileSync(join(out, name)))
      const paths = files.map((name) => `/app/${name === 'index.html' ? '' : name}`)
      const code = readFileSync(join(out, 'sw.js'), 'utf8').replaceAll('__PRECACHE__', JSON.stringify(paths)).replaceAll('__VERSION__', JSON.stringify(digest.digest('hex').slice(0, 16)))
      writeFileSync(join(out, 'sw.js'), code)
    },
  }
}

/** The lines to call in danger stand in the page itself, from the same table as the directory's: there before any guide and any script. */
function dangerLines(): Plugin {
  const table = new URL('../../seeds/vocabulary/danger-lines.tsv', import.meta.url)
  return {
    name: 'danger-lines',
    transformIndexHtml(html) {
      const [head = [], ...rows] = readFileSync(table, 'utf8').trim().split('\n').map((line) => line.split('\t'))
      const lines = rows.map((row) => Object.fromEntries(row.map((cell, n) => [head[n], cell]))).filter(({ phone }) => phone)
      const items = lines.map(({ sentence, phone }) => `<li>${sentence} <a href="tel:${phone?.replaceAll(' ', '')}">Bel ${phone}</a></li>`)
      return html.replace('<!-- lijnen -->', items.join(''))
    },
  }
}

/** The pictograms stand in the page itself: there at the first paint, offline too, and not in the script. */
function pictograms(): Plugin {
  return {
    name: 'pictograms',
    transformIndexHtml(html) {
      const drawn = readFileSync(new URL('../icons.svg', import.meta.url), 'utf8').replace(/<!--.*?-->|\n/gs, '').replaceAll('<symbol id="', '<symbol id="icon-')
      return html.replace('<div id="app">', `${drawn.replace('<svg ', '<svg class="icon" hidden ')}<div id="app">`)
    },
  }
}

/** Parts of Svelte that we use nowhere and that no build can leave out by itself, because they do something when they are loaded. */
function leaveOut(): Plugin {
  const unused: Record<string, string> = {
    'elements/custom-element.js': 'export const create_custom_element = undefined',
    'bindings/size.js': 'export const bind_element_size = undefined, bind_resize_observer = undefined',
  }
  return {
    name: 'leave-out',
    apply: 'build',
    load: (id) => Object.entries(unused).find(([end]) => id.includes('/svelte/') && id.endsWith(end))?.[1] ?? null,
  }
}

export default defineConfig({
  base: '/app/',
  // Tests of screens run in a pretended browser: Svelte must not give them its server half.
  resolve: {
    ...(process.env.VITEST ? { conditions: ['browser'] } : {}),
    alias: { idb: fileURLToPath(new URL('./src/own/idb.ts', import.meta.url)) },
  },
  // While working on screens: tokens and pictograms stand a folder higher, and a running server answers beside.
  server: { fs: { allow: ['..'] }, proxy: Object.fromEntries(['/api', '/pack'].map((path) => [path, process.env.GEZEL_SERVER ?? 'http://localhost:8000'])) },
  define: {
    __TILES_URL__: JSON.stringify(process.env.TILES_URL ?? ''),
    // Whose map it is, shown in its corner.
    __TILES_ATTRIBUTION__: JSON.stringify(process.env.TILES_ATTRIBUTION ?? '© OpenStreetMap'),
  },
  plugins: [svelte({ compilerOptions: { runes: true } }), pictograms(), dangerLines(), leaveOut(), smaller(), precacheList(), firstLoadBudget()],
  worker: { plugins: () => [smaller()] },
  build: {
    // Browsers without it fetch the same files a little later. Later screens name their styles only: lists of all that their scripts import cost
    // more in the start than they save, since the service worker has those files.
    modulePreload: { polyfill: false, resolveDependencies: (_file, needed) => needed.filter((name) => name.endsWith('.css')) },
    target: ['chrome100', 'safari15.4', 'firefox100'],
    rolldownOptions: {
      // Fields of classes are set as any property is: half a kilobyte less for browsers that need classes rewritten.
      transform: { assumptions: { setPublicClassFields: true } },
      input: { main: 'index.html', sw: 'src/sw.ts', kill: 'src/kill.ts' },
      // What of Svelte nothing on the start uses comes with the later screens that do: nothing happens when these files are loaded.
      treeshake: { moduleSideEffects: [{ test: /\/svelte\/src\/internal\/client\/(dom\/|index\.js)/, sideEffects: false }] },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' || chunk.name === 'kill' ? '[name].js' : 'assets/[name]-[hash].js'),
        // The start and all that it uses in one file: that compresses better than the parts that other screens use too, each apart.
        codeSplitting: { groups: [
          { name: 'fields', test: /\/svelte\/.*\/bindings\/select\.js$/, priority: 1, includeDependenciesRecursively: false },
          { name: 'main', test: /\/src\/main\.ts$/ },
        ] },
      },
    },
  },
})
