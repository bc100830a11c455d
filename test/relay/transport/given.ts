import type { Resolver } from '../../../server/dns/resolver.ts'
import { inWords } from '../../../server/relay/told.ts'
import { createTransport, type TransportTools } from '../../../server/relay/transport/index.ts'
import type {
  DeliveryHooks,
  OpenRelay,
  OutgoingMail,
  Transport,
} from '../../../server/relay/transport.ts'
import type { Text } from '../../../server/types.ts'
import { said } from '../../../server/wording.ts'
import { anOpenRelay, type TestRelay } from '../../helpers/relay.ts'

/** Nothing may be asked of it. */
export const noDns: Resolver = {
  ask: async (name) => {
    throw new Error(`asked for ${name}`)
  },
}

export const now = () => performance.now()

/** Short enough for a test, long enough for a busy machine. */
export const quick = {
  connect: 2000,
  greeting: 400,
  command: 400,
  ending: 400,
  transaction: 1500,
  rehearsal: 1500,
  idle: 5000,
}

export const letter = 'From: a@a.example\r\nSubject: Hello\r\n\r\nHello.\r\n'

/** Mail of these bytes, given in pieces. */
export function aMail(given: Partial<OutgoingMail> = {}, text: string | Buffer = letter) {
  const bytes = Buffer.from(text)
  const mail: OutgoingMail = {
    from: 'a@a.example',
    to: ['b@b.example'],
    size: bytes.length,
    eightBit: false,
    smtpUtf8: false,
    async *open() {
      yield bytes.subarray(0, 10)
      yield bytes.subarray(10)
    },
    converted: null,
    ...given,
  }
  return mail
}

export const noHooks: DeliveryHooks = { committing: async () => undefined }

/** A transport to a test relay, closed at the end of the scope; what it tells is in English. */
export function given(
  to: Pick<TestRelay, 'host' | 'port'>,
  relay: Partial<OpenRelay> = {},
  tools: Partial<TransportTools> = {},
): Transport & AsyncDisposable {
  const transport = createTransport(anOpenRelay(to, relay), { dns: noDns, now, ...tools })
  return {
    async deliver(mail, hooks) {
      const told = await transport.deliver(mail, hooks)
      const recipients = told.recipients.map((one) => ({ ...one, reply: said(one.reply, en) }))
      return { ...told, recipients, transcript: inWords(told.transcript, en) }
    },
    async rehearse(mails) {
      const told = await transport.rehearse(mails)
      const recipients = told.recipients.map((one) => ({
        ...one,
        reply: one.reply === null ? null : said(one.reply, en),
      }))
      return { ...told, recipients, transcript: inWords(told.transcript, en) }
    },
    async test() {
      const told = await transport.test()
      return { ...told, transcript: inWords(told.transcript, en) }
    },
    close: (patience) => transport.close(patience),
    [Symbol.asyncDispose]: () => transport.close(),
  }
}

const en = (text: Text) => text.en
