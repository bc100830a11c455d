import type { Preset } from './preset.ts'

export const resend: Preset = {
  id: 'resend',
  name: 'Resend',
  settings: {
    ...{ host: 'smtp.resend.com', port: 587, tls: 'required', auth: 'auto', user: 'resend' },
    maxRecipients: 50,
  },
  user: {
    label: { en: 'User name', es: 'Usuario' },
    fixed: 'resend',
    hint: {
      en: 'The word resend itself, for every account.',
      es: 'La palabra resend tal cual, en todas las cuentas.',
    },
  },
  password: {
    label: { en: 'API key', es: 'Clave de API' },
    hint: { en: 'Starts with re_: API Keys.', es: 'Empieza por re_: API Keys.' },
  },
  choices: [],
  ports: [
    { port: 2587, tls: 'required' },
    { port: 25, tls: 'required' },
    { port: 465, tls: 'implicit' },
    { port: 2465, tls: 'implicit' },
  ],
  headers: ['Resend-Idempotency-Key'],
  limits: { bytes: 40 * 1024 * 1024, recipients: 50 },
  note: {
    en: 'The domain of From must be verified. From the address onboarding@resend.dev it mails the owner of the account only.',
    es: 'El dominio de From debe estar verificado. Desde la dirección onboarding@resend.dev solo envía al dueño de la cuenta.',
  },
  url: 'https://resend.com/docs/send-with-smtp',
}
