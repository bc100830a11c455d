import { button, letter } from './letter.ts'
import type { Sample } from './sample.ts'

const link = 'https://beanworks.example/reset?token=6f1c0e52b7'

export const passwordReset: Sample = {
  name: 'password-reset',
  title: { en: 'Reset link', es: 'Enlace para restablecer' },
  about: {
    en: 'A link that works for an hour, in text and in HTML.',
    es: 'Un enlace que vale una hora, en texto y en HTML.',
  },
  mails: [
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
      ].join('\n'),
      html: letter({
        title: 'Reset your password',
        preheader: 'The link works for one hour.',
        body: `<p style="margin:0">Hello Ada, somebody, hopefully you, asked for a new password.</p>
${button('Choose a new password', link)}
<p style="margin:0;font-size:13px;color:#6b655b">The link works for one hour. If it was not you, ignore this message.</p>`,
      }),
    },
  ],
}
