import { expect, test } from 'vitest'
import type { Message } from '../../server/types.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { corpusFacts, corpusIsThere, corpusMail, type Facts } from '../mime/corpus.ts'
import { readOtherwise } from '../mime/differences.ts'
import { stuffed } from '../smtp/bytes.ts'
import { Client } from '../smtp/client.ts'

const oneLine = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
const lower = (addresses: { address: string }[]) => addresses.map((a) => a.address.toLowerCase())

/** Line ends as SMTP wants them. */
function withCrlf(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replace(/\r?\n/g, '\r\n')
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1')
}

/** Attachments that no nested message encloses. */
function attachments({ parts }: Message): (string | null)[] {
  const messages = parts.filter((part) => part.type === 'message/rfc822')
  return parts
    .filter(({ role }) => role === 'attachment' || role === 'inline')
    .filter(
      (part) => !messages.some((m) => part.headerStart >= m.bodyStart && part.bodyEnd <= m.bodyEnd),
    )
    .map(({ name }) => name)
    .sort()
}

/** The members of FACTS in which the API says something else. */
function differences(fact: Facts, message: Message): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['subject', fact.subject && oneLine(fact.subject), oneLine(message.subject)],
    ['from', fact.from?.toLowerCase(), message.from?.address.toLowerCase()],
    ['to', fact.to?.map((address) => address.toLowerCase()), lower(message.to)],
    ['has_html', fact.has_html, message.html],
    ['attachments', fact.attachments && [...fact.attachments].sort(), attachments(message)],
  ]
  return pairs
    .filter(([, want, got]) => want !== undefined && JSON.stringify(want) !== JSON.stringify(got))
    .map(([member]) => `${fact.file} ${member}`)
}

test.skipIf(!corpusIsThere)(
  'takes every message of the corpus by SMTP, keeps its bytes and reads it as others do',
  { timeout: 120_000 },
  async () => {
    await using sandbox = await startSandbox()
    const client = await Client.greeted(sandbox.smtpPort)
    const facts = corpusFacts()
    const different: string[] = []
    for (const fact of facts) {
      const sent = withCrlf(corpusMail(fact.file))
      const reply = await client.send(stuffed(sent))
      expect(reply.code, fact.file).toBe(250)
      const id = reply.text.split(' ').at(-1) ?? ''
      const raw = await sandbox.fetch(`/api/messages/${id}/raw`)
      expect(sent.equals(Buffer.from(await raw.arrayBuffer())), fact.file).toBe(true)
      // Waits for the analysis.
      await sandbox.api('GET', `/api/messages/${id}/parts`)
      const { body } = await sandbox.api<Message>('GET', `/api/messages/${id}`)
      expect(body.analysis, fact.file).toBe('analysed')
      different.push(...differences(fact, body))
    }
    await client.quit()
    const { body } = await sandbox.api('GET', '/api/messages')
    expect(body).toMatchObject({ total: facts.length })
    expect(different.sort()).toEqual(Object.keys(readOtherwise).sort())
  },
)
