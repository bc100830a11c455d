import type { Preset } from './preset.ts'

export const outlook: Preset = {
  id: 'outlook',
  name: 'Outlook (Microsoft 365)',
  settings: {
    ...{ host: 'smtp.office365.com', port: 587, tls: 'required', auth: 'xoauth2' },
    ...{ maxRecipients: 500, connections: 3 },
  },
  user: {
    label: { en: 'Address', es: 'Dirección' },
    fixed: null,
    hint: { en: 'The whole address of the mailbox.', es: 'La dirección completa del buzón.' },
  },
  password: {
    label: { en: 'Access token', es: 'Token de acceso' },
    hint: {
      en: 'An OAuth access token with the permission SMTP.Send; it lasts about an hour.',
      es: 'Un token de acceso de OAuth con el permiso SMTP.Send; dura más o menos una hora.',
    },
  },
  choices: [
    {
      id: 'login',
      label: { en: 'Login', es: 'Inicio de sesión' },
      options: [
        { value: 'oauth', label: { en: 'OAuth', es: 'OAuth' }, settings: { auth: 'xoauth2' } },
        {
          value: 'password',
          label: {
            en: 'Password, which is being switched off',
            es: 'Contraseña, que se está desactivando',
          },
          settings: { auth: 'auto' },
        },
      ],
      usual: 'oauth',
    },
  ],
  ports: [],
  headers: [],
  limits: { bytes: 35 * 1024 * 1024, recipients: 500 },
  note: {
    en: 'Microsoft is switching off logins with a password: use OAuth. Authenticated SMTP must be allowed for the mailbox in the admin centre, or the answer is 535 5.7.139. From must be the mailbox or one it may send as, or the answer is 554 5.2.252. Three connections at once and 30 messages a minute.',
    es: 'Microsoft está desactivando el inicio de sesión con contraseña: usa OAuth. El SMTP autenticado debe estar permitido para el buzón en el centro de administración; si no, responde 535 5.7.139. From ha de ser el buzón o uno en cuyo nombre pueda enviar; si no, responde 554 5.2.252. Tres conexiones a la vez y 30 mensajes por minuto.',
  },
  url: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
}
