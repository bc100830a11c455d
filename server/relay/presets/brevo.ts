import type { Preset } from './preset.ts'

export const brevo: Preset = {
  id: 'brevo',
  name: 'Brevo',
  settings: { host: 'smtp-relay.brevo.com', port: 587, tls: 'required', auth: 'auto' },
  user: {
    label: { en: 'SMTP login', es: 'Usuario SMTP' },
    fixed: null,
    hint: {
      en: 'The login of SMTP & API → SMTP, which may differ from the address of the account.',
      es: 'El usuario de SMTP & API → SMTP, que puede ser distinto del correo de la cuenta.',
    },
  },
  password: {
    label: { en: 'SMTP key', es: 'Clave SMTP' },
    hint: {
      en: 'Starts with xsmtpsib-; the API key does not work here.',
      es: 'Empieza por xsmtpsib-; la clave de API no vale aquí.',
    },
  },
  choices: [],
  ports: [
    { port: 2525, tls: 'required' },
    { port: 465, tls: 'implicit' },
  ],
  headers: ['X-Mailin-Tag', 'X-Mailin-custom', 'X-Sib-Sandbox'],
  limits: { bytes: 20 * 1024 * 1024, recipients: null },
  note: {
    en: 'The sender must be verified. New accounts must ask for sending by SMTP to be activated, and may have to allow your IP address under Security. With the header X-Sib-Sandbox: drop nothing is delivered.',
    es: 'El remitente debe estar verificado. Las cuentas nuevas han de pedir que se active el envío por SMTP, y puede que tengas que permitir tu dirección IP en Security. Con la cabecera X-Sib-Sandbox: drop no se entrega nada.',
  },
  url: 'https://developers.brevo.com/docs/smtp-integration',
}
