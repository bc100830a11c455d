import type { Preset } from './preset.ts'

/** A server that is no provider's: all that is known is how it should be spoken to. */
export const other: Preset = {
  id: 'other',
  name: 'SMTP',
  settings: { port: 587, tls: 'required', auth: 'auto' },
  user: {
    label: { en: 'User name', es: 'Usuario' },
    fixed: null,
    hint: {
      en: 'As the operator of the server gave it; empty when it asks for no login.',
      es: 'Como te lo dio quien opera el servidor; vacío si no pide inicio de sesión.',
    },
  },
  password: {
    label: { en: 'Password', es: 'Contraseña' },
    hint: { en: 'Of that user.', es: 'La de ese usuario.' },
  },
  choices: [],
  ports: [
    { port: 465, tls: 'implicit' },
    { port: 2525, tls: 'required' },
    { port: 25, tls: 'required' },
  ],
  headers: [],
  limits: { bytes: null, recipients: null },
  note: {
    en: 'A server with a certificate of your own authority needs that authority here. Clear text is possible, but only where you set it: a password would be readable on the way.',
    es: 'Un servidor con un certificado de tu propia autoridad necesita aquí esa autoridad. Es posible ir sin cifrar, pero solo si tú lo pones: una contraseña se podría leer por el camino.',
  },
  url: null,
}
