import { connect } from 'node:net'
import { hostname } from 'node:os'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { NodemailerError } from 'nodemailer/lib/errors'
import type { SMTPEnvelope, SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'
import { hostAndPort } from '../address.ts'
import type { CommandInput } from '../command.ts'
import { exit, SendmailError } from './exit.ts'

export interface Server {
  host: string
  port: number
}

export interface Login {
  user: string
  password: string
}

/** Hands the message over by SMTP; resolves with the recipients that were refused. */
export async function submit(
  server: Server,
  login: Login | null,
  envelope: SMTPEnvelope,
  raw: Buffer,
): Promise<string[]> {
  const connection = new SMTPConnection({
    ...server,
    name: hostname(),
    // The certificate is self-signed as a rule, and the way is this machine's own.
    ignoreTLS: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  })
  try {
    const info = await talk(connection, login, envelope, raw)
    connection.quit()
    return info.rejected
  } catch (error) {
    connection.close()
    throw new SendmailError(exitCodeOf(error), explain(error, server))
  }
}

function talk(
  connection: SMTPConnection,
  login: Login | null,
  envelope: SMTPEnvelope,
  raw: Buffer,
): Promise<SMTPConnectionSendInfo> {
  return new Promise((resolve, reject) => {
    const send = () => {
      connection.send(envelope, raw, (error, info) => (error ? reject(error) : resolve(info)))
    }
    connection.once('error', reject)
    connection.once('end', () => reject(new Error('the server closed the connection')))
    connection.connect(() => {
      if (!login) return send()
      connection.login({ user: login.user, pass: login.password }, (error) =>
        error ? reject(error) : send(),
      )
    })
  })
}

/**
 * nodemailer adds its fields to every error, those of the socket too.
 * PHP takes 75 (try again later) for success, so a server that is not there must say 69.
 */
function exitCodeOf(error: unknown): number {
  const { code, command, responseCode } = error instanceof Error ? (error as NodemailerError) : {}
  if (code === 'EDNS' || code === 'ENOTFOUND') return exit.noHost
  if (typeof responseCode !== 'number') return exit.unavailable
  if (responseCode === 530 || responseCode === 535) return exit.noPermission
  if (responseCode < 500) return exit.tempFail
  return command === 'RCPT TO' ? exit.noUser : exit.unavailable
}

function explain(error: unknown, { host, port }: Server): string {
  const why = error instanceof Error ? error.message : String(error)
  const at = hostAndPort(host, port)
  return why.includes('ECONNREFUSED')
    ? `no Mailproof listens on ${at}; start it, or set MAILPROOF_HOST and MAILPROOF_SMTP_PORT`
    : `${at}: ${why.replace(/\s+/g, ' ')}`
}

/** -bs: the caller speaks SMTP itself on standard input and output. */
export function relayStreams(server: Server, { stdin, stdout }: CommandInput): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(server)
    socket.on('error', (error) => {
      reject(new SendmailError(exit.unavailable, explain(error, server)))
    })
    socket.on('close', () => {
      stdin.unpipe(socket)
      stdin.pause()
      resolve()
    })
    stdin.on('error', (error: Error) => socket.destroy(error))
    // Who has said QUIT still waits for the answers to what it said before.
    let tail = ''
    stdin.on('data', (chunk: Buffer) => (tail = (tail + chunk.toString('latin1')).slice(-16)))
    stdin.on('end', () => /(^|\n)quit\s*$/i.test(tail) || socket.end())
    stdin.pipe(socket, { end: false })
    socket.pipe(stdout, { end: false })
  })
}
