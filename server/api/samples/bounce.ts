import { stamp, type Sample } from './sample.ts'

const boundary = 'report-7f3a'

/** A delivery status notification (RFC 3464), as a mail server answers with the null sender. */
function report(now: Date): string {
  const at = now.toUTCString().replace('GMT', '+0000')
  const sent = new Date(now.getTime() - 5_000).toUTCString().replace('GMT', '+0000')
  return [
    'From: Mail Delivery System <MAILER-DAEMON@mx.customer.example>',
    'To: orders@beanworks.example',
    'Subject: Undelivered mail returned to sender',
    `Date: ${at}`,
    `Message-ID: <bounce-${stamp(now)}@mx.customer.example>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status;\r\n boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Your message could not be delivered to one recipient.',
    '',
    '<leo@customer.example>: the mailbox is full',
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.customer.example',
    `Arrival-Date: ${sent}`,
    '',
    'Final-Recipient: rfc822; leo@customer.example',
    'Action: failed',
    'Status: 5.2.2',
    'Remote-MTA: dns; store.customer.example',
    'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    'From: Beanworks <orders@beanworks.example>',
    'To: Leo Brandt <leo@customer.example>',
    'Subject: Your receipt for order 20416',
    `Date: ${sent}`,
    `Message-ID: <order-20416-${stamp(now)}@beanworks.example>`,
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

export const bounce: Sample = {
  name: 'bounce',
  title: { en: 'Delivery report', es: 'Informe de entrega' },
  about: {
    en: 'A full mailbox: multipart/report from the null sender.',
    es: 'Un buzón lleno: multipart/report con remitente vacío.',
  },
  mails: (now) => [{ raw: report(now), envelope: { from: '', to: ['orders@beanworks.example'] } }],
}
