import { z } from 'zod'
import { headerFields } from '../../mime/header.ts'
import { previewCsp, printCsp, remoteCsp } from '../../preview/policy.ts'
import type { PreviewPart } from '../../preview/preview.ts'
import type { Message, Part } from '../../types.ts'
import { collected, strangerPolicy } from '../bytes.ts'
import { notFound } from '../errors.ts'
import { inside, isNested, partOf } from '../nested.ts'
import { messagePath, refOf, refQueryWith } from '../ref.ts'
import { route } from '../route.ts'
import { headerList } from '../schemas/message.ts'
import { flag } from '../schemas/wire.ts'
import { analysed, type Waiting } from '../wait.ts'

const nested = z.string().max(200).optional().describe('Section path of a nested message.')

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
    part: nested,
    source: flag.optional().describe('The decoded source instead, as text/plain.'),
    remote: flag
      .optional()
      .describe('Images, style sheets and fonts of elsewhere are fetched, by way of Mailproof.'),
    print: flag.optional().describe('The page may be printed by the one that frames it.'),
  }),
  media: ['text/html', 'text/plain'],
  async handle(visit) {
    const { sandbox, query, path } = visit
    const message = await inside(visit, await analysed(visit, await refOf(visit)), query.part)
    const parts = await bodies(visit, message, 'html')
    if (parts.length === 0) {
      throw notFound('This message has no HTML part.', 'Este mensaje no tiene parte HTML.')
    }
    if (query.source === true) {
      return document(await sandbox.preview.source({ parts }), plainText, strangerPolicy)
    }
    // Seen from `…/{id}/html`; under `latest` the parts must still be those of this message.
    const here = path.id === 'latest' ? `../${message.id}/` : ''
    const cids = cidsOf(ownParts(message), `${here}parts`)
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
  query: refQueryWith({ part: nested }),
  media: ['text/plain'],
  async handle(visit) {
    const outer = await analysed(visit, await refOf(visit))
    const message = await inside(visit, outer, visit.query.part)
    const parts = message.text ? await bodies(visit, message, message.text) : []
    if (parts.length === 0) {
      throw notFound('This message has no text.', 'Este mensaje no tiene texto.')
    }
    const text = await visit.sandbox.preview.text({ parts })
    const made: Record<string, string> =
      message.text === 'html' ? { 'Mailproof-Text-From': 'html' } : {}
    return document(text, plainText, strangerPolicy, made)
  },
})

/** Longest header section that is read, in bytes. */
const longestHeader = 1024 * 1024

export const getHeaders = route({
  method: 'GET',
  path: '/api/messages/{id}/headers',
  verb: 'message.read',
  tag: 'Content',
  summary: 'All header fields, decoded and raw, in their order',
  parameters: messagePath,
  query: refQueryWith({
    part: z
      .string()
      .max(200)
      .optional()
      .describe('Section path: of a nested message its header, of another part its own.'),
  }),
  answer: headerList,
  async handle(visit) {
    const { store } = visit.sandbox
    const message = await store.message(visit.scope, await refOf(visit))
    const { from, to } = headerRange(message, visit.query.part)
    const range = { from, to: Math.min(to, from + longestHeader) }
    const { chunks } = await store.raw(visit.scope, message.id, range)
    return { fields: headerFields(await collected(chunks)) }
  },
})

function headerRange(message: Message, path: string | undefined) {
  if (path === undefined) return { from: 0, to: message.size }
  const part = partOf(message, path)
  return isNested(part)
    ? { from: part.bodyStart, to: part.bodyEnd }
    : { from: part.headerStart, to: part.bodyStart }
}

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

/** The bodies of the parts of this role, as they stand in the message. */
async function bodies(
  { sandbox, scope }: Waiting,
  message: Message,
  wanted: Part['role'],
): Promise<PreviewPart[]> {
  const found = message.parts.filter(({ role }) => role === wanted)
  return Promise.all(
    found.map(async ({ headerStart, bodyStart, bodyEnd, encoding, charset, type }) => {
      const range = { from: headerStart, to: bodyEnd }
      const { chunks } = await sandbox.store.raw(scope, message.id, range)
      const bytes = await collected(chunks)
      const split = bodyStart - headerStart
      const [header, body] = [bytes.subarray(0, split), bytes.subarray(split)]
      return { header, body, encoding, charset, type }
    }),
  )
}

/** What lies in a message nested deeper is its own affair. */
function ownParts({ parts }: Message): Part[] {
  const nested = parts.filter(isNested).map(({ path }) => `${path}.`)
  return parts.filter(({ path }) => !nested.some((outer) => path.startsWith(outer)))
}

function cidsOf(parts: Part[], base: string): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap(({ cid, path }) => (cid === null ? [] : [[cid, `${base}/${path}`]])),
  )
}
