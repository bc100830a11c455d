import { ada, letter, shop } from './letter.ts'
import { logo } from './logo.ts'
import type { Sample } from './sample.ts'

/** One empty page, small enough to read (ISO 32000). */
const pdf = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj',
  'trailer<</Root 1 0 R>>',
  '%%EOF',
  '',
].join('\n')

const forwarded = [
  'From: Leo Brandt <leo@customer.example>',
  'To: Beanworks <orders@beanworks.example>',
  'Subject: Where is my order?',
  'Date: Mon, 01 Mar 2027 08:15:00 +0100',
  'Message-ID: <where-1@customer.example>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Order 20411 has been on its way for nine days now.',
  '',
].join('\r\n')

export const attachments: Sample = {
  name: 'attachments',
  title: { en: 'Attachments', es: 'Adjuntos' },
  about: {
    en: 'Picture, PDF, CSV, JSON, text, a forwarded message, a long name in other letters.',
    es: 'Imagen, PDF, CSV, JSON, texto, un mensaje reenviado y un nombre largo en otras letras.',
  },
  mails: [
    {
      from: shop,
      to: ada,
      subject: 'The papers for your order',
      text: 'Seven files, one of them a message.',
      html: letter({
        title: 'The papers for your order',
        body: 'Seven files, one of them a message.',
      }),
      attachments: [
        { filename: 'logo.png', content: logo, contentType: 'image/png' },
        { filename: 'invoice.pdf', content: pdf, contentType: 'application/pdf' },
        {
          filename: 'prices.csv',
          content: 'article,price\r\n"Filter coffee, 1 kg",18.90\r\nPaper filters,3.40\r\n',
          contentType: 'text/csv',
        },
        {
          filename: 'order.json',
          content: JSON.stringify({ order: 20417, paid: true, items: ['coffee', 'filters'] }),
          contentType: 'application/json',
        },
        { filename: 'notes.txt', content: 'Grind it coarse.\n', contentType: 'text/plain' },
        { filename: 'where.eml', content: forwarded, contentType: 'message/rfc822' },
        {
          filename: 'Condiciones de envío para Almería, Łódź y 東京 — versión de marzo.txt',
          content: 'Delivery takes two to nine days.\n',
          contentType: 'text/plain; charset=utf-8',
        },
      ],
    },
  ],
}
