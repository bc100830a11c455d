import { createTransport } from 'nodemailer'
import { SandboxError } from '../../errors.ts'
import type { Inbox, SmtpListener } from '../../types.ts'
import type { Sample } from './sample.ts'

/**
 * Sends a sample as any program would: through the SMTP port, with the inbox's own credentials.
 * @throws SandboxError `conflict` with SMTP's own words when the port refuses it
 */
export async function sendSample(
  { mail }: Sample,
  listener: SmtpListener,
  inbox: Pick<Inbox, 'user' | 'password'> | null,
): Promise<void> {
  const transport = createTransport({
    host: reachable(listener.host),
    port: listener.port,
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
    await transport.sendMail(mail)
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    throw new SandboxError(
      'conflict',
      {
        en: `The SMTP port did not take the sample: ${words}`,
        es: `El puerto SMTP no aceptó el ejemplo: ${words}`,
      },
      { cause },
    )
  } finally {
    transport.close()
  }
}

function reachable(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}
