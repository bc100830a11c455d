import type { Preset } from './preset.ts'

export const mailgun: Preset = {
  id: 'mailgun',
  name: 'Mailgun',
  settings: {
    ...{ host: 'smtp.mailgun.org', port: 587, tls: 'required', auth: 'auto' },
    maxRecipients: 1000,
  },
  user: {
    label: { en: 'SMTP login', es: 'Usuario SMTP' },
    fixed: null,
    hint: {
      en: 'The whole login, such as postmaster@mg.example.com: Sending → Domain settings → SMTP credentials.',
      es: 'El usuario completo, como postmaster@mg.example.com: Sending → Domain settings → SMTP credentials.',
    },
  },
  password: {
    label: { en: 'SMTP password', es: 'Contraseña SMTP' },
    hint: {
      en: 'The password of that login, which is not the API key.',
      es: 'La contraseña de ese usuario, que no es la clave de API.',
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
          settings: { host: 'smtp.mailgun.org' },
        },
        {
          value: 'eu',
          label: { en: 'European Union', es: 'Unión Europea' },
          settings: { host: 'smtp.eu.mailgun.org' },
        },
      ],
      usual: 'us',
    },
  ],
  ports: [
    { port: 2525, tls: 'required' },
    { port: 25, tls: 'required' },
    { port: 465, tls: 'implicit' },
  ],
  headers: [
    ...['X-Mailgun-Tag', 'X-Mailgun-Variables', 'X-Mailgun-Recipient-Variables'],
    ...['X-Mailgun-Template-Name', 'X-Mailgun-Template-Variables', 'X-Mailgun-Deliver-By'],
    ...['X-Mailgun-Drop-Message', 'X-Mailgun-Track', 'X-Mailgun-Track-Clicks'],
    ...['X-Mailgun-Track-Opens', 'X-Mailgun-Dkim', 'X-Mailgun-Require-TLS'],
    ...['X-Mailgun-Skip-Verification', 'X-Mailgun-Sending-Ip', 'X-Mailgun-Sending-Ip-Pool'],
    ...['X-Mailgun-Delivery-Time-Optimize-Period', 'X-Mailgun-Time-Zone-Localize'],
  ],
  limits: { bytes: 25 * 1024 * 1024, recipients: 1000 },
  note: {
    en: 'A domain lives in one region, and its login works at the host of that region only. A sandbox domain mails no more than five authorised recipients, who must have agreed. With the header X-Mailgun-Drop-Message: yes the mail is taken and thrown away.',
    es: 'Un dominio está en una sola región y su usuario solo vale en el servidor de esa región. Un dominio de pruebas (sandbox) solo envía a cinco destinatarios autorizados, que han de haber aceptado. Con la cabecera X-Mailgun-Drop-Message: yes el correo se acepta y se desecha.',
  },
  url: 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp',
}
