import type { Preset } from './preset.ts'

export const mailtrap: Preset = {
  id: 'mailtrap',
  name: 'Mailtrap',
  settings: {
    ...{ host: 'live.smtp.mailtrap.io', port: 587, tls: 'required', auth: 'auto', user: 'api' },
  },
  user: {
    label: { en: 'User name', es: 'Usuario' },
    fixed: null,
    hint: {
      en: 'The word api; in the sandbox the user name of the inbox.',
      es: 'La palabra api; en el entorno de pruebas, el usuario de la bandeja.',
    },
  },
  password: {
    label: { en: 'API token', es: 'Token de API' },
    hint: {
      en: 'A token with the permission to send from the domain; in the sandbox the password of the inbox.',
      es: 'Un token con permiso para enviar desde el dominio; en el entorno de pruebas, la contraseña de la bandeja.',
    },
  },
  choices: [
    {
      id: 'stream',
      label: { en: 'Stream', es: 'Flujo' },
      options: [
        {
          value: 'live',
          label: { en: 'Transactional', es: 'Transaccional' },
          settings: { host: 'live.smtp.mailtrap.io', user: 'api' },
        },
        {
          value: 'bulk',
          label: { en: 'Bulk', es: 'Masivo' },
          settings: { host: 'bulk.smtp.mailtrap.io', user: 'api' },
        },
        {
          value: 'sandbox',
          label: { en: 'Sandbox: nothing is delivered', es: 'Pruebas: no se entrega nada' },
          settings: { host: 'sandbox.smtp.mailtrap.io', user: '' },
        },
      ],
      usual: 'live',
    },
  ],
  ports: [{ port: 2525, tls: 'required' }],
  headers: ['X-MT-Category', 'X-MT-Custom-Variables'],
  limits: { bytes: null, recipients: null },
  note: {
    en: 'To send, the domain of From must be verified and the account must have passed the compliance check. The sandbox takes everything and keeps it: nobody gets it.',
    es: 'Para enviar, el dominio de From debe estar verificado y la cuenta ha de haber pasado la revisión. El entorno de pruebas lo acepta todo y se lo queda: no le llega a nadie.',
  },
  url: 'https://docs.mailtrap.io/email-api-smtp/setup/smtp-integration',
}
