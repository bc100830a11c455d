import type { Text } from '../../../server/types.ts'

/** What the tabs of the reader say. */
export const texts = {
  preview: { en: 'Preview', es: 'Vista previa' },
  text: { en: 'Text', es: 'Texto' },
  source: { en: 'HTML source', es: 'Fuente HTML' },
  headers: { en: 'Headers', es: 'Cabeceras' },
  raw: { en: 'Raw', es: 'Original' },
  parts: { en: 'Parts', es: 'Partes' },
  checks: { en: 'Checks', es: 'Comprobaciones' },
  nestedChecks: {
    en: 'The outer message is checked as a whole',
    es: 'El mensaje exterior se comprueba entero',
  },
  noParts: { en: 'Its parts are not known', es: 'No se conocen sus partes' },
  nestedSession: {
    en: 'A nested message came with the outer one',
    es: 'Un mensaje anidado llegó con el exterior',
  },
  session: { en: 'Session', es: 'Sesión' },

  stillReading: {
    en: 'The message is still being read',
    es: 'El mensaje aún se está leyendo',
  },
  notAnalysed: {
    en: 'The message could not be analysed',
    es: 'No se pudo analizar el mensaje',
  },
  noHtml: { en: 'The message has no HTML part', es: 'El mensaje no tiene parte HTML' },
  noText: {
    en: 'The message has neither a text nor an HTML part',
    es: 'El mensaje no tiene parte de texto ni HTML',
  },

  wrap: { en: 'Wrap lines', es: 'Ajustar líneas' },
  failed: { en: 'This could not be loaded.', es: 'No se pudo cargar.' },
  cut: (shown: string, size: string): Text => ({
    en: `The first ${shown} of ${size} are shown. Download it to see the rest.`,
    es: `Se muestran los primeros ${shown} de ${size}. Descárgalo para ver el resto.`,
  }),

  frame: { en: 'The message as HTML', es: 'El mensaje en HTML' },
  width: { en: 'Width', es: 'Anchura' },
  phone: { en: 'Phone, 375 pixels', es: 'Teléfono, 375 píxeles' },
  tablet: { en: 'Tablet, 768 pixels', es: 'Tableta, 768 píxeles' },
  fit: { en: 'Fit', es: 'Ajustar' },
  drag: {
    en: 'Width of the preview: drag or use the arrow keys',
    es: 'Anchura de la vista: arrastra o usa las flechas',
  },
  scheme: { en: 'Colours of the preview', es: 'Colores de la vista' },
  fromHtml: {
    en: 'The message has no text part. This text was made from its HTML.',
    es: 'El mensaje no tiene parte de texto. Este texto se obtuvo de su HTML.',
  },
  cutText: (shown: string): Text => ({
    en: `Only the first ${shown} are shown. Download the text to read the rest.`,
    es: `Solo se muestran los primeros ${shown}. Descarga el texto para leer el resto.`,
  }),
  emptyText: { en: 'The text is empty.', es: 'El texto está vacío.' },

  envelope: { en: 'Envelope', es: 'Sobre' },
  client: { en: 'Client', es: 'Cliente' },
  conversation: { en: 'Conversation', es: 'Conversación' },
  from: { en: 'From', es: 'De' },
  nullPath: {
    en: '<> (null reverse-path: bounces are not answered)',
    es: '<> (remitente nulo: los rebotes no se responden)',
  },
  to: { en: 'To', es: 'Para' },
  parameters: { en: 'Parameters', es: 'Parámetros' },
  none: { en: 'none', es: 'ninguno' },
  address: { en: 'Address', es: 'Dirección' },
  port: { en: 'Our port', es: 'Nuestro puerto' },
  greeting: { en: 'EHLO name', es: 'Nombre EHLO' },
  tls: { en: 'TLS', es: 'TLS' },
  noTls: { en: 'none: the mail crossed in the clear', es: 'ninguno: el correo pasó sin cifrar' },
  implicitTls: { en: 'from the first byte', es: 'desde el primer byte' },
  startTls: { en: 'after STARTTLS', es: 'tras STARTTLS' },
  user: { en: 'AUTH user', es: 'Usuario AUTH' },
  noAuth: { en: 'none: no AUTH', es: 'ninguno: sin AUTH' },
  notSmtp: {
    smtp: {
      en: 'The SMTP conversation of this message is no longer kept.',
      es: 'La conversación SMTP de este mensaje ya no se conserva.',
    },
    http: {
      en: 'This message came over HTTP, so there is no SMTP conversation.',
      es: 'Este mensaje llegó por HTTP, así que no hay conversación SMTP.',
    },
    import: {
      en: 'This message was imported, so there is no SMTP conversation.',
      es: 'Este mensaje se importó, así que no hay conversación SMTP.',
    },
    sample: {
      en: 'This is a sample message, made without an SMTP conversation.',
      es: 'Este es un mensaje de muestra, creado sin conversación SMTP.',
    },
    bounce: {
      en: 'Mailproof wrote this report itself, so there is no SMTP conversation.',
      es: 'Mailproof escribió este informe, así que no hay conversación SMTP.',
    },
  },
  origin: { en: 'Came by', es: 'Llegó por' },
}
