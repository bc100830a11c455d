import { hostname, userInfo } from 'node:os'
import { ConfigError, readConfig } from '../config.ts'
import { reachable } from './address.ts'
import type { CommandInput } from './command.ts'
import { exit, SendmailError } from './sendmail/exit.ts'
import { addressesOf, finish, readDraft } from './sendmail/message.ts'
import { parseOptions, type SendmailOptions } from './sendmail/options.ts'
import { relayStreams, submit, type Server } from './sendmail/submit.ts'

/**
 * A drop-in for sendmail, for PHP, cron and the like: sends what stands on standard input to the
 * SMTP port that MAILPROOF_HOST and MAILPROOF_SMTP_PORT name.
 */
export async function runSendmail(input: CommandInput): Promise<number> {
  try {
    const options = parseOptions(input.args)
    const server = serverOf(input)
    if (options.mode === 'message') return await sendMessage(options, server, input)
    await relayStreams(server, input)
    return exit.ok
  } catch (error) {
    if (!(error instanceof SendmailError) && !(error instanceof ConfigError)) throw error
    input.stderr.write(`sendmail: ${error.message}\n`)
    return error instanceof SendmailError ? error.exitCode : exit.config
  }
}

async function sendMessage(options: SendmailOptions, server: Server, input: CommandInput) {
  const direct = options.recipients.flatMap(addressesOf)
  if (direct.length === 0 && !options.fromHeader) {
    throw new SendmailError(
      exit.usage,
      'no recipient: name one, or say -t to take those of the header',
    )
  }
  const domain = hostname() || 'localhost'
  const sender = senderOf(options, domain)
  const draft = readDraft(await readAll(input.stdin), options.dotIsText)
  const from = sender || qualified(userName(), domain)
  const { raw, recipients } = finish(draft, {
    fromHeader: options.fromHeader,
    from: options.fullName ? `${quoted(options.fullName)} <${from}>` : from,
    domain,
    now: new Date(),
  })
  const to = [...new Set([...direct, ...recipients].map((one) => qualified(one, domain)))]
  if (to.length === 0) throw new SendmailError(exit.usage, 'the header names no recipient')

  const { dsn, user, password = '' } = options
  const envelope = { from: sender, to, dsn, use8BitMime: raw.some((byte) => byte > 127) }
  const login = user === undefined ? null : { user, password }
  const refused = await submit(server, login, envelope, raw)
  if (refused.length === 0) return exit.ok
  throw new SendmailError(exit.noUser, `sent, but not to ${refused.join(', ')}: refused`)
}

function serverOf({ env }: CommandInput): Server {
  const { smtp } = readConfig({ env })
  const port = smtp.ports.find((one) => one !== 0)
  if (port === undefined) {
    throw new SendmailError(
      exit.config,
      'MAILPROOF_SMTP_PORT is 0: which port Mailproof chose is not known',
    )
  }
  return { host: reachable(smtp.host), port }
}

/** `-f ''` and `-f '<>'` mean the null reverse-path. */
function senderOf({ sender }: SendmailOptions, domain: string): string {
  if (sender === undefined) return qualified(userName(), domain)
  if (/^\s*(<\s*>)?\s*$/.test(sender)) return ''
  return qualified(addressesOf(sender)[0] ?? sender, domain)
}

const qualified = (address: string, domain: string) =>
  address.includes('@') ? address : `${address}@${domain}`

/** A container may run under a number that has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'nobody'
  }
}

/** A display name (RFC 5322 §3.2.4), encoded when it is not ASCII (RFC 2047). */
function quoted(name: string): string {
  const line = name.replace(/[\r\n]+/g, ' ')
  if (/[^ -~]/.test(line)) return `=?UTF-8?B?${Buffer.from(line).toString('base64')}?=`
  return `"${line.replace(/["\\]/g, '\\$&')}"`
}

async function readAll(stdin: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new SendmailError(exit.ioError, `cannot read the message: ${why}`)
  }
  return Buffer.concat(chunks)
}
