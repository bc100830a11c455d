import { createHash } from 'node:crypto'
import { asciiDomain, domainOf } from '../addresses.ts'
import type { Edit, EditContext } from './edit.ts'
import { unfoldedValue, type Field } from './fields.ts'
import { mailboxes } from './mailboxes.ts'

/** The new one depends on `seed` alone, so that every attempt has the same. */
export const withMessageId: Edit = (fields, context) => {
  if (context.wanted.messageId === 'keep') return fields
  const unique = createHash('sha256').update(context.seed).digest('hex').slice(0, 32)
  const site = siteOf(fields, context)
  const field = { name: 'message-id', text: `Message-ID: <${unique}@${site}>\r\n` }
  // Every release has its own, so that a preview cannot name it.
  context.tell.alteration('message_id', site)
  const first = fields.findIndex(({ name }) => name === 'message-id')
  if (first < 0) return [...fields, field]
  const others = fields.filter(({ name }, index) => name !== 'message-id' || index === first)
  return others.map((one) => (one.name === 'message-id' ? field : one))
}

/** The domain of From, else of the envelope's sender. */
function siteOf(fields: Field[], { envelope }: EditContext): string {
  const from = fields.find(({ name }) => name === 'from')
  const first = from && mailboxes(unfoldedValue(from)).find(({ address }) => address !== '')
  const decoded = first && Buffer.from(first.address, 'latin1').toString('utf8')
  for (const address of [decoded, envelope.from]) {
    const domain = address === undefined ? null : asciiDomain(domainOf(address))
    if (domain !== null && /^[\w-]+(?:\.[\w-]+)*$/.test(domain)) return domain
  }
  return 'mailproof.invalid'
}
