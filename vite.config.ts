import { svelte } from '@sveltejs/vite-plugin-svelte'
import { fileURLToPath } from 'node:url'
import { dirname, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const root = dirname(fileURLToPath(import.meta.url))

/** Tests drive the built server, threads and all: an import of `server/x.ts` loads `dist/server/x.js`. */
function builtServer(): Plugin {
  return {
    name: 'built-server',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return null
      const file = resolve(dirname(importer), source)
      if (!importer.startsWith(root + sep + 'test') || !file.startsWith(root + sep + 'server')) return null
      return resolve(root, 'dist', file.slice(root.length + 1)).replace(/\.ts$/, '.js')
    },
  }
}

export default defineConfig({
  root: 'web',
  base: './',
  plugins: [svelte(), builtServer()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  server: {
    proxy: { '/api': { target: 'http://127.0.0.1:8025', ws: true } },
  },
  test: {
    root,
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    server: { deps: { external: [/\/dist\/server\//] } },
  },
})
