import type { Sample } from './sample.ts'

/** Plain text with a link. */
export const passwordReset: Sample = {
  name: 'password-reset',
  mail: {
    from: 'Beanworks accounts <no-reply@beanworks.example>',
    to: 'ada@customer.example',
    subject: 'Reset your password',
    text: [
      'Hello Ada,',
      '',
      'somebody, hopefully you, asked for a new password. This link works for one hour:',
      '',
      'https://beanworks.example/reset?token=6f1c0e52b7',
      '',
      'If it was not you, ignore this message.',
    ].join('\n'),
  },
}
