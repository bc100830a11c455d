import type { Preset } from './preset.ts'

export const mailersend: Preset = {
  id: 'mailersend',
  name: 'MailerSend',
  settings: {
    ...{ host: 'smtp.mailersend.net', port: 587, tls: 'required', auth: 'auto' },
    maxRecipients: 50,
    // Its 450 is an answer for good, so that a second try is only for what really passes.
    retry: { attempts: 2, first: 300, most: 300 },
  },
  user: {
    label: { en: 'SMTP user', es: 'Usuario SMTP' },
    fixed: null,
    hint: {
      en: 'Made by MailerSend, such as MS_a1b2c3@example.com: Domains → Manage → SMTP → Generate new user.',
      es: 'Lo crea MailerSend, como MS_a1b2c3@example.com: Domains → Manage → SMTP → Generate new user.',
    },
  },
  password: {
    label: { en: 'SMTP password', es: 'Contraseña SMTP' },
    hint: {
      en: 'Made together with the user; it is not an API token.',
      es: 'Se crea junto con el usuario; no es un token de API.',
    },
  },
  choices: [],
  ports: [{ port: 2525, tls: 'required' }],
  headers: ['X-MailerSend-Tags'],
  limits: { bytes: 25 * 1024 * 1024, recipients: 50 },
  note: {
    en: 'The domain of From must be verified. What MailerSend finds invalid is answered with 450, which elsewhere means “later” and here “never”: read the answer and mend the message. A trial domain mails the administrator of the account only. TLS 1.2 or newer.',
    es: 'El dominio de From debe estar verificado. A lo que considera no válido MailerSend responde 450, que en otros sitios quiere decir «más tarde» y aquí «nunca»: lee la respuesta y corrige el mensaje. Un dominio de prueba solo envía al administrador de la cuenta. TLS 1.2 o posterior.',
  },
  url: 'https://developers.mailersend.com/smtp-relay.html',
}
