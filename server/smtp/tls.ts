import { TLSSocket } from 'node:tls'
import type { Socket } from 'node:net'
import type { TlsFacts } from '../types.ts'

export function tlsFacts(socket: Socket, implicit: boolean): TlsFacts | null {
  if (!(socket instanceof TLSSocket)) return null
  return {
    version: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher()?.name ?? 'unknown',
    implicit,
  }
}

/** Why a handshake failed, in words that say what to look at. */
export function handshakeFailure(error: Error & { code?: string | undefined }): string {
  const code = error.code ?? ''
  const about = `${code} ${error.message}`
  if (/alert (?:unknown ca|bad certificate|certificate unknown|certificate expired)/i.test(about)) {
    return `The client does not trust the certificate (${detail(error)}).`
  }
  if (/WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|UNEXPECTED_MESSAGE/.test(about)) {
    return 'The client sent plain text where the TLS handshake was expected.'
  }
  if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|NO_SHARED_CIPHER|VERSION_TOO_LOW/i.test(about)) {
    return `Client and server have no TLS version or cipher in common (${detail(error)}).`
  }
  if (code === 'ERR_TLS_HANDSHAKE_TIMEOUT') return 'The TLS handshake took too long.'
  if (code === 'SocketError' || code === 'ECONNRESET') {
    return 'The client closed the connection during the TLS handshake.'
  }
  return `The TLS handshake failed (${detail(error)}).`
}

/** The part of OpenSSL's message that a person can read. */
function detail(error: Error): string {
  const words = error.message.split(':')
  return (words.length > 4 ? (words[5] ?? words[4]) : error.message)?.trim() || error.message
}
