import type { Text } from '../../server/types.ts'
import { number } from '../ui/format.ts'

export const rail: Text = { en: 'Inboxes', es: 'Buzones' }
export const inboxes: Text = { en: 'Inboxes', es: 'Buzones' }
export const tags: Text = { en: 'Tags', es: 'Etiquetas' }
export const connections: Text = { en: 'Connections', es: 'Conexiones' }
export const settings: Text = { en: 'Settings', es: 'Ajustes' }
export const narrow: Text = { en: 'Collapse the side bar', es: 'Plegar la barra lateral' }
export const widen: Text = { en: 'Expand the side bar', es: 'Desplegar la barra lateral' }
export const byUser: Text = { en: 'opened by its user', es: 'abierto por su usuario' }
export const byUserShort: Text = { en: 'auto', es: 'auto' }
export const unreadCount = (n: number): Text => ({
  en: `${number(n)} unread`,
  es: `${number(n)} sin leer`,
})

export const live: Text = { en: 'Live', es: 'En directo' }
export const connecting: Text = { en: 'Connecting…', es: 'Conectando…' }
export const offlineState: Text = {
  en: 'Offline, trying again…',
  es: 'Sin conexión, reintentando…',
}

export const messages: Text = { en: 'Messages', es: 'Mensajes' }
export const search: Text = { en: 'Search', es: 'Buscar' }
export const searchHere: Text = { en: 'Search messages', es: 'Buscar mensajes' }
export const clearSearch: Text = { en: 'Clear the search', es: 'Quitar la búsqueda' }
export const count = (n: number): Text => ({
  en: n === 1 ? '1 message' : `${number(n)} messages`,
  es: n === 1 ? '1 mensaje' : `${number(n)} mensajes`,
})
export const found = (n: number, exact: boolean): Text => ({
  en: n === 1 && exact ? '1 found' : `${number(n)}${exact ? '' : '+'} found`,
  es: n === 1 && exact ? '1 encontrado' : `${number(n)}${exact ? '' : '+'} encontrados`,
})
export const pending = (n: number): Text => ({
  en: `still indexing ${number(n)}`,
  es: `faltan ${number(n)} por indexar`,
})
export const pendingText: Text = {
  en: 'Messages that a search cannot find yet',
  es: 'Mensajes que aún no se encuentran al buscar',
}
export const selectAll: Text = { en: 'Select all', es: 'Seleccionar todo' }
export const selectNone: Text = { en: 'Clear the selection', es: 'Quitar la selección' }
export const select = (subject: string): Text => ({
  en: `Select ${subject}`,
  es: `Seleccionar ${subject}`,
})
export const selected = (n: number): Text => ({
  en: `${number(n)} selected`,
  es: n === 1 ? '1 seleccionado' : `${number(n)} seleccionados`,
})
export const unread: Text = { en: 'Unread', es: 'No leído' }
export const recipients = (n: number): Text => ({
  en: n === 1 ? '1 recipient' : `${number(n)} recipients`,
  es: n === 1 ? '1 destinatario' : `${number(n)} destinatarios`,
})
export const arrived = (n: number): Text => ({
  en: n === 1 ? '1 new message' : `${number(n)} new messages`,
  es: n === 1 ? '1 mensaje nuevo' : `${number(n)} mensajes nuevos`,
})
/** What is shown above an order that new messages do not simply begin. */
export const waitingRows = (n: number): Text => ({
  en: n === 1 ? '1 new message · Show' : `${number(n)} new messages · Show`,
  es: n === 1 ? '1 mensaje nuevo · Ver' : `${number(n)} mensajes nuevos · Ver`,
})
export const notAnalysed: Text = { en: 'cannot be parsed', es: 'no se puede analizar' }

export const nothingMatches: Text = { en: 'Nothing matches', es: 'Nada coincide' }
export const nothingMatchesText = (q: string): Text => ({
  en: `No message here matches “${q}”.`,
  es: `Ningún mensaje de aquí coincide con «${q}».`,
})
export const notUnderstood: Text = {
  en: 'The search is not understood',
  es: 'La búsqueda no se entiende',
}
export const tooSlow: Text = { en: 'This takes too long', es: 'Esto tarda demasiado' }
export const listFailed: Text = {
  en: 'The messages cannot be shown',
  es: 'No se pueden mostrar los mensajes',
}
export const nothingSelected: Text = { en: 'No message is open', es: 'Ningún mensaje abierto' }
export const nothingSelectedText: Text = {
  en: 'Choose one from the list, or move with j and k.',
  es: 'Elige uno de la lista, o muévete con j y k.',
}
export const noInbox: Text = { en: 'This inbox is gone', es: 'Este buzón ya no existe' }
export const noInboxText: Text = {
  en: 'It was deleted, or the address is wrong.',
  es: 'Se eliminó, o la dirección es incorrecta.',
}
export const toAllMail: Text = { en: 'Go to all mail', es: 'Ir a todo el correo' }
export const readerFailed: Text = {
  en: 'The reader cannot be loaded',
  es: 'No se puede cargar el lector',
}

export const title: Text = { en: 'Point your app here', es: 'Apunta tu aplicación aquí' }
export const landsIn: Text = {
  en: 'Every message it sends lands in',
  es: 'Cada mensaje que envíe llega a',
}
export const landsEnd: Text = {
  en: 'Nothing leaves this machine.',
  es: 'Nada sale de esta máquina.',
}
export const host: Text = { en: 'Host', es: 'Servidor' }
export const port: Text = { en: 'Port', es: 'Puerto' }
export const user: Text = { en: 'User', es: 'Usuario' }
export const password: Text = { en: 'Password', es: 'Contraseña' }
export const tls: Text = { en: 'TLS', es: 'TLS' }
export const starttls: Text = { en: 'STARTTLS offered', es: 'STARTTLS disponible' }
export const implicit: Text = { en: 'from the first byte', es: 'desde el primer byte' }
export const anyUser: Text = {
  en: 'Logging in is optional here; these credentials choose this inbox.',
  es: 'Aquí no hace falta identificarse; estas credenciales eligen este buzón.',
}
export const noAuth: Text = {
  en: 'No user or password is needed.',
  es: 'No hace falta usuario ni contraseña.',
}
export const copyUser: Text = { en: 'Copy the user', es: 'Copiar el usuario' }
export const snippets: Text = { en: 'Examples', es: 'Ejemplos' }
export const sendSample: Text = { en: 'Send a sample', es: 'Enviar un ejemplo' }
export const chooseSample: Text = { en: 'Choose a sample', es: 'Elegir un ejemplo' }
export const waiting: Text = {
  en: 'Waiting for the first message',
  es: 'Esperando el primer mensaje',
}
export const noSmtp: Text = {
  en: 'No SMTP port is open.',
  es: 'No hay ningún puerto SMTP abierto.',
}

export const conversation = (n: number): Text => ({
  en: `A conversation of ${number(n)} messages`,
  es: `Una conversación de ${number(n)} mensajes`,
})
export const inConversation: Text = { en: 'in the conversation', es: 'en la conversación' }
export const byThread: Text = {
  en: 'One row for each conversation',
  es: 'Una fila por conversación',
}
export const oneByOne: Text = { en: 'Show every message', es: 'Mostrar cada mensaje' }
export const undecided = (n: number): Text => ({
  en: `${number(n)} not decided`,
  es: `${number(n)} sin decidir`,
})
export const undecidedText: Text = {
  en: 'They match all else; no check has decided what the search asks for.',
  es: 'Cumplen lo demás; ninguna comprobación ha decidido lo que pide la búsqueda.',
}
