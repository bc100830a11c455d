import type { Text } from '../../server/types.ts'
import { number } from '../ui/format.ts'

export const placeholder: Text = {
  en: 'Do something, go somewhere, find a message',
  es: 'Haz algo, ve a un sitio, busca un mensaje',
}
export const choices: Text = { en: 'What can be done', es: 'Lo que se puede hacer' }
export const recent: Text = { en: 'Used of late', es: 'Lo último que usaste' }
export const messages: Text = { en: 'Messages', es: 'Mensajes' }
export const nothing = (typed: string): Text => ({
  en: `Nothing is called “${typed}”, and no message matches.`,
  es: `Nada se llama «${typed}» y ningún mensaje coincide.`,
})
export const searching: Text = { en: 'Searching messages…', es: 'Buscando mensajes…' }
export const failed: Text = { en: 'The list cannot be loaded.', es: 'No se puede cargar la lista.' }
export const count = (n: number): Text => ({
  en: n === 1 ? '1 choice' : `${number(n)} choices`,
  es: n === 1 ? '1 opción' : `${number(n)} opciones`,
})
export const searchFor = (typed: string): Text => ({
  en: `Show all messages that match “${typed}”`,
  es: `Ver todos los mensajes que coinciden con «${typed}»`,
})
export const steps: Text = { en: 'choose', es: 'elegir' }
export const runs: Text = { en: 'do it', es: 'hacerlo' }

export const inbox = (name: string): Text => ({ en: `Inbox ${name}`, es: `Buzón ${name}` })
export const tag = (name: string): Text => ({ en: `Tag ${name}`, es: `Etiqueta ${name}` })
export const savedSearch = (name: string): Text => ({
  en: `Saved search ${name}`,
  es: `Búsqueda guardada ${name}`,
})

export const markAllRead: Text = { en: 'Mark all as read', es: 'Marcar todo como leído' }
export const markFoundRead: Text = {
  en: 'Mark everything found as read',
  es: 'Marcar todo lo encontrado como leído',
}
export const releaseAll: Text = { en: 'Release all messages…', es: 'Entregar todos los mensajes…' }
export const releaseFound: Text = {
  en: 'Release everything found…',
  es: 'Entregar todo lo encontrado…',
}
export const relays: Text = {
  en: 'Relays, safety, forwarding rules',
  es: 'Relés, seguridad, reglas de reenvío',
}
export const selectAll: Text = { en: 'Select all', es: 'Seleccionar todo' }
export const deleteFound: Text = {
  en: 'Delete everything found…',
  es: 'Eliminar todo lo encontrado…',
}
export const deleteShown: Text = { en: 'Delete all messages…', es: 'Eliminar todos los mensajes…' }
export const emptyInbox = (name: string): Text => ({
  en: `Empty the inbox ${name}…`,
  es: `Vaciar el buzón ${name}…`,
})
export const sure = (n: number, exact = true): Text => {
  const many = `${exact ? '' : '≥ '}${number(n)}`
  return {
    en: n === 1 && exact ? 'Delete 1 message' : `Delete ${many} messages`,
    es: n === 1 && exact ? 'Eliminar 1 mensaje' : `Eliminar ${many} mensajes`,
  }
}
export const keep: Text = { en: 'Keep everything', es: 'Conservarlo todo' }
export const undoable: Text = {
  en: 'It can be undone for a while.',
  es: 'Se puede deshacer durante un rato.',
}

const choice = (kind: Text, name: Text): Text => ({
  en: `${kind.en}: ${name.en.toLowerCase()}`,
  es: `${kind.es}: ${name.es.toLowerCase()}`,
})
export const theme = (name: Text): Text => choice({ en: 'Theme', es: 'Tema' }, name)
export const rows = (name: Text): Text => choice({ en: 'Rows', es: 'Filas' }, name)
export const language = (name: string): Text => ({
  en: `Language: ${name}`,
  es: `Idioma: ${name}`,
})
export const narrowRail: Text = {
  en: 'Collapse the side bar',
  es: 'Plegar la barra lateral',
}
export const wideRail: Text = { en: 'Expand the side bar', es: 'Desplegar la barra lateral' }
export const apiDocs: Text = { en: 'API documentation', es: 'Documentación de la API' }
