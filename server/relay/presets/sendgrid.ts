import type { Preset } from './preset.ts'

export const sendgrid: Preset = {
  id: 'sendgrid',
  name: 'SendGrid',
  settings: {
    ...{ host: 'smtp.sendgrid.net', port: 587, tls: 'required', auth: 'auto', user: 'apikey' },
    maxRecipients: 1000,
  },
  user: {
    label: { en: 'User name', es: 'Usuario' },
    fixed: 'apikey',
    hint: {
      en: 'The word apikey itself, for every account.',
      es: 'La palabra apikey tal cual, en todas las cuentas.',
    },
  },
  password: {
    label: { en: 'API key', es: 'Clave de API' },
    hint: {
      en: 'Starts with SG. and needs the permission Mail Send: Settings → API Keys.',
      es: 'Empieza por SG. y necesita el permiso Mail Send: Settings → API Keys.',
    },
  },
  choices: [
    {
      id: 'region',
      label: { en: 'Region', es: 'Región' },
      options: [
        {
          value: 'global',
          label: { en: 'Global', es: 'Global' },
          settings: { host: 'smtp.sendgrid.net' },
        },
        {
          value: 'eu',
          label: { en: 'European Union', es: 'Unión Europea' },
          settings: { host: 'smtp.eu.sendgrid.net' },
        },
      ],
      usual: 'global',
    },
  ],
  ports: [
    { port: 2525, tls: 'required' },
    { port: 25, tls: 'required' },
    { port: 465, tls: 'implicit' },
  ],
  headers: ['X-SMTPAPI'],
  limits: { bytes: 30 * 1024 * 1024, recipients: 1000 },
  note: {
    en: 'The address in From must be a verified sender, or be at an authenticated domain: otherwise SendGrid answers 550. A key of a subuser in the European Union works at the European host only. Recipients in X-SMTPAPI are mailed besides those of the release.',
    es: 'La dirección de From debe ser un remitente verificado o de un dominio autenticado: si no, SendGrid responde 550. La clave de un subusuario de la Unión Europea solo vale en el servidor europeo. Los destinatarios de X-SMTPAPI reciben el correo además de los de la entrega.',
  },
  url: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api',
}
