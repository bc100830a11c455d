import { ada, bill, button, letter, paragraph, shop } from './letter.ts'
import { logo } from './logo.ts'
import type { Sample } from './sample.ts'

const rows = [
  ['Filter coffee, 1 kg', '€ 18.90'],
  ['Paper filters, 100', '€ 3.40'],
  ['Delivery', '€ 4.00'],
] as const
const total = ['Total', '€ 26.30'] as const

export const receipt: Sample = {
  name: 'receipt',
  title: { en: 'Receipt', es: 'Recibo' },
  about: {
    en: 'HTML and text, an inline picture, a CSV file, a tracking pixel, a hidden Bcc.',
    es: 'HTML y texto, una imagen incrustada, un CSV, un píxel de rastreo y una CCO oculta.',
  },
  mails: () => [
    {
      from: shop,
      to: ada,
      bcc: 'archive@beanworks.example',
      subject: 'Your receipt for order 20417',
      text: [
        'Thank you for your order, Ada.',
        '',
        ...[...rows, total].map(([what, price]) => `${what}: ${price}`),
        '',
        'Questions? https://beanworks.example/help',
      ].join('\n'),
      html: letter({
        title: 'Thank you for your order, Ada.',
        preheader: 'It leaves the roastery tomorrow.',
        motto: 'Order 20417',
        body: `${paragraph('<img src="cid:logo@beanworks.example" alt="" width="20" height="20" style="vertical-align:-4px"> It leaves the roastery tomorrow and should be with you in two days.')}
${bill([...rows, total])}
${button('See your order', 'https://beanworks.example/orders/20417')}
<img src="https://tracking.beanworks.example/open.gif" width="1" height="1" alt="">`,
      }),
      attachments: [
        {
          filename: 'logo.png',
          content: logo,
          contentType: 'image/png',
          cid: 'logo@beanworks.example',
        },
        {
          filename: 'receipt-20417.csv',
          content: ['item,price', ...rows.map((row) => `"${row.join('","')}"`)].join('\r\n'),
          contentType: 'text/csv; charset=utf-8',
        },
      ],
    },
  ],
}
