import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

/** Tells the service worker which files make up this build, and gives the build a name of its own. */
function precacheList(): Plugin {
  return {
    name: 'precache-list',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => name !== 'sw.js' && !name.endsWith('.map'))
      const version = createHash('sha256').update(files.sort().join('\n')).digest('hex').slice(0, 12)
      const worker = bundle['sw.js']
      if (worker?.type === 'chunk') {
        worker.code = worker.code
          .replace('__PRECACHE__', JSON.stringify(['/app/', ...files.filter((f) => f !== 'index.html').map((f) => `/app/${f}`), '/app/manifest.webmanifest', '/app/icon.svg']))
          .replace('__VERSION__', JSON.stringify(version))
      }
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
  resolve: process.env.VITEST ? { conditions: ['browser'] } : undefined,
  // While working on screens: tokens and pictograms stand a folder higher, and a running server answers beside.
  server: { fs: { allow: ['..'] }, proxy: Object.fromEntries(['/api', '/pack'].map((path) => [path, process.env.GEZEL_SERVER ?? 'http://localhost:8000'])) },
  plugins: [svelte({ compilerOptions: { runes: true } }), pictograms(), leaveOut(), precacheList()],
  build: {
    // Browsers without it fetch the same files a little later.
    modulePreload: { polyfill: false },
    target: ['chrome100', 'safari15.4', 'firefox100'],
    rolldownOptions: {
      input: { main: 'index.html', sw: 'src/sw.ts' },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
})
