import { logo } from './logo.ts'
import type { Sample } from './sample.ts'

const rows = [
  ['Filter coffee, 1 kg', '€ 18.90'],
  ['Paper filters, 100', '€ 3.40'],
  ['Delivery', '€ 4.00'],
]

const cells = rows
  .map(([what, price]) => `<tr><td>${what}</td><td align="right">${price}</td></tr>`)
  .join('')

/** HTML and text, an inline picture, an attachment, and a recipient only the envelope knows. */
export const receipt: Sample = {
  name: 'receipt',
  mail: {
    from: 'Beanworks <orders@beanworks.example>',
    to: 'Ada Marsh <ada@customer.example>',
    bcc: 'archive@beanworks.example',
    subject: 'Your receipt for order 20417',
    text: [
      'Thank you for your order, Ada.',
      '',
      ...rows.map(([what, price]) => `${what}: ${price}`),
      'Total: € 26.30',
      '',
      'Questions? https://beanworks.example/help',
    ].join('\n'),
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Receipt</title></head>
<body style="margin:0;background:#f4f1ea;font-family:Georgia,serif;color:#2d2a26">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="background:#fff;border-radius:8px">
<tr><td style="padding:28px"><img src="cid:logo@beanworks.example" alt="Beanworks" width="48" height="48">
<h1 style="font-size:22px">Thank you for your order, Ada.</h1>
<table width="100%" cellpadding="6">${cells}<tr><td><b>Total</b></td><td align="right"><b>€ 26.30</b></td></tr></table>
<p><a href="https://beanworks.example/orders/20417" style="color:#0f5f4c">See your order</a></p>
<img src="https://tracking.beanworks.example/open.gif" width="1" height="1" alt="">
</td></tr></table></td></tr></table></body></html>`,
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
        contentType: 'text/csv',
      },
    ],
  },
}
