import { svelte } from '@sveltejs/vite-plugin-svelte'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { dirname, resolve, sep } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = dirname(fileURLToPath(import.meta.url))

/** Tests drive the built server, threads and all: an import of `server/x.ts` loads `dist/server/x.js`. */
function builtServer(): Plugin {
  return {
    name: 'built-server',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return null
      const file = resolve(dirname(importer), source)
      if (!importer.startsWith(root + sep + 'test') || !file.startsWith(root + sep + 'server'))
        return null
      return resolve(root, 'dist', file.slice(root.length + 1)).replace(/\.ts$/, '.js')
    },
  }
}

/** The built page gets its `<base>` from the server, the one under development from here. */
function developmentBase(): Plugin {
  return {
    name: 'development-base',
    apply: 'serve',
    transformIndexHtml: () => [{ tag: 'base', attrs: { href: '/' }, injectTo: 'head-prepend' }],
  }
}

/** Writes `.br` and `.gz` beside each script and style sheet, so that the server compresses nothing. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // Not generateBundle: other plugins still change the code there.
    async writeBundle({ dir }, bundle) {
      if (!dir) return
      const names = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))
      for (const file of names.map((name) => resolve(dir, name))) {
        const source = await readFile(file)
        if (source.length < 1024) continue
        await writeFile(`${file}.br`, brotliCompressSync(source))
        await writeFile(`${file}.gz`, gzipSync(source, { level: 9 }))
      }
    },
  }
}

/** What takes longest begins first, or at the end one worker waits for the other. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const longest = ['e2e/accessibility', 'bench/bench', 'store/stores', 'relay/product', 'e2e/']
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.includes(`/test/${name}`))
      return at === -1 ? longest.length : at
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  root: 'web',
  base: './',
  plugins: [svelte(), builtServer(), developmentBase(), compressed()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    // A hint about slow plug-ins, which says more of the machine than of us.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  server: {
    proxy: { '/api': { target: 'http://127.0.0.1:8025', ws: true } },
  },
  test: {
    root,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/kept-certificate.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A slow machine is no fault; what never comes still fails.
    expect: { poll: { timeout: 10_000 } },
    // Programs that tests start read no rules and ask no DNS, unless a test says so.
    env: { MAILPROOF_SPAM_RULES: 'off', MAILPROOF_DNS_SERVER: 'off' },
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    maxWorkers: 2,
    server: { deps: { external: [/\/dist\/server\//] } },
  },
})
