import { createHash } from 'node:crypto'
import type { Moment } from '../types.ts'
import type { Language } from './language.ts'
import { pagePolicy } from './security/headers.ts'

export interface Shell {
  /** The page, which says how much has happened: what it asks for is at least as new. */
  html(now: Moment | null): string
  headers: Record<string, string>
}

/**
 * The page of the UI, for any address below the base path: relative links start at `<base>`, and
 * the scripts written into the page are allowed by their hashes, no others.
 */
export function shell(source: string, basePath: string): Shell {
  const base = `<base href="${basePath.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}/">`
  const html = /<base[^>]*>/i.test(source)
    ? source.replace(/<base[^>]*>/i, () => base)
    : source.replace(/<head[^>]*>/i, (head) => `${head}\n    ${base}`)
  const inline = [...source.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)]
  const hashes = inline.map(([, script = '']) => `'sha256-${sha256(script)}'`)
  const since = ({ file, seq }: Moment) =>
    `<meta name="mailproof-since" content="${seq} ${encodeURIComponent(file)}">`
  return {
    html: (now) => (now ? html.replace('</head>', () => `  ${since(now)}\n  </head>`) : html),
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      ...pagePolicy(hashes),
    },
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

const missing = {
  en: [
    'The interface is not built',
    'Run <code>npm run build</code>, then start Mailproof again. The API works meanwhile: <a href="BASE/api/docs">/api/docs</a>.',
  ],
  es: [
    'La interfaz no está compilada',
    'Ejecuta <code>npm run build</code> y vuelve a iniciar Mailproof. Mientras tanto la API funciona: <a href="BASE/api/docs">/api/docs</a>.',
  ],
}

/** What a browser sees where dist/web is missing. */
export function missingPage(language: Language, basePath: string): Response {
  const [title, text] = missing[language]
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Mailproof</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1rem}</style>
</head><body><h1>${title}</h1><p>${text?.replace('BASE', encodeURI(basePath))}</p></body></html>`
  return new Response(html, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...pagePolicy(),
    },
  })
}
