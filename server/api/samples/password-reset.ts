import { button, letter, paragraph } from './letter.ts'
import type { Sample } from './sample.ts'

const link = 'https://beanworks.example/reset?token=6f1c0e52b7'

export const passwordReset: Sample = {
  name: 'password-reset',
  title: { en: 'Reset link', es: 'Enlace para restablecer' },
  about: {
    en: 'A link that works for an hour, in text and in HTML.',
    es: 'Un enlace que vale una hora, en texto y en HTML.',
  },
  mails: () => [
    {
      from: 'Beanworks accounts <no-reply@beanworks.example>',
      to: 'ada@customer.example',
      subject: 'Reset your password',
      text: [
        'Hello Ada,',
        '',
        'somebody, hopefully you, asked for a new password. This link works for one hour:',
        '',
        link,
        '',
        'If it was not you, ignore this message.',
        '',
      ].join('\n'),
      html: letter({
        title: 'Reset your password',
        preheader: 'The link works for one hour.',
        motto: 'Your account',
        body: `${paragraph('Hello Ada,')}${paragraph('somebody, hopefully you, asked for a new password.')}
${button('Choose a new password', link)}
<p class="quiet" style="margin:18px 0 0;font-size:13px;color:#6b655b">The link works for one hour. If it was not you, ignore this message. The button does nothing? Copy this address:<br><span style="word-break:break-all">${link}</span></p>`,
      }),
    },
  ],
}
