import type { Preset } from './preset.ts'

/** A product for newsletters: here for those who look for it. */
export const mailerlite: Preset = {
  id: 'mailerlite',
  name: 'MailerLite',
  settings: null,
  user: {
    label: { en: 'User name', es: 'Usuario' },
    fixed: null,
    hint: { en: 'There is none.', es: 'No hay.' },
  },
  password: {
    label: { en: 'Password', es: 'Contraseña' },
    hint: { en: 'There is none.', es: 'No hay.' },
  },
  choices: [],
  ports: [],
  headers: [],
  limits: { bytes: null, recipients: null },
  note: {
    en: 'MailerLite sends newsletters and has no SMTP relay. The same company sends single messages with MailerSend: choose that one.',
    es: 'MailerLite envía boletines y no tiene relé SMTP. La misma empresa envía mensajes sueltos con MailerSend: elige ese.',
  },
  url: 'https://www.mailersend.com/help/smtp-relay',
}
