import type { Hono } from 'hono'
import { languageOf, type Language } from './language.ts'
import { openApi, operationId, type OpenApi } from './openapi.ts'
import { routes } from './index.ts'
import type { AnyRoute } from './route.ts'
import { pagePolicy } from './security/headers.ts'

/** The description of the API, for programs and for people. */
export function registerDocs(app: Hono, basePath: string, version: string): void {
  let made: OpenApi | undefined
  const description = () => (made ??= openApi(routes, { version, basePath }))
  app.get('/api/openapi.json', (context) =>
    context.json(description(), 200, { 'Cache-Control': 'no-cache' }),
  )
  app.get('/api/docs', (context) => {
    const language = languageOf(context.req.header('accept-language'))
    const headers = {
      'Cache-Control': 'no-cache',
      'Content-Language': language,
      Vary: 'Accept-Language',
      ...pagePolicy(),
    }
    return context.html(docsPage(routes, description(), language), 200, headers)
  })
}

const words: Record<Language, Record<string, string>> = {
  en: {
    title: 'The API of Mailproof',
    machine: 'For programs: OpenAPI 3.1',
    contents: 'Contents',
    parameters: 'Parameters',
    body: 'Body',
    answer: 'Answer',
    required: 'required',
    schemas: 'Schemas',
    none: 'no content',
  },
  es: {
    title: 'La API de Mailproof',
    machine: 'Para programas: OpenAPI 3.1',
    contents: 'Contenido',
    parameters: 'Parámetros',
    body: 'Cuerpo',
    answer: 'Respuesta',
    required: 'obligatorio',
    schemas: 'Esquemas',
    none: 'sin contenido',
  },
}

function docsPage(list: readonly AnyRoute[], document: OpenApi, language: Language): string {
  const say = (key: string) => escape(words[language][key] ?? key)
  const sections = document.tags.map(({ name, description }) => {
    const own = list.filter(({ tag }) => tag === name)
    return `<section><h2 id="${name}">${name}</h2><p>${prose(description)}</p>${own
      .map((route) => entry(route, document, say))
      .join('')}</section>`
  })
  const contents = document.tags.map(({ name }) => `<a href="docs#${name}">${name}</a>`)
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) =>
      `<details id="schema-${name}"><summary><code>${name}</code></summary>${json(schema)}</details>`,
  )
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${say('title')}</title>
<link rel="icon" href="../icon.svg"><style>${style}</style></head>
<body><main><h1>${say('title')}</h1>
<p><a href="openapi.json">${say('machine')}</a></p>
${String(document.info['description'])
  .split('\n')
  .map((line) => `<p>${prose(line)}</p>`)
  .join('')}
<nav aria-label="${say('contents')}">${contents.join(' · ')} · <a href="docs#schemas">${say('schemas')}</a></nav>
${sections.join('\n')}
<section><h2 id="schemas">${say('schemas')}</h2>${schemas.join('\n')}</section>
</main></body></html>`
}

type Say = (key: string) => string

function entry(route: AnyRoute, document: OpenApi, say: Say): string {
  const { method, path, summary, description = '' } = route
  // Made by openApi() from this very route.
  const operation = (document.paths[path]?.[method.toLowerCase()] ?? {}) as {
    parameters?: { name: string; description?: string; required: boolean }[]
    requestBody?: { content: Content }
    responses?: Record<string, { content?: Content }>
  }
  const parameters = (operation.parameters ?? []).map(
    ({ name, description: meaning = '', required }) =>
      `<li><code>${escape(name)}</code>${required ? ` (${say('required')})` : ''} ${prose(meaning)}</li>`,
  )
  const { default: _, ...done } = operation.responses ?? {}
  const answers = Object.entries(done).map(
    ([status, { content }]) => `${status}: ${content ? media(content) : say('none')}`,
  )
  const id = operationId(route)
  return `<details id="${id}"><summary><code><b>${method}</b> ${escape(path)}</code> ${escape(summary)}</summary>
<p>${prose(description)}</p>
${parameters.length > 0 ? `<h3>${say('parameters')}</h3><ul>${parameters.join('')}</ul>` : ''}
${operation.requestBody ? `<h3>${say('body')}</h3>${media(operation.requestBody.content)}` : ''}
<h3>${say('answer')}</h3>${answers.join('')}</details>`
}

type Content = Record<string, { schema?: unknown }>

function media(content: Content): string {
  return Object.entries(content)
    .map(([type, { schema }]) => {
      return `<code>${escape(type)}</code>${schema === undefined ? ' ' : json(schema)}`
    })
    .join('')
}

/** JSON with its references as links. */
function json(value: unknown): string {
  const text = escape(JSON.stringify(value, null, 2))
  return `<pre>${text.replace(
    /#\/components\/schemas\/(\w+)/g,
    (_, name: string) => `<a href="docs#schema-${name}">${name}</a>`,
  )}</pre>`
}

/** Text with `code` in it. */
function prose(text: string): string {
  return escape(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const style = `
:root{color-scheme:light dark;--line:light-dark(#d8d8d8,#444);--soft:light-dark(#f5f5f3,#242424);--link:light-dark(#0b5d4b,#7fd6bd)}
body{font:15px/1.55 system-ui,sans-serif;margin:0;background:light-dark(#fff,#1a1a1a);color:light-dark(#1c1c1c,#e6e6e6)}
main{max-width:56rem;margin:0 auto;padding:2rem 1rem 6rem}
a{color:var(--link)} nav{padding:.75rem 0;border-block:1px solid var(--line)}
h2{margin:2.5rem 0 .25rem} h3{font-size:.85rem;margin:1rem 0 .25rem}
details{border-bottom:1px solid var(--line);padding:.5rem 0} summary{cursor:pointer}
code{font:13px/1.4 ui-monospace,monospace} pre{background:var(--soft);padding:.75rem;overflow:auto;border-radius:6px;font:12px/1.5 ui-monospace,monospace}
`
