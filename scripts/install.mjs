import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'
import { runNpm } from './run.mjs'

/** Below this, packages we build on do not start. */
const oldestNode = [20, 19]

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  const needed = oldestNode.join('.')
  process.stderr.write(
    `Mailproof needs Node ${needed} or newer; this is ${process.versions.node}\n`,
  )
  process.exit(1)
}

/** Runs `npm ci` when the packages are missing, are not those of the lock file or of another Node. */
export async function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.mailproof-node')
  const { modules } = process.versions
  const node = `${process.platform}-${process.arch}-${modules}`
  const installedFor = read(stamp)
  if (followsLock() && (installedFor === undefined || installedFor === node)) {
    if (installedFor === undefined) writeFileSync(stamp, node)
    return
  }
  process.stderr.write('Installing packages (the first time this takes a minute or two) …\n')
  if ((await runNpm(['ci', '--no-audit', '--no-fund'], { env: withHeaders() })) !== 0) {
    process.stderr.write('npm ci failed: see above; Mailproof cannot go on\n')
    process.exit(1)
  }
  writeFileSync(stamp, node)
}

/**
 * Where better-sqlite3 has to be compiled, Node's headers are taken from this Node when it brought
 * them along, so that nothing has to be fetched but packages.
 */
function withHeaders() {
  const node = dirname(dirname(realpathSync(process.execPath)))
  const there = existsSync(join(node, 'include', 'node', 'node_api.h'))
  const known = Object.keys(process.env).some((name) => name.toLowerCase() === 'npm_config_nodedir')
  return there && !known ? { ...process.env, npm_config_nodedir: node } : process.env
}

/** Compares what npm noted in node_modules with package-lock.json. */
function followsLock() {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const found = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !found) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    return found[path] ? found[path].version === version : optional === true
  })
}

/** @returns {Record<string, { version?: string, optional?: boolean }> | undefined} */
function packagesOf(file) {
  const text = read(file)
  return text === undefined ? undefined : JSON.parse(text).packages
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  }
}
