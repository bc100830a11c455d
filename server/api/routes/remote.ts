import { z } from 'zod'
import type { Fetched, FetchResult } from '../../net/index.ts'
import type { Wanted } from '../../preview/signature.ts'
import { SandboxError } from '../../errors.ts'
import { notFound } from '../errors.ts'
import { messagePath, refOf, refQuery, refQueryWith } from '../ref.ts'
import { isRefusal, isRemoteCode, reasonOf, type RemoteCode } from '../remote/reasons.ts'
import { fileType, mayBeFile } from '../remote/types.ts'
import { route } from '../route.ts'
import { remoteReport } from '../schemas/remote.ts'

const megabyte = 1024 * 1024

/** An SVG may style itself; it runs and fetches nothing, opened alone either. */
const policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

export const getRemote = route({
  method: 'GET',
  path: '/api/messages/{id}/remote/{key}',
  verb: 'message.read',
  tag: 'Content',
  summary: 'An image, style sheet or font of elsewhere that the HTML of a message asks for',
  description:
    'Fetched for a page that was made with `remote=true`, which has the addresses; nothing else can ' +
    'be fetched. Private addresses are refused unless `--allow-fetch` names the host.',
  parameters: messagePath.extend({ key: z.string().max(80).describe('As the page has it.') }),
  query: refQueryWith({ url: z.string().max(4096).describe('As the page has it.') }),
  media: ['image/*', 'text/css', 'font/*'],
  async handle(visit) {
    const { sandbox, scope, path, query, request } = visit
    const { preview } = sandbox
    const { id } = await sandbox.store.message(scope, await refOf(visit))
    const { url } = query
    const wanted = preview.remote.wanted(id, url, path.key)
    if (wanted === null) {
      throw notFound(
        'The message does not ask for this. Load its page again.',
        'El mensaje no pide esto. Vuelve a cargar su página.',
      )
    }
    const { outcomes } = preview.remote
    if (!outcomes.start(id, url)) throw unreachable('count')
    const style = wanted !== 'file'
    const result = await sandbox.fetch(url, {
      accept: style ? 'text/css' : 'image/avif,image/webp,image/png,image/*;q=0.8,font/*;q=0.8',
      limit: style ? 2 * megabyte : 10 * megabyte,
      wanted: (type) => (style ? type === 'text/css' : mayBeFile(type)),
      signal: AbortSignal.any([request.signal, visit.closing]),
    })
    const code = codeOf(result, wanted)
    outcomes.end(id, url, code === null ? 'loaded' : code === 'gone' ? null : { code })
    if (!result.ok || code !== null) {
      const detail = result.ok ? `${result.status} ${result.type}` : result.detail
      sandbox.log.debug({ url, code, detail }, 'remote content was not fetched')
      throw unreachable(code === null || code === 'gone' ? 'connection' : code)
    }
    const body = await handedOn(result, wanted)
    return new Response(body.bytes, {
      headers: {
        'Content-Type': body.type,
        'Content-Length': String(body.bytes.byteLength),
        'Content-Security-Policy': policy,
        // Each showing is a showing: what came of it is told, and a changed image is seen.
        'Cache-Control': 'no-store',
      },
    })

    async function handedOn(answer: Fetched, as: Wanted) {
      if (as === 'file') {
        return { bytes: answer.body, type: fileType(answer.type, answer.body) ?? answer.type }
      }
      const css = { css: answer.body, charset: answer.charset, url: answer.url, depth: as }
      const bytes = await preview.style({ ...css, remote: { message: id, base: '' } })
      return { bytes, type: 'text/css; charset=utf-8' }
    }
  },
})

export const getRemoteReport = route({
  method: 'GET',
  path: '/api/messages/{id}/remote',
  verb: 'message.read',
  tag: 'Content',
  summary: 'What came of the remote content that was asked for last',
  description: 'Kept for the messages shown last, until Mailproof stops.',
  parameters: messagePath,
  query: refQuery,
  answer: remoteReport,
  async handle(visit) {
    const { sandbox, scope, language } = visit
    const { id } = await sandbox.store.message(scope, await refOf(visit))
    const all = [...sandbox.preview.remote.outcomes.of(id)]
    return {
      loaded: all.filter(([, outcome]) => outcome === 'loaded').length,
      waiting: all.filter(([, outcome]) => outcome === 'waiting').length,
      failures: all.flatMap(([url, outcome]) => {
        if (typeof outcome === 'string') return []
        const code = isRemoteCode(outcome.code) ? outcome.code : 'connection'
        return [{ url, code, refused: isRefusal(code), reason: reasonOf(code)[language] }]
      }),
    }
  },
})

/** What is wrong with what was fetched; null when it can be shown. */
function codeOf(result: FetchResult, wanted: Wanted): RemoteCode | 'gone' | null {
  if (!result.ok) return result.code
  if (result.status < 200 || result.status > 299) return 'status'
  return wanted === 'file' && fileType(result.type, result.body) === null ? 'type' : null
}

function unreachable(code: RemoteCode): SandboxError {
  const { en, es } = reasonOf(code)
  return new SandboxError('unreachable', {
    en: `This could not be fetched: ${en}.`,
    es: `No se pudo descargar: ${es}.`,
  })
}
