import type { Preset } from './preset.ts'

export const sparkpost: Preset = {
  id: 'sparkpost',
  name: 'SparkPost',
  settings: {
    ...{ host: 'smtp.sparkpostmail.com', port: 587, tls: 'required', auth: 'auto' },
    user: 'SMTP_Injection',
  },
  user: {
    label: { en: 'User name', es: 'Usuario' },
    fixed: 'SMTP_Injection',
    hint: {
      en: 'The word SMTP_Injection itself, for every account.',
      es: 'La palabra SMTP_Injection tal cual, en todas las cuentas.',
    },
  },
  password: {
    label: { en: 'API key', es: 'Clave de API' },
    hint: {
      en: 'Needs the permission Send via SMTP: Configuration → API Keys.',
      es: 'Necesita el permiso Send via SMTP: Configuration → API Keys.',
    },
  },
  choices: [
    {
      id: 'region',
      label: { en: 'Region', es: 'Región' },
      options: [
        {
          value: 'us',
          label: { en: 'United States', es: 'Estados Unidos' },
          settings: { host: 'smtp.sparkpostmail.com' },
        },
        {
          value: 'eu',
          label: { en: 'European Union', es: 'Unión Europea' },
          settings: { host: 'smtp.eu.sparkpostmail.com' },
        },
      ],
      usual: 'us',
    },
  ],
  ports: [{ port: 2525, tls: 'required' }],
  headers: ['X-MSYS-API'],
  limits: { bytes: 20 * 1024 * 1024, recipients: null },
  note: {
    en: 'The domain of From must be a verified sending domain. Accounts of the two regions are separate. Port 465 is not served.',
    es: 'El dominio de From debe ser un dominio de envío verificado. Las cuentas de las dos regiones son distintas. El puerto 465 no se atiende.',
  },
  url: 'https://developers.sparkpost.com/api/smtp/',
}
