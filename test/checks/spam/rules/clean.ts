import { type MimeNode, mimeOnly } from '../../../helpers/mime.ts'

/**
 * Wanted mail as programs send it to a sandbox: no relay has seen it, names are those of the
 * developer's computer, texts are short. Nothing of it may look like spam.
 */
const plain = 'text/plain; charset=utf-8'
const page = 'text/html; charset=utf-8'

const common = {
  From: 'Marsh Pottery <hello@pottery.example>',
  To: 'ada@customer.example',
  Date: 'Mon, 23 Nov 2026 08:30:00 +0000',
  'Message-ID': '<b8c4f0de-51a2-4f63-9d18-2e61c14c9c02@pottery.example>',
  'MIME-Version': '1.0',
}

type Fields = Record<string, string>

function mail(subject: string, node: MimeNode, fields: Fields = {}): Buffer {
  return mimeOnly({ ...node, headers: { ...common, Subject: subject, ...node.headers, ...fields } })
}

const textPart = (body: string): MimeNode => ({ headers: { 'Content-Type': plain }, body })
const htmlPart = (body: string): MimeNode => ({
  headers: { 'Content-Type': page, 'Content-Transfer-Encoding': 'quoted-printable' },
  body: body.replace(/=/g, '=3D'),
})
const text = (subject: string, body: string, fields?: Fields) =>
  mail(subject, textPart(body), fields)
const html = (subject: string, body: string, fields?: Fields) =>
  mail(subject, htmlPart(body), fields)
const both = (subject: string, said: string, shown: string, fields?: Fields) =>
  mail(
    subject,
    {
      headers: { 'Content-Type': 'multipart/alternative' },
      parts: [textPart(said), htmlPart(shown)],
    },
    fields,
  )

/** A page as the mail layouts of web frameworks put it together. */
const layout = (inner: string, footer: string) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Marsh Pottery</title><style>.button{background:#2d3748;color:#fff;padding:8px 18px}</style></head>
<body style="background-color:#edf2f7;color:#718096;margin:0">
<table class="wrapper" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table class="inner-body" width="570" style="background-color:#ffffff"><tr><td>${inner}</td></tr></table>
<table class="footer" width="570"><tr><td align="center"><p style="font-size:12px">${footer}</p></td></tr></table>
</td></tr></table></body></html>`

const reset = layout(
  `<h1>Hello!</h1><p>You are receiving this email because we received a password reset request for your account.</p>
<p><a href="http://localhost:8000/password/reset/4f2a9c?email=ada%40customer.example" class="button">Reset Password</a></p>
<p>This password reset link will expire in 60 minutes.</p>
<p>If you did not request a password reset, no further action is required.</p><p>Regards,<br>Laravel</p>
<p>If you're having trouble clicking the "Reset Password" button, copy and paste the URL below into your web browser:
<span class="break-all"><a href="http://localhost:8000/password/reset/4f2a9c?email=ada%40customer.example">http://localhost:8000/password/reset/4f2a9c?email=ada%40customer.example</a></span></p>`,
  '© 2026 Laravel. All rights reserved.',
)

const listed = {
  'List-Unsubscribe': '<https://news.pottery.example/u/4f2a9c>, <mailto:u-4f2a9c@pottery.example>',
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'List-Id': 'News <news.pottery.example>',
  Precedence: 'bulk',
  'Feedback-ID': '1234:news:esp',
  'X-Mailer': 'Mailer 4',
}

const news = layout(
  `<h1>The kiln in winter</h1><p>Hi Ada, the days are short and the kiln is warm. Here is what happened in the workshop
since our last newsletter, what you can learn with us in December, and a little something for those who come early.</p>
<p><img src="https://cdn.pottery.example/kiln.jpg" alt="The kiln at night" width="520" height="200"></p>
<h2>Courses</h2><p>Noor teaches glazing on three evenings. Eight places, 45 € each. <a href="https://www.pottery.example/courses">See the dates</a>.</p>
<h2>Winter sale</h2><p>Until Sunday all bowls are 20% off. <a href="https://www.pottery.example/sale">Shop now</a>.</p>
<p>Thank you for reading, Ada and Noor</p>`,
  `You receive this email because you subscribed at pottery.example. <a href="https://news.pottery.example/u/4f2a9c">Unsubscribe</a> ·
<a href="https://news.pottery.example/v/4f2a9c">View in browser</a><br>Marsh Pottery, 1 Mill Lane, Dorking`,
)

const newsText =
  'The kiln in winter\n\nHi Ada, the days are short and the kiln is warm. Here is what happened in the workshop\nsince our last newsletter, what you can learn with us in December, and a little something for those who come early.\n\nCourses: Noor teaches glazing on three evenings. Eight places, 45 € each.\nhttps://www.pottery.example/courses\n\nWinter sale: until Sunday all bowls are 20% off.\nhttps://www.pottery.example/sale\n\nThank you for reading, Ada and Noor\n\nYou receive this email because you subscribed at pottery.example.\nUnsubscribe: https://news.pottery.example/u/4f2a9c\n'

const receiptRows = [
  ['Bowl, blue', '€24.00'],
  ['Mug, small', '€12.50'],
  ['Shipping', '€4.90'],
  ['Total', '€41.40'],
]
const receipt = layout(
  `<h1>Thanks for your order</h1><p>Order #10023, paid with Visa ending in 4242 on 23 November 2026.</p>
<table>${receiptRows.map(([item, price]) => `<tr><td>${item}</td><td>${price}</td></tr>`).join('')}</table>
<p><a href="https://www.pottery.example/orders/10023">View your order</a></p>`,
  'Questions? Reply to this email or call us at 01632 960001.',
)
const receiptText = `Thanks for your order\n\nOrder #10023, paid with Visa ending in 4242 on 23 November 2026.\n\n${receiptRows.map((row) => row.join('  ')).join('\n')}\n\nView your order: https://www.pottery.example/orders/10023\n\nQuestions? Reply to this email or call us at 01632 960001.\n`

const invite = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Marsh Pottery//EN', 'METHOD:REQUEST'],
  ...['BEGIN:VEVENT', 'UID:4f2a9c@pottery.example', 'DTSTAMP:20261123T083000Z'],
  ...['DTSTART:20261130T090000Z', 'DTEND:20261130T100000Z', 'SUMMARY:Glazing course'],
  ...['ORGANIZER:mailto:hello@pottery.example', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\n')

/** What is sent when nothing was set up. */
const untouched: Fields = {
  From: 'webmaster@localhost',
  To: 'ada@example.com',
  'Message-ID': '<176388660012.4242.1234567890123456789@dev-laptop>',
}

const ascii = {
  'Content-Type': 'text/plain; charset="us-ascii"',
  'Content-Transfer-Encoding': '7bit',
}

export const clean: Record<string, Buffer> = {
  'a password reset of Laravel': both(
    'Reset Password Notification',
    '[Laravel](http://localhost)\n\n# Hello!\n\nYou are receiving this email because we received a password reset request for your account.\n\nReset Password: http://localhost:8000/password/reset/4f2a9c?email=ada%40customer.example\n\nThis password reset link will expire in 60 minutes.\n\nIf you did not request a password reset, no further action is required.\n\nRegards,\nLaravel\n\n© 2026 Laravel. All rights reserved.\n',
    reset,
    {
      From: 'Laravel <hello@example.com>',
      'Message-ID': '<4f2a9cde51a24f639d182e61c14c9c02@example.com>',
    },
  ),
  'a password reset of Laravel in HTML alone': html('Reset Password Notification', reset, {
    From: 'Laravel <hello@example.com>',
  }),
  'a password reset of Django': text(
    'Password reset on localhost:8000',
    "\nYou're receiving this email because you requested a password reset for your user account at localhost:8000.\n\nPlease go to the following page and choose a new password:\n\nhttp://localhost:8000/accounts/reset/MQ/c8h2k1-4f2a9cde51a24f639d182e61c14c9c02/\n\nYour username, in case you’ve forgotten: ada\n\nThanks for using our site!\n\nThe localhost:8000 team\n",
    untouched,
  ),
  'an error report of Django': text(
    '[Django] ERROR (EXTERNAL IP): Internal Server Error: /orders/',
    'Internal Server Error: /orders/\n\nZeroDivisionError at /orders/\ndivision by zero\n\nRequest Method: GET\nRequest URL: http://127.0.0.1:8000/orders/\nTraceback (most recent call last):\n  File "/srv/app/orders/views.py", line 12, in index\n    return total / 0\nZeroDivisionError: division by zero\n',
    { ...untouched, From: 'root@localhost' },
  ),
  'a confirmation of Rails Devise': html(
    'Confirmation instructions',
    '<p>Welcome ada@customer.example!</p>\n\n<p>You can confirm your account email through the link below:</p>\n\n<p><a href="http://localhost:3000/users/confirmation?confirmation_token=xS9_4f2a9cde51a24f63">Confirm my account</a></p>\n',
    {
      From: 'please-change-me-at-config-initializers-devise@example.com',
      'Message-ID': '<692ac4c8_4242_1a2b3c@dev-laptop.mail>',
    },
  ),
  'the layout of a Rails mailer': both(
    'Welcome to My Awesome Site',
    'Hi Ada,\n\nYou have successfully signed up to example.com, your username is: ada.\n\nTo login to the site, just follow this link: http://example.com/login.\n\nThanks for joining and have a great day!\n',
    '<!DOCTYPE html>\n<html>\n  <head>\n    <meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n    <style>\n      /* Email styles need to be inline */\n    </style>\n  </head>\n  <body>\n    <h1>Welcome to example.com, Ada</h1>\n<p>You have successfully signed up to example.com, your username is: ada.</p>\n<p>To login to the site, just follow this link: <a href="http://example.com/login">http://example.com/login</a>.</p>\n<p>Thanks for joining and have a great day!</p>\n  </body>\n</html>\n',
    { From: 'notifications@example.com' },
  ),
  'the first try with Nodemailer': text('Hello ✔', 'Hello world?', {
    From: '"Fred Foo" <foo@example.com>',
    To: 'bar@example.com, baz@example.com',
    Subject: '=?UTF-8?Q?Hello_=E2=9C=94?=',
  }),
  'the first try with HTML in Nodemailer': both('Hello', 'Hello world?', '<b>Hello world?</b>', {
    From: '"Fred Foo" <foo@example.com>',
    To: 'bar@example.com',
  }),
  'the first try with PHP': text('the subject', 'hello', {
    From: 'webmaster@example.com',
    To: 'nobody@example.com',
    'Reply-To': 'webmaster@example.com',
    'X-Mailer': 'PHP/8.4.1',
    'Message-ID': '<20261123083000.4F2A9C@dev-laptop.local>',
  }),
  'the first try with Python': mimeOnly({
    headers: {
      Subject: 'Test',
      From: 'a@example.com',
      To: 'b@example.com',
      ...ascii,
      'MIME-Version': '1.0',
    },
    body: 'This is a test.\n',
  }),
  'a test of swaks': text('test Mon, 23 Nov 2026 08:30:00 +0000', 'This is a test mailing\n', {
    From: 'ada@dev-laptop',
    'Message-Id': '<20261123083000.004242@dev-laptop>',
    'X-Mailer': 'swaks v20240103.0 jetmore.org/john/code/swaks/',
  }),
  'output of cron': text(
    'Cron <root@web1> /usr/local/bin/backup',
    'backup: 12 files, 3.4 GB, 0 errors\n',
    {
      From: 'root@web1.example.com (Cron Daemon)',
      To: 'root@web1.example.com',
      'Message-ID': '<20261123083000.4F2A9C1D2E@web1.example.com>',
      'Auto-Submitted': 'auto-generated',
      'X-Cron-Env': '<SHELL=/bin/sh>',
    },
  ),
  'a failed build': both(
    '[pottery/shop] Run failed: CI - main (4f2a9cd)',
    '[pottery/shop] CI workflow run\n\nCI: All jobs have failed\n\nView workflow run: https://git.pottery.example/pottery/shop/actions/runs/4242\n\ntest: failed in 2 minutes and 4 seconds\n',
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h3>[pottery/shop] CI workflow run</h3><p>CI: All jobs have failed</p><p><a href="https://git.pottery.example/pottery/shop/actions/runs/4242">View workflow run</a></p><p>test: failed in 2 minutes and 4 seconds</p></body></html>',
    { 'List-ID': 'pottery/shop <shop.pottery.git.pottery.example>', Precedence: 'list' },
  ),
  'an alert of a monitor': text(
    '[FIRING:2] HighLatency (shop prod critical)',
    '**Firing**\n\nValue: B=1243\nLabels:\n - alertname = HighLatency\n - instance = 10.0.4.12:9100\nSource: http://grafana.internal:3000/alerting/grafana/4f2a9c/view\nSilence: http://grafana.internal:3000/alerting/silence/new\n',
    { From: 'Grafana <admin@grafana.localhost>' },
  ),
  'a receipt': both('Your receipt from Marsh Pottery #10023', receiptText, receipt),
  'a receipt in HTML alone': html('Your receipt from Marsh Pottery #10023', receipt),
  'a code for the second factor': text(
    '482913 is your verification code',
    'Your verification code is 482913. It expires in 10 minutes.\n\nIf you did not try to sign in, you can ignore this message.\n',
  ),
  'a note about a new device': both(
    'New sign-in to your account',
    'Hi Ada,\n\nyour account was signed in to from a new device: Firefox on Linux, Dorking, 23 November 2026.\nIf this was you, there is nothing to do. If not, change your password: https://www.pottery.example/security\n',
    layout(
      '<p>Hi Ada,</p><p>your account was signed in to from a new device: Firefox on Linux, Dorking, 23 November 2026.</p><p>If this was you, there is nothing to do. If not, <a href="https://www.pottery.example/security">change your password</a>.</p>',
      'Marsh Pottery',
    ),
  ),
  'a newsletter with the fields of a provider': both('The kiln in winter', newsText, news, listed),
  'a newsletter in HTML alone': html('The kiln in winter', news, listed),
  'an invitation to a meeting': mail('Invitation: Glazing course', {
    headers: { 'Content-Type': 'multipart/mixed' },
    parts: [
      {
        headers: { 'Content-Type': 'multipart/alternative' },
        parts: [
          textPart('You are invited to: Glazing course\nMonday, 30 November 2026, 9:00\n'),
          htmlPart(
            '<p>You are invited to: <b>Glazing course</b><br>Monday, 30 November 2026, 9:00</p>',
          ),
          {
            headers: { 'Content-Type': 'text/calendar; charset=utf-8; method=REQUEST' },
            body: invite,
          },
        ],
      },
      {
        headers: {
          'Content-Type': 'application/ics; name="invite.ics"',
          'Content-Disposition': 'attachment; filename="invite.ics"',
          'Content-Transfer-Encoding': 'base64',
        },
        body: Buffer.from(invite).toString('base64'),
      },
    ],
  }),
  'an invoice with a PDF': mail('Invoice 2026-0042', {
    headers: { 'Content-Type': 'multipart/mixed' },
    parts: [
      textPart(
        'Dear Ms Marsh,\n\nplease find attached our invoice 2026-0042 of 23 November 2026 over €41.40.\n\nKind regards\nMarsh Pottery\n',
      ),
      {
        headers: {
          'Content-Type': 'application/pdf; name="2026-0042.pdf"',
          'Content-Disposition': 'attachment; filename="2026-0042.pdf"',
          'Content-Transfer-Encoding': 'base64',
        },
        body: Buffer.from('%PDF-1.4 nothing').toString('base64'),
      },
    ],
  }),
  'mail in Spanish': both(
    '=?utf-8?Q?Tu_pedido_10023_est=C3=A1_en_camino?=',
    'Hola, Ada:\n\ntu pedido 10023 ha salido hoy del taller y llegará el miércoles. Puedes seguirlo aquí:\nhttps://www.pottery.example/pedidos/10023\n\nGracias por tu compra. Si tienes cualquier duda, responde a este correo.\n\nEl equipo de Marsh Pottery\n',
    layout(
      '<p>Hola, Ada:</p><p>tu pedido 10023 ha salido hoy del taller y llegará el miércoles. Puedes <a href="https://www.pottery.example/pedidos/10023">seguirlo aquí</a>.</p><p>Gracias por tu compra. Si tienes cualquier duda, responde a este correo.</p><p>El equipo de Marsh Pottery</p>',
      'Recibes este correo porque hiciste un pedido en pottery.example.',
    ),
  ),
  'mail in German': text(
    '=?utf-8?Q?Passwort_zur=C3=BCcksetzen?=',
    'Hallo Ada,\n\ndu hast angefordert, dein Passwort zurückzusetzen. Öffne dazu in den nächsten 60 Minuten diesen Link:\nhttps://www.pottery.example/passwort/4f2a9c\n\nWenn du das nicht warst, kannst du diese Nachricht löschen.\n\nViele Grüße\nMarsh Pottery\n',
  ),
  'mail in Japanese': both(
    '=?utf-8?B?44GU5rOo5paH44GC44KK44GM44Go44GG44GU44GW44GE44G+44GZ?=',
    'Ada様\n\nこのたびはご注文いただき、誠にありがとうございます。\nご注文番号：10023\n合計：4,140円\n\n商品の発送が完了しましたら、改めてご連絡いたします。\nhttps://www.pottery.example/ja/orders/10023\n',
    layout(
      '<p>Ada様</p><p>このたびはご注文いただき、誠にありがとうございます。</p><p>ご注文番号：10023<br>合計：4,140円</p><p>商品の発送が完了しましたら、改めてご連絡いたします。<a href="https://www.pottery.example/ja/orders/10023">注文を見る</a></p>',
      'マーシュ陶芸',
    ),
    { From: '=?utf-8?B?44Oe44O844K344Ol6Zm26Iq4?= <hello@pottery.example>' },
  ),
  'mail in Japanese, in its own charset': mail('=?ISO-2022-JP?B?GyRCJEZGOSRIGyhC?=', {
    headers: {
      'Content-Type': 'text/plain; charset=ISO-2022-JP',
      'Content-Transfer-Encoding': '7bit',
    },
    body: Buffer.from('\x1b$B$4CmJ8$"$j$,$H$&$4$6$$$^$9!#\x1b(B\n', 'latin1').toString('latin1'),
  }),
  'mail in Chinese': text(
    '=?utf-8?B?5oKo55qE6aqM6K+B56CB?=',
    '您好，\n\n您的验证码是 482913，十分钟内有效。如果不是您本人操作，请忽略此邮件。\n\n马什陶艺\n',
  ),
  'mail in Arabic': text(
    '=?utf-8?B?2LHZhdiyINin2YTYqtit2YLZgg==?=',
    'مرحبا آدا،\n\nرمز التحقق الخاص بك هو 482913 وهو صالح لمدة عشر دقائق.\n\nفريق مارش\n',
  ),
  'an answer': text(
    'Re: Glazing course',
    'Hi,\n\nMonday is fine for me.\n\nOn Mon, 23 Nov 2026 at 08:00, Ada <ada@customer.example> wrote:\n> Would Monday suit you?\n',
    { 'In-Reply-To': '<4f2a9c@customer.example>', References: '<4f2a9c@customer.example>' },
  ),
  'a digest of comments': both(
    'Noor mentioned you in “Kiln repairs”',
    'Noor mentioned you in “Kiln repairs”:\n\n@ada can you look at the door? It does not close any more.\n\nView it: https://app.pottery.example/t/42#c7\n\nReply to this email to answer, or mute the thread: https://app.pottery.example/t/42/mute\n',
    layout(
      '<p><b>Noor</b> mentioned you in “Kiln repairs”:</p><blockquote>@ada can you look at the door? It does not close any more.</blockquote><p><a href="https://app.pottery.example/t/42#c7">View it</a></p>',
      'Reply to this email to answer, or <a href="https://app.pottery.example/t/42/mute">mute the thread</a>.',
    ),
    {
      From: '"Noor (Marsh Pottery)" <notifications@app.pottery.example>',
      'Reply-To': 'reply+4f2a9cde51a24f63@app.pottery.example',
    },
  ),
  'a trial that ends': both(
    'Your free trial ends in 3 days',
    'Hi Ada,\n\nyour free trial of Pottery Pro ends on 26 November. To keep your projects, choose a plan from €9 per month:\nhttps://app.pottery.example/billing\n\nIf you do nothing, your account becomes a free one and nothing is charged.\n',
    layout(
      '<p>Hi Ada,</p><p>your free trial of Pottery Pro ends on 26 November. To keep your projects, <a href="https://app.pottery.example/billing">choose a plan</a> from €9 per month.</p><p>If you do nothing, your account becomes a free one and nothing is charged.</p>',
      'Marsh Pottery · <a href="https://app.pottery.example/unsubscribe/4f2a9c">Unsubscribe</a>',
    ),
  ),
  'a failed payment': text(
    'Action required: your payment failed',
    'Hi Ada,\n\nwe could not charge your card ending in 4242 for invoice 2026-0042 (€9.00). Please update your payment details within 7 days, or your subscription will be cancelled:\nhttps://app.pottery.example/billing\n\nThe Marsh Pottery team\n',
  ),
  'a parcel that is out for delivery': both(
    'Your order 10023 is out for delivery',
    'Hi Ada,\n\nyour parcel is on its way and arrives today between 14:00 and 16:00. Nobody at home? We leave it with a neighbour.\nTrack it: https://www.pottery.example/orders/10023/track\n',
    layout(
      '<p>Hi Ada,</p><p>your parcel is on its way and arrives today between 14:00 and 16:00. Nobody at home? We leave it with a neighbour.</p><p><a href="https://www.pottery.example/orders/10023/track">Track it</a></p>',
      'Marsh Pottery',
    ),
  ),
  'points of a loyalty card': both(
    'You have 120 points',
    'Hi Ada,\n\nyou have collected 120 points. With 200 you can redeem your reward: a free mug of your choice.\nhttps://www.pottery.example/points\n\nYou receive this mail because you have a loyalty card. Unsubscribe: https://www.pottery.example/u/4f2a9c\n',
    layout(
      '<p>Hi Ada,</p><p>you have collected 120 points. With 200 you can redeem your reward: a free mug of your choice. <a href="https://www.pottery.example/points">Your points</a></p>',
      'You receive this mail because you have a loyalty card. <a href="https://www.pottery.example/u/4f2a9c">Unsubscribe</a>',
    ),
    listed,
  ),
}
