import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { SandboxError } from '../../errors.ts'
import type { Log } from '../../types.ts'
import { errorResponse, notFound } from '../errors.ts'
import { languageOf } from '../language.ts'
import { everyone, may } from '../scope.ts'
import type { Guard } from '../security/guard.ts'
import { parseLiveQuery, type Hub } from './hub.ts'

export interface UpgradeOptions {
  guard: Guard
  hub: Hub
  /** '/api/events' below the base path. */
  path: string
  log: Log
}

/**
 * Answers every request for an upgrade. The guard comes first, for any path; then the path must
 * be the one, letter for letter, so that no other spelling of it exists.
 */
export function acceptUpgrades(server: Server, { guard, hub, path, log }: UpgradeOptions): void {
  const sockets = new WebSocketServer({
    noServer: true,
    // A search text of 4,000 characters, however they are written.
    maxPayload: 32 * 1024,
    perMessageDeflate: false,
  })

  server.on('upgrade', (request, socket, head) => {
    const broken = (error: Error) => log.debug({ err: error }, 'an upgrade broke')
    socket.on('error', broken)
    const language = languageOf(field(request, 'accept-language'))
    try {
      const query = admit(request, guard, path)
      sockets.handleUpgrade(request, socket, head, (ws) => {
        socket.off('error', broken)
        hub.join(ws, { scope: everyone, language, query })
      })
    } catch (error) {
      void refuse(socket, errorResponse(error, language, log))
    }
  })
}

function admit(request: IncomingMessage, guard: Guard, path: string) {
  const knock = {
    method: request.method ?? 'GET',
    upgrade: true,
    header: (name: string) => field(request, name),
  }
  const refusal = guard(knock)
  if (refusal) throw refusal
  const [asked = '', query = ''] = (request.url ?? '').split('?', 2)
  if (asked !== path || field(request, 'upgrade')?.toLowerCase() !== 'websocket') {
    throw notFound(`The WebSocket is at ${path}.`, `El WebSocket está en ${path}.`)
  }
  if (!may(everyone, 'message.read')) {
    throw new SandboxError('forbidden', { en: 'Not allowed.', es: 'No permitido.' })
  }
  return parseLiveQuery(new URLSearchParams(query))
}

function field(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** The upgrade has taken the socket from Node's HTTP: the answer is written by hand. */
async function refuse(socket: Duplex, response: Response): Promise<void> {
  const body = await response.text()
  const head = [
    `HTTP/1.1 ${response.status} Refused`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...[...response.headers].map(([name, value]) => `${name}: ${value}`),
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
