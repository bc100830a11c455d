import type { Preset } from './preset.ts'

export const postmark: Preset = {
  id: 'postmark',
  name: 'Postmark',
  settings: {
    ...{ host: 'smtp.postmarkapp.com', port: 587, tls: 'required', auth: 'auto' },
    maxRecipients: 50,
  },
  user: {
    label: { en: 'Access key', es: 'Clave de acceso' },
    fixed: null,
    isPassword: true,
    hint: {
      en: 'Empty with a server token. Else the access key of a stream: Message stream → Settings.',
      es: 'Vacía con un token del servidor. Si no, la clave de acceso (Access Key) de un flujo: Message stream → Settings.',
    },
  },
  password: {
    label: { en: 'Server token or secret key', es: 'Token del servidor o clave secreta' },
    hint: {
      en: 'The Server API token of Servers → API Tokens; or the secret key that belongs to the access key.',
      es: 'El Server API token de Servers → API Tokens; o la clave secreta (Secret Key) que va con la clave de acceso.',
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
    en: 'From must be a confirmed sender signature or at a verified domain. Until Postmark has approved the account, recipients must be at the domain of From. SMTP can be switched off for a server: Settings → SMTP. Streams of your own are chosen by the header X-PM-Message-Stream. A server of the type Sandbox takes mail and delivers none.',
    es: 'From debe ser una firma de remitente confirmada o de un dominio verificado. Hasta que Postmark apruebe la cuenta, los destinatarios han de ser del dominio de From. SMTP puede estar apagado en un servidor: Settings → SMTP. Los flujos propios se eligen con la cabecera X-PM-Message-Stream. Un servidor de tipo Sandbox acepta el correo y no entrega nada.',
  },
  url: 'https://postmarkapp.com/developer/user-guide/send-email-with-smtp',
}
