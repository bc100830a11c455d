import type { Choice, Filter } from './filter.ts'

/** What people call types. */
const short = new Map([
  ['pdf', 'application/pdf'],
  ['zip', 'application/zip'],
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['html', 'text/html'],
  ['plain', 'text/plain'],
  ['csv', 'text/csv'],
  ['calendar', 'text/calendar'],
  ['ics', 'text/calendar'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['svg', 'image/svg+xml'],
  ['eml', 'message/rfc822'],
])

/** The registered first halves (RFC 2045, RFC 9694). */
const groups =
  /^(application|audio|example|font|haptics|image|message|model|multipart|text|video|x-[\w.+-]{1,60})$/
const whole = /^[\w!#$&^.+-]{1,80}\/[\w!#$&^.+-]{1,80}$/

const suggested: Choice[] = [
  choice('application/pdf', 'PDF documents', 'Documentos PDF'),
  choice('image', 'Images of any kind', 'Imágenes de cualquier tipo'),
  choice('text/calendar', 'Invitations', 'Invitaciones'),
  choice('text/html', 'HTML', 'HTML'),
  choice('text/plain', 'Plain text', 'Texto simple'),
  choice('message/rfc822', 'Forwarded messages', 'Mensajes reenviados'),
  choice(
    'application',
    'Documents, archives and other files',
    'Documentos, archivos comprimidos y otros',
  ),
  choice('audio', 'Sound', 'Sonido'),
  choice('video', 'Video', 'Vídeo'),
]

export const type: Filter = {
  key: 'type',
  kind: 'type',
  example: 'type:application/pdf',
  description: {
    en: 'Messages with a part of this media type, or of its first half: type:image.',
    es: 'Mensajes con una parte de este tipo de contenido, o de su primera mitad: type:image.',
  },
  values: suggested,
  parse({ text }) {
    const wanted = text
      .trim()
      .toLowerCase()
      .replace(/\/\*?$/, '')
    const value = short.get(wanted) ?? wanted
    return groups.test(value) || whole.test(value) ? { field: 'type', op: 'is', value } : null
  },
}

function choice(value: string, en: string, es: string): Choice {
  return { value, description: { en, es } }
}
