import { createTransport, type SendMailOptions } from 'nodemailer'
import { SandboxError } from '../../errors.ts'
import type { Sandbox } from '../../sandbox.ts'
import type { Inbox, Scope, SmtpListener } from '../../types.ts'
import { notFound } from '../errors.ts'
import { known } from '../ref.ts'
import { connectTo } from './connection.ts'

/** The port that a program would use, and whose credentials it would give. */
export interface Way {
  listener: SmtpListener
  inbox: Pick<Inbox, 'user' | 'password'> | null
  events: Sandbox['events']
}

/**
 * How mail for an inbox comes in: with its own credentials, where clients log in at all.
 * @throws SandboxError `not_found` for an inbox that is not there, or when no SMTP port is open
 */
export async function wayTo(sandbox: Sandbox, scope: Scope, asked?: string): Promise<Way> {
  const { listeners } = sandbox.smtp
  const listener = listeners.find(({ tls }) => tls === 'starttls') ?? listeners[0]
  if (!listener) throw notFound('No SMTP port is open.', 'No hay ningún puerto SMTP abierto.')
  const chosen = known(asked)
  const inboxes = chosen === undefined ? await sandbox.store.inboxes(scope) : []
  const inbox =
    chosen === undefined
      ? inboxes.find(({ isDefault }) => isDefault)
      : await sandbox.store.inbox(scope, chosen)
  const needed = sandbox.config.smtp.auth !== 'off' && inbox
  return { listener, inbox: needed ? inbox : null, events: sandbox.events }
}

/** The id of the kept message, as the reply to DATA names it (`server/smtp`). */
const kept = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/**
 * Sends mail as any program would: through the SMTP port.
 * @returns the id of the message that came in; null when the reply does not say it
 * @throws SandboxError `conflict` with SMTP's own words and the session when the port refuses it
 */
export async function sendThrough(
  { listener, inbox, events }: Way,
  mail: SendMailOptions,
): Promise<string | null> {
  const host = reachable(listener.host)
  const connection = connectTo({ host, port: listener.port }, events)
  const transport = createTransport({
    host,
    port: listener.port,
    getSocket: connection.getSocket,
    secure: listener.tls === 'implicit',
    // The certificate is our own, and the way is from this process to itself.
    tls: { rejectUnauthorized: false },
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(inbox ? { auth: { user: inbox.user, pass: inbox.password } } : {}),
  })
  try {
    const { response } = await transport.sendMail(mail)
    return kept.exec(response)?.[0] ?? null
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    throw new SandboxError(
      'conflict',
      {
        en: `The SMTP port did not take the message: ${words}`,
        es: `El puerto SMTP no aceptó el mensaje: ${words}`,
      },
      { cause, session: await connection.session() },
    )
  } finally {
    connection.close()
    transport.close()
  }
}

function reachable(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}
