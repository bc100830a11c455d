import type { Preset } from './preset.ts'

export const gmail: Preset = {
  id: 'gmail',
  name: 'Gmail',
  settings: {
    ...{ host: 'smtp.gmail.com', port: 587, tls: 'required', auth: 'auto' },
    maxRecipients: 100,
    rate: { second: null, hour: null, day: 500 },
  },
  user: {
    label: { en: 'Address', es: 'Dirección' },
    fixed: null,
    hint: { en: 'The whole address of the account.', es: 'La dirección completa de la cuenta.' },
  },
  password: {
    label: { en: 'App password', es: 'Contraseña de aplicación' },
    hint: {
      en: 'Sixteen letters from myaccount.google.com/apppasswords, which needs 2-Step Verification; the password of the account is refused. With OAuth an access token.',
      es: 'Dieciséis letras de myaccount.google.com/apppasswords, que requiere la verificación en dos pasos; la contraseña de la cuenta se rechaza. Con OAuth, un token de acceso.',
    },
  },
  choices: [
    {
      id: 'login',
      label: { en: 'Login', es: 'Inicio de sesión' },
      options: [
        {
          value: 'password',
          label: { en: 'App password', es: 'Contraseña de aplicación' },
          settings: { auth: 'auto' },
        },
        { value: 'oauth', label: { en: 'OAuth', es: 'OAuth' }, settings: { auth: 'xoauth2' } },
      ],
      usual: 'password',
    },
    {
      id: 'account',
      label: { en: 'Account', es: 'Cuenta' },
      options: [
        {
          value: 'personal',
          label: { en: 'Personal', es: 'Personal' },
          settings: { rate: { second: null, hour: null, day: 500 } },
        },
        {
          value: 'workspace',
          label: { en: 'Workspace', es: 'Workspace' },
          settings: { rate: { second: null, hour: null, day: 2000 } },
        },
      ],
      usual: 'personal',
    },
  ],
  ports: [{ port: 465, tls: 'implicit' }],
  headers: [],
  limits: { bytes: 25 * 1024 * 1024, recipients: 100 },
  note: {
    en: 'Gmail puts the address of the account in place of a From that is not one of its aliases. An access token of OAuth lasts an hour and has to be renewed by you. About 500 recipients a day, 2,000 with Workspace.',
    es: 'Gmail pone la dirección de la cuenta en lugar de un From que no sea uno de sus alias. Un token de acceso de OAuth dura una hora y has de renovarlo tú. Unos 500 destinatarios al día, 2000 con Workspace.',
  },
  url: 'https://support.google.com/a/answer/176600',
}
