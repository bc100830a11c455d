import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SMTPServerAuthentication, SMTPServerSession } from 'smtp-server'
import type { AuthMode } from '../types.ts'
import { admits } from './auth.ts'
import { Connection } from './connection.ts'
import type { Recorder } from './session.ts'
import type { Shared } from './shared.ts'
import { handshakeFailure } from './tls.ts'

type Done = (error?: Error | null) => void

/** The library's server for one port, making our connections and answering its questions at once. */
export class Listener extends SMTPServer {
  readonly #shared: Shared
  readonly #auth: AuthMode
  readonly #connections = new WeakMap<SMTPServerSession, Connection>()
  /** Of connections that are still in, or just behind, the handshake of an implicit TLS port. */
  readonly #recorders = new WeakMap<Socket, Recorder>()

  constructor(options: SMTPServerOptions, auth: AuthMode, shared: Shared) {
    super(options)
    this.#shared = shared
    this.#auth = auth
    this.on('error', (error) => shared.log.debug({ err: error }, 'an SMTP connection failed'))
  }

  override connect(socket: Socket | TLSSocket) {
    const recorder = this.#recorders.get(socket) ?? this.#record(socket)
    const connection = new Connection(this, socket, this.#shared, recorder)
    this.#connections.set(connection.session, connection)
    this.connections.add(connection)
    this.#shared.open.add(connection)
    connection.on('error', (error: Error) => this._onError(error))
    connection.init()
  }

  /** The handshake of an implicit TLS port; one that fails is a session too. */
  override _upgrade(socket: Socket, callback: Parameters<SMTPServer['_upgrade']>[1]) {
    const recorder = this.#record(socket)
    super._upgrade(socket, (error, tlsSocket) => {
      if (tlsSocket) this.#recorders.set(tlsSocket, recorder)
      if (error) {
        recorder.course.tlsFailed = handshakeFailure(error, socket.bytesRead > 0)
        recorder.end({ by: this._closeTimeout ? 'shutdown' : 'client' }, { in: 'idle' })
      }
      callback(error, tlsSocket)
    })
  }

  #record(socket: Socket): Recorder {
    return this.#shared.sessions.record({
      clientAddress: (socket.remoteAddress ?? '').replace(/^::ffff:/i, ''),
      clientPort: socket.remotePort ?? 0,
      serverPort: socket.localPort ?? 0,
    })
  }

  override onAuth(
    auth: SMTPServerAuthentication,
    session: SMTPServerSession,
    callback: Parameters<SMTPServer['onAuth']>[2],
  ) {
    const recorder = this.#connections.get(session)?.recorder
    const admitted = admits(this.#auth, this.#shared.accounts, auth)
    const user = auth.username ?? ''
    if (recorder) {
      recorder.triedUser = user.slice(0, 255)
      if (admitted) recorder.user = user
    }
    if (admitted) callback(null, { user: { username: user } })
    else callback(null, { responseCode: 535, message: 'Authentication credentials invalid' })
  }

  override onConnect(_session: SMTPServerSession, done: Done) {
    done()
  }

  override onSecure(_socket: Socket | TLSSocket, _session: SMTPServerSession, done: Done) {
    done()
  }

  override onMailFrom(_address: unknown, _session: SMTPServerSession, done: Done) {
    done()
  }

  override onRcptTo(_address: unknown, _session: SMTPServerSession, done: Done) {
    done()
  }
}
