import type { Preset } from './preset.ts'

const settings = [
  ...['Track', 'Autotext', 'AutoHtml', 'Template', 'MergeVars', 'MergeLanguage', 'GoogleAnalytics'],
  ...['GoogleAnalyticsCampaign', 'Metadata', 'Tags', 'URLStripQS', 'PreserveRecipients'],
  ...['InlineCSS', 'TrackingDomain', 'SigningDomain', 'Subaccount', 'ViewContentLink'],
  ...['BccAddress', 'Important', 'IpPool', 'ReturnPathDomain', 'SendAt'],
]

export const mandrill: Preset = {
  id: 'mandrill',
  name: 'Mailchimp Transactional (Mandrill)',
  settings: { host: 'smtp.mandrillapp.com', port: 587, tls: 'required', auth: 'auto' },
  user: {
    label: { en: 'User name', es: 'Usuario' },
    fixed: null,
    hint: {
      en: 'Any word; usually the e-mail address of the account.',
      es: 'Cualquier palabra; lo normal es el correo de la cuenta.',
    },
  },
  password: {
    label: { en: 'API key', es: 'Clave de API' },
    hint: {
      en: 'An active key of Mailchimp Transactional, not one of Mailchimp and not the password of the account: Settings → SMTP & API Info.',
      es: 'Una clave activa de Mailchimp Transactional, no una de Mailchimp ni la contraseña de la cuenta: Settings → SMTP & API Info.',
    },
  },
  choices: [],
  ports: [
    { port: 2525, tls: 'required' },
    { port: 25, tls: 'required' },
    { port: 465, tls: 'implicit' },
  ],
  headers: settings.map((name) => `X-MC-${name}`),
  limits: { bytes: 25 * 1024 * 1024, recipients: null },
  note: {
    en: 'The domain of From must be verified and authenticated, or the mail is taken and rejected afterwards as unsigned. A test key takes everything and sends nothing. New accounts only mail their own verified domains.',
    es: 'El dominio de From debe estar verificado y autenticado; si no, el correo se acepta y después se rechaza por no estar firmado (unsigned). Una clave de prueba lo acepta todo y no envía nada. Las cuentas nuevas solo envían a sus propios dominios verificados.',
  },
  url: 'https://mailchimp.com/developer/transactional/docs/smtp-integration/',
}
