import { SandboxError } from '../errors.ts'
import { badRequest } from './errors.ts'

/** JSON bodies; a body that carries a message may be as large as SMTP's limit allows. */
export const jsonLimit = 1024 * 1024
/** What "as large as possible" is for a message: 1 GB. */
export const largestMessage = 1024 * 1024 * 1024

/**
 * The bytes of a body, never more than `limit` of them in memory.
 * @throws SandboxError `too_large`; `bad_request` when the client hangs up half-way
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > limit) throw tooLarge(limit)
  const body: ReadableStream<Uint8Array> | null = request.body
  if (!body) return new Uint8Array(0)
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new SandboxError('bad_request', incomplete, { cause })
    })
    if (done) return Buffer.concat(chunks, size)
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw tooLarge(limit)
    }
    chunks.push(value)
  }
}

/** @throws SandboxError `bad_request` for an empty body and for what is no JSON in UTF-8 */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) {
    throw badRequest(
      'This request needs a JSON body. Send one; an empty body does nothing.',
      'Esta petición necesita un cuerpo JSON. Envía uno; un cuerpo vacío no hace nada.',
    )
  }
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (cause) {
    throw new SandboxError('bad_request', noJson, { cause })
  }
}

/** 'application/json' of 'application/JSON; charset=utf-8'; '' without a Content-Type. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase()
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const incomplete = {
  en: 'The body of the request ended too early.',
  es: 'El cuerpo de la petición terminó antes de tiempo.',
}

const noJson = {
  en: 'The body is not valid JSON in UTF-8. Nothing was done.',
  es: 'El cuerpo no es JSON válido en UTF-8. No se hizo nada.',
}

function tooLarge(limit: number): SandboxError {
  const bytes = limit.toLocaleString('en-US')
  return new SandboxError('too_large', {
    en: `The body is larger than the ${bytes} bytes allowed here.`,
    es: `El cuerpo supera los ${bytes} bytes permitidos aquí.`,
  })
}
