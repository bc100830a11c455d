import type { Origin, Text } from '../../../server/types.ts'
import type { Group } from './groups.ts'

/** What the Headers tab says. */
export const texts = {
  filter: { en: 'Filter headers', es: 'Filtrar cabeceras' },
  filtered: (n: number, all: number): Text => ({ en: `${n} of ${all}`, es: `${n} de ${all}` }),
  noMatch: { en: 'No header contains this.', es: 'Ninguna cabecera contiene esto.' },
  noHeaders: { en: 'The message has no headers.', es: 'El mensaje no tiene cabeceras.' },
  copyAll: { en: 'Copy all', es: 'Copiar todo' },
  copyField: (name: string): Text => ({ en: `Copy ${name}`, es: `Copiar ${name}` }),
  form: { en: 'How headers are shown', es: 'Cómo se muestran las cabeceras' },
  decoded: { en: 'Decoded', es: 'Descodificadas' },
  raw: { en: 'As sent', es: 'Como se enviaron' },
  both: { en: 'Both', es: 'Ambas' },
  grouped: { en: 'Grouped', es: 'Agrupadas' },
  name: { en: 'Name', es: 'Nombre' },
  value: { en: 'Value', es: 'Valor' },
  once: { en: 'more than once', es: 'más de una vez' },
  onceWhy: {
    en: 'This field may stand once only (RFC 5322 §3.6). Programs differ in which one they read.',
    es: 'Este campo solo puede aparecer una vez (RFC 5322 §3.6). Cada programa lee uno distinto.',
  },
  showWhole: (count: string): Text => ({
    en: `Show all ${count} characters`,
    es: `Mostrar los ${count} caracteres`,
  }),
  showLess: { en: 'Show less', es: 'Mostrar menos' },
  showRest: (count: string): Text => ({
    en: `Show all ${count} headers`,
    es: `Mostrar las ${count} cabeceras`,
  }),

  showDecoded: { en: 'Headers: show decoded', es: 'Cabeceras: mostrar descodificadas' },
  showRaw: { en: 'Headers: show as sent', es: 'Cabeceras: mostrar como se enviaron' },
  showBoth: {
    en: 'Headers: show decoded beside as sent',
    es: 'Cabeceras: mostrar descodificadas junto a como se enviaron',
  },
  group: { en: 'Headers: group them', es: 'Cabeceras: agrupar' },
  ungroup: { en: 'Headers: in the order of the message', es: 'Cabeceras: en el orden del mensaje' },
  filterThem: { en: 'Headers: filter', es: 'Cabeceras: filtrar' },

  groups: {
    message: { en: 'Message', es: 'Mensaje' },
    addresses: { en: 'Addresses', es: 'Direcciones' },
    content: { en: 'Content', es: 'Contenido' },
    list: { en: 'Lists and bulk mail', es: 'Listas y correo masivo' },
    authentication: { en: 'Authentication', es: 'Autenticación' },
    routing: { en: 'Routing', es: 'Encaminamiento' },
    other: { en: 'Custom and others', es: 'Propias y otras' },
  } satisfies Record<Group, Text>,

  route: { en: 'Route', es: 'Recorrido' },
  servers: (n: number): Text => ({
    en: n === 1 ? '1 server' : `${n} servers`,
    es: n === 1 ? '1 servidor' : `${n} servidores`,
  }),
  inAll: (time: string): Text => ({ en: `${time} in all`, es: `${time} en total` }),
  direct: {
    en: 'Handed over directly: no server has stamped it (no Received field).',
    es: 'Entregado directamente: ningún servidor lo ha sellado (sin campo Received).',
  },
  noDate: { en: 'no readable date', es: 'sin fecha legible' },
  atOnce: { en: 'at once', es: 'al momento' },
  clockBehind: (time: string): Text => ({
    en: `this clock is ${time} behind the one before`,
    es: `este reloj va ${time} por detrás del anterior`,
  }),
  unknownHost: { en: 'unknown', es: 'desconocido' },
  with: { en: 'with', es: 'con' },
  for: { en: 'for', es: 'para' },
  encrypted: { en: 'encrypted', es: 'cifrado' },
  clear: { en: 'not encrypted', es: 'sin cifrar' },
  captured: {
    smtp: { en: 'captured over SMTP', es: 'capturado por SMTP' },
    http: { en: 'captured over HTTP', es: 'capturado por HTTP' },
    import: { en: 'imported from a file', es: 'importado de un archivo' },
    sample: { en: 'a sample of our own', es: 'una muestra propia' },
    bounce: { en: 'a report of a failed release', es: 'un informe de una entrega fallida' },
  } satisfies Record<Origin['kind'], Text>,
}
