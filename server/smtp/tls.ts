import { TLSSocket } from 'node:tls'
import type { Socket } from 'node:net'
import type { TlsFacts } from '../types.ts'
import type { Ending } from './outcome.ts'

export function tlsFacts(socket: Socket, implicit: boolean): TlsFacts | null {
  if (!(socket instanceof TLSSocket)) return null
  return {
    version: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher()?.name ?? 'unknown',
    implicit,
  }
}

const beforeHandshake = 'The client closed the connection instead of beginning the TLS handshake.'
const duringHandshake =
  'The client closed the connection during the TLS handshake, most often because it does not trust the certificate.'
const afterHandshake =
  'The client closed the connection right after the TLS handshake, most often because it does not trust the certificate.'

/**
 * Why a handshake failed, in words that say what to look at.
 * @param began whether the client had sent anything to begin it
 */
export function handshakeFailure(
  error: Error & { code?: string | undefined },
  began: boolean,
): string {
  const code = error.code ?? ''
  const about = `${code} ${error.message}`
  if (/alert (?:unknown ca|bad certificate|certificate unknown|certificate expired)/i.test(about)) {
    return `The client does not trust the certificate (${detail(error)}).`
  }
  if (/WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|UNEXPECTED_MESSAGE/.test(about)) {
    return 'The client sent plain text where the TLS handshake was expected.'
  }
  if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|NO_SHARED|NO_SUITABLE|VERSION_TOO_LOW/i.test(about)) {
    return `Client and server have no TLS version or cipher in common (${detail(error)}).`
  }
  if (code === 'ERR_TLS_HANDSHAKE_TIMEOUT') return 'The client did not finish the TLS handshake.'
  if (isReset(code)) return began ? duringHandshake : beforeHandshake
  return `The TLS handshake failed (${detail(error)}).`
}

/** The part of OpenSSL's message that a person can read. */
function detail(error: Error): string {
  const words = error.message.split(':')
  return (words.length > 4 ? (words[5] ?? words[4]) : error.message)?.trim() || error.message
}

/** The connection went away, and nothing says why; `SocketError` is the library's name for it. */
export function isReset(code: string | undefined): boolean {
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'SocketError'
}

/**
 * Why TLS came to nothing when the client just left: in the middle of the handshake, or behind it
 * without a word, which is how many clients refuse a certificate.
 */
export function givenUp(
  stage: { upgrading: boolean; began: boolean; untried: boolean },
  ending: Ending,
): string | null {
  if (stage.upgrading) {
    if (ending.by === 'timeout') return 'The client did not finish the TLS handshake.'
    return stage.began ? duringHandshake : beforeHandshake
  }
  const left = ending.by === 'client' || ending.by === 'error'
  return stage.untried && left ? afterHandshake : null
}
