import { headerFields } from '../../mime/header.ts'
import { previewCsp, printCsp, remoteCsp } from '../../preview/policy.ts'
import type { Part } from '../../types.ts'
import { bodiesOf, read } from '../bodies.ts'
import { collected, strangerPolicy } from '../bytes.ts'
import { notFound } from '../errors.ts'
import { insideOf, nestedOf, nestedParameter, partParameter } from '../inside.ts'
import { messagePath, refOf, refQueryWith } from '../ref.ts'
import { route } from '../route.ts'
import { longestHeader } from './parts.ts'
import { headerList } from '../schemas/message.ts'
import { flag } from '../schemas/wire.ts'
import { analysed } from '../wait.ts'

export const getHtml = route({
  method: 'GET',
  path: '/api/messages/{id}/html',
  verb: 'message.read',
  tag: 'Content',
  summary: 'The HTML of a message, made safe to show',
  description:
    'Inline images point at their parts; nothing is fetched from elsewhere, unless asked for, and no ' +
    'script runs. A meta element `mailproof-remote` says what was blocked. Waits up to 10 s for the ' +
    'analysis.',
  parameters: messagePath,
  query: refQueryWith({
    part: partParameter,
    source: flag.optional().describe('The decoded source instead, as text/plain.'),
    remote: flag
      .optional()
      .describe('Images, style sheets and fonts of elsewhere are fetched, by way of Mailproof.'),
    print: flag.optional().describe('The page may be printed by the one that frames it.'),
  }),
  media: ['text/html', 'text/plain'],
  async handle(visit) {
    const { sandbox, query, path } = visit
    const message = await analysed(visit, await refOf(visit))
    const inside = insideOf(message, query.part)
    const parts = await read(visit, message, bodiesOf(inside, 'html'))
    if (parts.length === 0) {
      throw notFound('This message has no HTML part.', 'Este mensaje no tiene parte HTML.')
    }
    if (query.source === true) {
      return document(await sandbox.preview.source({ parts }), plainText, strangerPolicy)
    }
    // Seen from `…/{id}/html`; under `latest` the parts must still be those of this message.
    const here = path.id === 'latest' ? `../${message.id}/` : ''
    const cids = cidsOf(inside.parts, `${here}parts`)
    const remote = query.remote === true
    if (remote && query.print !== true) sandbox.preview.remote.outcomes.begin(message.id)
    const html = await sandbox.preview.html({
      parts,
      cids,
      remote: remote ? { message: message.id, base: `${here}remote/` } : undefined,
    })
    const policy = remote ? remoteCsp : previewCsp
    return document(html, 'text/html; charset=utf-8', query.print ? printCsp(policy) : policy)
  },
})

export const getText = route({
  method: 'GET',
  path: '/api/messages/{id}/text',
  verb: 'message.read',
  tag: 'Content',
  summary: 'The text of a message',
  description:
    'Made from the HTML when there is no text part, and then marked `Mailproof-Text-From: html`. ' +
    'Waits up to 10 s for the analysis.',
  parameters: messagePath,
  query: refQueryWith({ part: partParameter }),
  media: ['text/plain'],
  async handle(visit) {
    const { preview } = visit.sandbox
    const { part } = visit.query
    const message = await analysed(visit, await refOf(visit))
    const inside = insideOf(message, part)
    const [written, html] = [bodiesOf(inside, 'text'), bodiesOf(inside, 'html')]
    const none = part === undefined && message.text === null
    if (none || written.length + html.length === 0) {
      throw notFound('This message has no text.', 'Este mensaje no tiene texto.')
    }
    const text = await preview.text({ parts: await read(visit, message, written) })
    // An empty text beside HTML is an alternative that somebody forgot to write.
    if (text.trim() !== '' || html.length === 0) return document(text, plainText, strangerPolicy)
    const made = await preview.text({ parts: await read(visit, message, html) })
    return document(made, plainText, strangerPolicy, { 'Mailproof-Text-From': 'html' })
  },
})

export const getHeaders = route({
  method: 'GET',
  path: '/api/messages/{id}/headers',
  verb: 'message.read',
  tag: 'Content',
  summary: 'All header fields, decoded and raw, in their order',
  parameters: messagePath,
  query: refQueryWith({ part: nestedParameter }),
  answer: headerList,
  async handle(visit) {
    const { store } = visit.sandbox
    const { part } = visit.query
    const ref = await refOf(visit)
    const message = await (part === undefined
      ? store.message(visit.scope, ref)
      : analysed(visit, ref))
    const nested = part === undefined ? null : nestedOf(message, part)
    const from = nested?.bodyStart ?? 0
    const to = Math.min(nested?.bodyEnd ?? message.size, from + longestHeader)
    const { id } = message
    const { chunks } = await store.raw(visit.scope, id, { from, to })
    return { fields: headerFields(await collected(chunks)) }
  },
})

const plainText = 'text/plain; charset=utf-8'

function document(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  policy: string,
  more: Record<string, string> = {},
): Response {
  const headers = {
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(body)),
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
    ...more,
  }
  return new Response(body, { headers })
}

function cidsOf(parts: Part[], base: string): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap(({ cid, path }) => (cid === null ? [] : [[cid, `${base}/${path}`]])),
  )
}
