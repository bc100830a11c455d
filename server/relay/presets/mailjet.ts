import type { Preset } from './preset.ts'

export const mailjet: Preset = {
  id: 'mailjet',
  name: 'Mailjet',
  settings: { host: 'in-v3.mailjet.com', port: 587, tls: 'required', auth: 'auto' },
  user: {
    label: { en: 'API key', es: 'Clave de API' },
    fixed: null,
    hint: {
      en: 'Account settings → SMTP and SEND API settings.',
      es: 'Account settings → SMTP and SEND API settings.',
    },
  },
  password: {
    label: { en: 'Secret key', es: 'Clave secreta' },
    hint: {
      en: 'The secret that belongs to the API key; it is shown once.',
      es: 'El secreto que va con la clave de API; se muestra una sola vez.',
    },
  },
  choices: [],
  ports: [
    { port: 2525, tls: 'required' },
    { port: 25, tls: 'required' },
    { port: 80, tls: 'required' },
    { port: 465, tls: 'implicit' },
  ],
  headers: [
    ...['X-MJ-CustomID', 'X-MJ-EventPayload', 'X-MJ-TemplateID', 'X-MJ-TemplateLanguage'],
    ...['X-MJ-Vars', 'X-Mailjet-TrackOpen', 'X-Mailjet-TrackClick'],
  ],
  limits: { bytes: 15 * 1024 * 1024, recipients: null },
  note: {
    en: 'From must be an active sender address, or at a validated domain. The older host in.mailjet.com still stands in many examples.',
    es: 'From debe ser una dirección de remitente activa o de un dominio validado. El servidor antiguo in.mailjet.com sigue apareciendo en muchos ejemplos.',
  },
  url: 'https://dev.mailjet.com/smtp-relay/overview/',
}
