import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { root } from './root.mjs'

/**
 * Runs a program to its end; no shell takes part.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code; 1 when a signal ended it or it could not start
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** A program out of a package of ours: `runBin('vite', ['build'])`. */
export function runBin(bin, args, options) {
  return run(process.execPath, [binPath(bin), ...args], options)
}

/** @type {Record<string, string>} */
const bins = {
  eslint: 'eslint/bin/eslint.js',
  'playwright-core': 'playwright-core/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  'svelte-check': 'svelte-check/bin/svelte-check',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
}

export function binPath(bin) {
  return join(root, 'node_modules', ...bins[bin].split('/'))
}

/** npm as a Node program where it can be found, so that Windows needs no shell for `npm.cmd`. */
export function runNpm(args, options = {}) {
  const beside = dirname(process.execPath)
  const places = [
    process.env.npm_execpath ?? '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const cli = places.find((place) => basename(place) === 'npm-cli.js' && existsSync(place))
  if (cli) return run(process.execPath, [cli, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}
