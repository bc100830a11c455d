import type { Message, Part } from '../../../server/types.ts'

/** A message as the API answers it; only what a test is about is given. */
export function aMessage(given: Partial<Message> = {}): Message {
  return {
    id: '019a-1',
    n: 1,
    uid: 1,
    inbox: 'inbox-1',
    arrivedAt: '2026-11-22T16:41:07.000Z',
    size: 48_213,
    subject: 'Your order is on its way',
    from: { name: 'Almería Ceramics', address: 'shop@almeria.example.test' },
    to: [{ name: 'Lucía Pérez', address: 'lucia@example.test' }],
    recipients: 1,
    unread: false,
    pinned: false,
    tags: [],
    analysis: 'analysed',
    snippet: '',
    attachments: 0,
    part: null,
    thread: null,
    threadSize: 1,
    facts: {},
    html: true,
    sender: null,
    cc: [],
    bcc: [],
    replyTo: [],
    envelopeOnly: [],
    sentAt: null,
    messageId: null,
    inReplyTo: [],
    references: [],
    envelope: { from: '', to: [], body: null, smtpUtf8: false, dsn: null },
    connection: null,
    session: null,
    origin: { kind: 'smtp' },
    complaint: null,
    text: 'text',
    parts: [],
    metadata: {},
    ...given,
  }
}

export function aPart(given: Partial<Part> = {}): Part {
  return {
    path: '2',
    type: 'application/pdf',
    charset: null,
    encoding: 'base64',
    disposition: 'attachment',
    name: 'invoice.pdf',
    cid: null,
    role: 'attachment',
    headerStart: 0,
    bodyStart: 0,
    bodyEnd: 0,
    size: 1000,
    ...given,
  }
}
