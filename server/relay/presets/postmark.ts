import type { Preset } from './preset.ts'

export const postmark: Preset = {
  id: 'postmark',
  name: 'Postmark',
  settings: {
    ...{ host: 'smtp.postmarkapp.com', port: 587, tls: 'required', auth: 'auto' },
    maxRecipients: 50,
  },
  user: {
    label: { en: 'Server token or access key', es: 'Token del servidor o clave de acceso' },
    fixed: null,
    hint: {
      en: 'The Server API token of Servers → API Tokens; or the access key of a stream: Message stream → Settings.',
      es: 'El Server API token de Servers → API Tokens; o la clave de acceso (Access Key) de un flujo: Message stream → Settings.',
    },
  },
  password: {
    label: { en: 'Server token or secret key', es: 'Token del servidor o clave secreta' },
    hint: {
      en: 'The same token once more; or the secret key that belongs to the access key.',
      es: 'El mismo token otra vez; o la clave secreta (Secret Key) que va con la clave de acceso.',
    },
  },
  choices: [
    {
      id: 'stream',
      label: { en: 'Message stream', es: 'Flujo de mensajes' },
      options: [
        {
          value: 'transactional',
          label: { en: 'Transactional', es: 'Transaccional' },
          settings: { host: 'smtp.postmarkapp.com' },
        },
        {
          value: 'broadcast',
          label: { en: 'Broadcast', es: 'Difusión' },
          settings: { host: 'smtp-broadcasts.postmarkapp.com' },
        },
      ],
      usual: 'transactional',
    },
  ],
  ports: [
    { port: 2525, tls: 'required' },
    { port: 25, tls: 'required' },
  ],
  headers: [
    ...['X-PM-Message-Stream', 'X-PM-Tag', 'X-PM-Metadata-*', 'X-PM-TrackOpens'],
    ...['X-PM-TrackLinks', 'X-PM-Bounce-Type', 'X-PM-KeepID'],
  ],
  limits: { bytes: 10 * 1024 * 1024, recipients: 50 },
  note: {
    en: 'From must be a confirmed sender signature or at a verified domain. Until Postmark has approved the account, recipients must be at the domain of From. SMTP can be switched off for a server: Settings → SMTP. Streams of your own are chosen by the header X-PM-Message-Stream. The server token POSTMARK_API_TEST takes mail and delivers none.',
    es: 'From debe ser una firma de remitente confirmada o de un dominio verificado. Hasta que Postmark apruebe la cuenta, los destinatarios han de ser del dominio de From. SMTP puede estar apagado en un servidor: Settings → SMTP. Los flujos propios se eligen con la cabecera X-PM-Message-Stream. El token POSTMARK_API_TEST acepta el correo y no entrega nada.',
  },
  url: 'https://postmarkapp.com/developer/user-guide/send-email-with-smtp',
}
