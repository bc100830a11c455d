import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context, Hono } from 'hono'
import type { Moment } from '../types.ts'
import { notFound } from './errors.ts'
import { languageOf } from './language.ts'
import { missingPage, shell, type Shell } from './shell.ts'

/** The built UI stands beside the built server: dist/web, dist/server. */
function webFolder(): string {
  const built = import.meta.url.endsWith('.js')
  return fileURLToPath(new URL(built ? '../../web/' : '../../dist/web/', import.meta.url))
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** Files that were compressed at build time, best first. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/**
 * Serves the UI: files by their exact name out of a list read at the start, so that no path leads
 * out of the folder; and the page itself wherever a browser asks for a page.
 */
export function registerPages(
  app: Hono,
  below: Hono,
  basePath: string,
  now: () => Promise<Moment | null>,
  folder = webFolder(),
): void {
  const files = listed(folder)
  let page: Promise<Shell> | undefined

  async function index(context: Context): Promise<Response> {
    if (!files.has('index.html')) {
      return missingPage(languageOf(context.req.header('accept-language')), basePath)
    }
    page ??= readFile(join(folder, 'index.html'), 'utf8').then((html) => shell(html, basePath))
    const { html, headers } = await page
    return new Response(html(await now()), { headers })
  }

  if (basePath !== '') {
    const home = (context: Context) => context.redirect(`${basePath}/`, 302)
    app.get('/', home)
    app.get(basePath, home)
  }
  below.get('/*', async (context) => {
    const name = context.req.path.slice(basePath.length + 1)
    if (name !== '' && name !== 'index.html' && files.has(name)) {
      return serveFile(context, folder, files, name)
    }
    if (name === '' || (context.req.header('accept') ?? '').includes('text/html')) {
      return index(context)
    }
    throw notFound('There is nothing at this address.', 'No hay nada en esta dirección.')
  })
  app.all('*', () => {
    throw notFound('There is nothing at this address.', 'No hay nada en esta dirección.')
  })
}

function listed(folder: string): Set<string> {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return new Set(names.map((name) => name.split(sep).join('/')).filter((name) => extname(name)))
  } catch (error) {
    // Without a built UI the API still works; the page says what to do.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Set()
    throw error
  }
}

async function serveFile(
  context: Context,
  folder: string,
  files: Set<string>,
  name: string,
): Promise<Response> {
  const accepted = context.req.header('accept-encoding') ?? ''
  const packed = encodings.find(
    ([encoding, suffix]) => accepted.includes(encoding) && files.has(name + suffix),
  )
  const bytes = await readFile(join(folder, name + (packed?.[1] ?? '')))
  // Vite puts a hash of the content into the names below assets/.
  const cache = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': types[extname(name)] ?? 'application/octet-stream',
      'Cache-Control': cache,
      ...(packed ? { 'Content-Encoding': packed[0], Vary: 'Accept-Encoding' } : {}),
    },
  })
}
