import type { Text } from '../../server/types.ts'
import { number } from '../ui/format.ts'

export { undo } from '../texts.ts'

export const deleted = (n: number): Text => ({
  en: n === 1 ? 'Message deleted' : `${number(n)} messages deleted`,
  es: n === 1 ? 'Mensaje eliminado' : `${number(n)} mensajes eliminados`,
})
export const restored = (n: number): Text => ({
  en: n === 1 ? 'Message restored' : `${number(n)} messages restored`,
  es: n === 1 ? 'Mensaje recuperado' : `${number(n)} mensajes recuperados`,
})
export const marked = (n: number, unread: boolean): Text => {
  const plural = n === 1 ? '' : 's'
  return {
    en: `${number(n)} message${plural} marked as ${unread ? 'unread' : 'read'}`,
    es: `${number(n)} mensaje${plural} marcado${plural} como ${unread ? 'no ' : ''}leído${plural}`,
  }
}

export const sentAgain: Text = { en: 'Message sent again', es: 'Mensaje enviado otra vez' }
export const openIt: Text = { en: 'Open', es: 'Abrir' }

export const searchSaved = (name: string): Text => ({
  en: `Search “${name}” saved`,
  es: `Búsqueda «${name}» guardada`,
})
export const searchDeleted = (name: string): Text => ({
  en: `Search “${name}” deleted`,
  es: `Búsqueda «${name}» eliminada`,
})

export const keyNext: Text = { en: 'Next message', es: 'Mensaje siguiente' }
export const keyPrevious: Text = { en: 'Previous message', es: 'Mensaje anterior' }
export const keyOpen: Text = { en: 'Open the message', es: 'Abrir el mensaje' }
export const keySearch: Text = { en: 'Search', es: 'Buscar' }
export const keyUnread: Text = { en: 'Mark as read or unread', es: 'Marcar como leído o no leído' }
export const keyRelease: Text = { en: 'Release…', es: 'Entregar…' }
export const keyDelete: Text = { en: 'Delete', es: 'Eliminar' }
export const keyCompare: Text = { en: 'Compare with…', es: 'Comparar con…' }
export const keyCompareTwo: Text = { en: 'Compare two messages', es: 'Comparar dos mensajes' }
export const keySelect: Text = { en: 'Select or unselect', es: 'Seleccionar o quitar' }
export const keyExtendDown: Text = {
  en: 'Extend the selection down',
  es: 'Ampliar la selección hacia abajo',
}
export const keyExtendUp: Text = {
  en: 'Extend the selection up',
  es: 'Ampliar la selección hacia arriba',
}
export const keyBack: Text = {
  en: 'Close the message, clear the selection',
  es: 'Cerrar el mensaje, quitar la selección',
}
export const keyHelp: Text = { en: 'Show the keys', es: 'Ver las teclas' }
export const keyPalette: Text = { en: 'All commands', es: 'Todos los comandos' }
export const keyNewInbox: Text = { en: 'New inbox…', es: 'Nuevo buzón…' }
export const keyRenameInbox: Text = {
  en: 'Rename this inbox…',
  es: 'Cambiar el nombre de este buzón…',
}
export const keyConnect: Text = {
  en: 'Connection settings and examples',
  es: 'Datos de conexión y ejemplos',
}
