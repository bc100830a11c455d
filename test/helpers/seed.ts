import type { SendMailOptions } from 'nodemailer'

/** Mail as a real shop's staging system sends it: for screenshots and for looking at the product. */

const shop = { name: 'Almería Ceramics', address: 'shop@almeria.example.test' }
const lucia = { name: 'Lucía Pérez', address: 'lucia@example.test' }

const mark = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAYAAADgdz34AAAAbUlEQVR42mP4//8/Ay0xSYrl/Sr/g/DQsgBmKC5MkQWEDCfGEqINRg8iYi0iaAGhOCDZAnwaCIljk2MgxTXEyKHLD4wF5OYDnBYQmxxJxfSzgOZBNHxSEc0zGl2KCroUdjQvrulW4QyPOplSDAA1uuvsvkAqjQAAAABJRU5ErkJggg==',
  'base64',
)

const letter = (title: string, body: string, extra = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><style>@media (max-width:480px){.sheet{width:100%!important}}</style></head>
<body style="margin:0;background:#f2efe9;font-family:Georgia,serif;color:#2c2a26">${extra}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:28px 12px">
<table role="presentation" class="sheet" width="560" cellpadding="0" cellspacing="0" style="background:#fff;border-radius:6px">
<tr><td style="padding:24px 36px;border-bottom:1px solid #eee;font-size:19px;letter-spacing:.04em"><img src="cid:mark@almeria" alt="" width="18" height="18" style="vertical-align:-2px;margin-right:10px">Almería Ceramics</td></tr>
<tr><td style="padding:30px 36px 8px;font-size:25px;line-height:1.25">${title}</td></tr>
<tr><td style="padding:0 36px 26px;font-size:15px;line-height:1.6;color:#5b574f">${body}</td></tr>
<tr><td style="padding:16px 36px 26px;font-size:12px;color:#6f6a60;border-top:1px solid #eee">You get this because you ordered from us. Calle Real 12, 04001 Almería · <a href="https://almeria.example.test/unsubscribe" style="color:#6f6a60">Unsubscribe</a></td></tr>
</table></td></tr></table></body></html>`

const order = `Order 20418 left our workshop this morning. It should reach Granada by Tuesday.
<table width="100%" style="margin-top:14px;font-size:14px;border-collapse:collapse;color:#2c2a26">
<tr><td style="padding:10px 0;border-bottom:1px solid #eee">Serving bowl, cobalt</td><td align="right" style="border-bottom:1px solid #eee">€ 48.00</td></tr>
<tr><td style="padding:10px 0;border-bottom:1px solid #eee">Espresso cups, set of four</td><td align="right" style="border-bottom:1px solid #eee">€ 36.00</td></tr>
<tr><td style="padding:10px 0"><b>Total</b></td><td align="right"><b>€ 84.00</b></td></tr></table>
<p style="margin:22px 0 0"><a href="https://almeria.example.test/track/20418" style="background:#1f4e79;color:#fff;text-decoration:none;padding:12px 22px;border-radius:4px;display:inline-block">Track the parcel</a></p>`

const logo = { filename: 'mark.png', content: mark, cid: 'mark@almeria', contentType: 'image/png' }

export const orderMail: SendMailOptions = {
  from: shop,
  to: lucia,
  bcc: 'audit@example.test',
  subject: 'Your order is on its way, Lucía',
  text: 'Order 20418 left our workshop this morning. It should reach Granada by Tuesday.\n\nTrack it: https://almeria.example.test/track/20418\n',
  html: letter(
    'Your order is on its way, Lucía',
    order,
    '<img src="https://cdn.almeria.example.test/open.gif" width="1" height="1" alt=""><img src="https://cdn.almeria.example.test/banner.png" width="1" height="1" alt="">',
  ),
  headers: { 'X-Tags': 'checkout' },
  attachments: [
    logo,
    {
      filename: 'receipt-20418.pdf',
      content: Buffer.from('%PDF-1.4\n% a stand-in\n'),
      contentType: 'application/pdf',
    },
  ],
}

const pablo = { name: 'Pablo Ruiz', address: 'pablo@example.test' }
const support = { name: 'Support', address: 'support@almeria.example.test' }

/** Three letters about one cup. */
const cup: SendMailOptions[] = [
  {
    from: pablo,
    to: support,
    messageId: '<cup-1@example.test>',
    subject: 'Broken cup in order 20377',
    text: 'One of the four cups arrived broken.\nThe other three are lovely.\n',
  },
  {
    from: support,
    to: pablo,
    messageId: '<cup-2@almeria.example.test>',
    inReplyTo: '<cup-1@example.test>',
    references: '<cup-1@example.test>',
    subject: 'Re: Broken cup in order 20377',
    text: 'Could you send us a picture of it?\n\n> One of the four cups arrived broken.\n',
  },
  {
    from: pablo,
    to: support,
    messageId: '<cup-3@example.test>',
    inReplyTo: '<cup-2@almeria.example.test>',
    references: '<cup-1@example.test> <cup-2@almeria.example.test>',
    subject: 'Re: Broken cup in order 20377',
    text: 'Here it is.\n\n> Could you send us a picture of it?\n',
  },
]

/** Support hands a letter on, whole. */
export const forwarded: SendMailOptions = {
  from: support,
  to: 'workshop@almeria.example.test',
  subject: 'Fwd: Broken cup in order 20377',
  text: 'Can you make one more of these by Friday?',
  attachments: [
    {
      filename: 'broken-cup.eml',
      contentType: 'message/rfc822',
      content: [
        'From: Pablo Ruiz <pablo@example.test>',
        'To: Support <support@almeria.example.test>',
        'Subject: Broken cup in order 20377',
        'Date: Sun, 22 Nov 2026 09:12:00 +0100',
        'Message-ID: <cup-1@example.test>',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>One of the <b>four cups</b> arrived broken.</p><p>The other three are lovely.</p>',
        '',
      ].join('\r\n'),
    },
  ],
}

/** Oldest first. */
export const seedMail: SendMailOptions[] = [
  forwarded,
  ...cup,
  {
    from: shop,
    to: lucia,
    subject: 'Order 20417 confirmed',
    text: 'Thank you for your order. We start on it today and write again when it leaves the workshop.',
    html: letter(
      'Order 20417 confirmed',
      'Thank you for your order. We start on it today and write again when it leaves the workshop.',
    ),
    attachments: [logo],
    headers: { 'X-Tags': 'checkout' },
  },
  {
    from: { name: 'Warehouse', address: 'stock@almeria.example.test' },
    to: Array.from({ length: 12 }, (_, i) => `buyers${i || ''}@example.test`),
    subject: 'Stock below minimum: cobalt oxide',
    text: 'Article 7711 has fallen to 1.2 kg. Reorder level 5 kg.\n\nSupplier: Pigmentos del Sur',
  },
  { from: shop, to: lucia, text: 'This is a plain text test.' },
  {
    from: shop,
    to: lucia,
    subject: 'Reset your password',
    text: 'Somebody asked for a new password for this address. If it was you, open this link within an hour:\n\nhttps://almeria.example.test/reset/7f3a\n\nIf not, do nothing.',
    headers: { 'X-Tags': 'password-reset' },
  },
  {
    from: { name: 'Calendar', address: 'calendar@almeria.example.test' },
    to: lucia,
    subject: 'Invitation: Kiln opening, 4 December',
    text: 'Friday 4 December 2026, 18:00 – 20:00, Calle Real 12, Almería',
    icalEvent: {
      method: 'REQUEST',
      content:
        'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Almeria//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:kiln-1@almeria\r\nDTSTAMP:20261122T100000Z\r\nDTSTART:20261204T170000Z\r\nDTEND:20261204T190000Z\r\nSUMMARY:Kiln opening\r\nLOCATION:Calle Real 12\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    },
  },
  {
    from: shop,
    to: lucia,
    subject: 'The autumn glaze: twelve new pieces',
    text: 'Fired last week, photographed yesterday. See the whole series.',
    html: letter(
      'The autumn glaze',
      'Fired last week, photographed yesterday. See the whole series of twelve pieces in cobalt and iron.',
    ),
    attachments: [logo],
    headers: {
      'X-Tags': 'newsletter',
      'List-Unsubscribe': '<https://almeria.example.test/unsubscribe>',
    },
  },
  {
    from: support,
    to: pablo,
    inReplyTo: '<cup-3@example.test>',
    references: '<cup-1@example.test> <cup-2@almeria.example.test> <cup-3@example.test>',
    replyTo: 'tickets+20377@almeria.example.test',
    subject: 'Re: Broken cup in order 20377',
    text: 'We are sorry to hear that. A replacement leaves tomorrow.\n\n> One of the four cups arrived broken.\n> The other three are lovely.\n',
  },
  {
    from: shop,
    to: lucia,
    subject: 'أهلاً بك في متجرنا',
    text: 'شكراً لتسجيلك. يمكنك الآن متابعة طلباتك من حسابك في أي وقت.',
  },
  {
    from: 'noreply@staging.example.test',
    to: lucia,
    subject: 'Hi {{first_name}}, you left something behind',
    text: 'Your basket is waiting. Finish your order and we will send it tomorrow.',
    html: letter(
      'You left something behind',
      'Your basket is waiting. Finish your order and we will send it tomorrow.',
    ),
    attachments: [logo],
  },
  {
    from: { name: 'Billing', address: 'billing@almeria.example.test' },
    to: ['accounts@example.test', 'cfo@example.test', 'lucia@example.test'],
    subject: 'Invoice 2026-1187 for November',
    text: 'Dear customer, attached is your invoice for the period 1–30 November 2026.',
    attachments: [
      {
        filename: 'invoice-2026-1187.pdf',
        content: Buffer.from('%PDF-1.4\n'),
        contentType: 'application/pdf',
      },
      { filename: 'lines.csv', content: 'article;pieces;price\nbowl;1;48.00\ncups;4;36.00\n' },
    ],
  },
  orderMail,
  {
    from: shop,
    to: lucia,
    subject: 'Your code is 483 190',
    text: 'Use it within ten minutes to sign in from a new device: 483 190',
  },
]
