import type { Preset } from './preset.ts'

/** Regions that take mail by SMTP, and where they are. */
const regions: Record<string, [en: string, es: string]> = {
  'us-east-1': ['N. Virginia', 'Norte de Virginia'],
  'us-east-2': ['Ohio', 'Ohio'],
  'us-west-1': ['N. California', 'Norte de California'],
  'us-west-2': ['Oregon', 'Oregón'],
  'ca-central-1': ['Canada', 'Canadá'],
  'sa-east-1': ['São Paulo', 'São Paulo'],
  'eu-central-1': ['Frankfurt', 'Fráncfort'],
  'eu-north-1': ['Stockholm', 'Estocolmo'],
  'eu-west-1': ['Ireland', 'Irlanda'],
  'eu-west-2': ['London', 'Londres'],
  'eu-west-3': ['Paris', 'París'],
  'ap-northeast-1': ['Tokyo', 'Tokio'],
  'ap-northeast-2': ['Seoul', 'Seúl'],
  'ap-northeast-3': ['Osaka', 'Osaka'],
  'ap-south-1': ['Mumbai', 'Bombay'],
  'ap-southeast-1': ['Singapore', 'Singapur'],
  'ap-southeast-2': ['Sydney', 'Sídney'],
  'us-gov-east-1': ['GovCloud, US East', 'GovCloud, este de EE. UU.'],
  'us-gov-west-1': ['GovCloud, US West', 'GovCloud, oeste de EE. UU.'],
}

const hostOf = (region: string) => `email-smtp.${region}.amazonaws.com`

export const ses: Preset = {
  id: 'ses',
  name: 'Amazon SES',
  settings: {
    ...{ host: hostOf('us-east-1'), port: 587, tls: 'required', auth: 'auto' },
    maxRecipients: 50,
  },
  user: {
    label: { en: 'SMTP user name', es: 'Usuario SMTP' },
    fixed: null,
    hint: {
      en: 'The id of an access key, such as AKIAIOSFODNN7EXAMPLE: SMTP settings → Create SMTP credentials.',
      es: 'El identificador de una clave de acceso, como AKIAIOSFODNN7EXAMPLE: SMTP settings → Create SMTP credentials.',
    },
  },
  password: {
    label: { en: 'SMTP password', es: 'Contraseña SMTP' },
    hint: {
      en: '44 characters, made for one region. It is not the secret access key, but derived from it.',
      es: '44 caracteres, hechos para una sola región. No es la clave de acceso secreta, sino que se deriva de ella.',
    },
  },
  choices: [
    {
      id: 'region',
      label: { en: 'Region', es: 'Región' },
      options: Object.entries(regions).map(([value, [en, es]]) => ({
        value,
        label: { en: `${en} (${value})`, es: `${es} (${value})` },
        settings: { host: hostOf(value) },
      })),
      usual: 'us-east-1',
    },
    {
      id: 'account',
      label: { en: 'Account', es: 'Cuenta' },
      options: [
        {
          value: 'production',
          label: { en: 'With production access', es: 'Con acceso de producción' },
          settings: {},
        },
        {
          value: 'sandbox',
          label: { en: 'In the sandbox of SES', es: 'En el entorno de pruebas (sandbox) de SES' },
          settings: { rate: { second: 1, hour: null, day: 200 }, connections: 1 },
        },
      ],
      usual: 'production',
    },
  ],
  ports: [
    { port: 2587, tls: 'required' },
    { port: 25, tls: 'required' },
    { port: 465, tls: 'implicit' },
    { port: 2465, tls: 'implicit' },
  ],
  headers: [
    ...['X-SES-CONFIGURATION-SET', 'X-SES-MESSAGE-TAGS', 'X-SES-SOURCE-ARN', 'X-SES-FROM-ARN'],
    ...['X-SES-RETURN-PATH-ARN', 'X-SES-LIST-MANAGEMENT-OPTIONS'],
  ],
  limits: { bytes: 40 * 1024 * 1024, recipients: 50 },
  note: {
    en: 'Identities, limits and SMTP passwords belong to one region. Every new account is in the sandbox of SES: it mails verified addresses only, 200 a day and one a second. 554 “Email address is not verified” names the address that is missing, and in the sandbox that may be the recipient. Machines at Amazon cannot use port 25.',
    es: 'Las identidades, los límites y las contraseñas SMTP son de una sola región. Toda cuenta nueva está en el entorno de pruebas (sandbox) de SES: solo envía a direcciones verificadas, 200 al día y una por segundo. 554 «Email address is not verified» nombra la dirección que falta, que en ese entorno puede ser la del destinatario. Las máquinas de Amazon no pueden usar el puerto 25.',
  },
  url: 'https://docs.aws.amazon.com/ses/latest/dg/send-email-smtp.html',
}
