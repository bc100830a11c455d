import { ada, letter, paragraph, shop } from './letter.ts'
import { logo } from './logo.ts'
import { pdf } from './pdf.ts'
import type { Sample } from './sample.ts'

const forwarded = [
  'From: Leo Brandt <leo@customer.example>',
  'To: Beanworks <orders@beanworks.example>',
  'Subject: Where is my order?',
  'Date: Mon, 01 Mar 2027 08:15:00 +0100',
  'Message-ID: <where-1@customer.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Order 20411 has been on its way for nine days now.',
  '',
].join('\r\n')

const invoice = [
  'Beanworks, 4 Harbour Lane',
  '',
  'Invoice 20417',
  '',
  'Filter coffee, 1 kg      EUR 18.90',
  'Paper filters, 100       EUR  3.40',
  'Delivery                 EUR  4.00',
  '',
  'Total                    EUR 26.30',
]

/** What goes along besides the picture inside the HTML. */
const files = [
  { filename: 'logo.png', content: logo, contentType: 'image/png' },
  { filename: 'invoice-20417.pdf', content: pdf(invoice), contentType: 'application/pdf' },
  {
    filename: 'prices.csv',
    content: 'article,price\r\n"Filter coffee, 1 kg",18.90\r\nPaper filters,3.40\r\n',
    contentType: 'text/csv; charset=utf-8',
  },
  {
    filename: 'order.json',
    content: JSON.stringify({ order: 20417, paid: true, items: ['coffee', 'filters'] }),
    contentType: 'application/json',
  },
  {
    filename: 'notes.txt',
    content: 'Grind it coarse.\n',
    contentType: 'text/plain; charset=utf-8',
  },
  { filename: 'where.eml', content: forwarded, contentType: 'message/rfc822' },
  {
    filename: 'Condiciones de envío para Almería, Łódź y 東京 — versión de marzo.txt',
    content: 'Delivery takes two to nine days.\n',
    contentType: 'text/plain; charset=utf-8',
  },
]

export const attachments: Sample = {
  name: 'attachments',
  title: { en: 'Attachments', es: 'Adjuntos' },
  about: {
    en: 'Pictures, PDF, CSV, JSON, text, a forwarded message, a long name in other letters.',
    es: 'Imágenes, PDF, CSV, JSON, texto, un mensaje reenviado y un nombre largo en otras letras.',
  },
  mails: () => [
    {
      from: shop,
      to: ada,
      subject: 'The papers for your order',
      text: 'The invoice, our prices, and what Leo wrote to us: seven files, one of them a message.\n',
      html: letter({
        title: 'The papers for your order',
        motto: 'Order 20417',
        body: `${paragraph('The invoice, our prices, and what Leo wrote to us: seven files, one of them a message.')}
${paragraph('<img src="cid:seal@beanworks.example" alt="The seal of Beanworks" width="48" height="48">')}`,
      }),
      attachments: [
        {
          filename: 'seal.png',
          content: logo,
          contentType: 'image/png',
          cid: 'seal@beanworks.example',
        },
        ...files,
      ],
    },
  ],
}
