import type { Text } from '../../../server/types.ts'

export const newInbox: Text = { en: 'New inbox', es: 'Nuevo buzón' }
export const newName: Text = { en: 'Name of the new inbox', es: 'Nombre del nuevo buzón' }
export const name: Text = { en: 'Name', es: 'Nombre' }
export const created = (inbox: string): Text => ({
  en: `Inbox “${inbox}” created`,
  es: `Buzón «${inbox}» creado`,
})
export const actsOn = (inbox: string): Text => ({
  en: `More about “${inbox}”`,
  es: `Más sobre «${inbox}»`,
})
export const rename: Text = { en: 'Rename', es: 'Cambiar el nombre' }
export const renameIt = (inbox: string): Text => ({
  en: `Rename “${inbox}”`,
  es: `Cambiar el nombre de «${inbox}»`,
})
export const markAllRead: Text = { en: 'Mark all as read', es: 'Marcar todo como leído' }
export const empty: Text = { en: 'Empty', es: 'Vaciar' }
export const inboxSettings: Text = { en: 'Settings of the inbox', es: 'Ajustes del buzón' }
export const filterInboxes: Text = { en: 'Filter inboxes', es: 'Filtrar buzones' }
export const filterSearches: Text = { en: 'Filter saved searches', es: 'Filtrar búsquedas' }
export const filterTags: Text = { en: 'Filter tags', es: 'Filtrar etiquetas' }
export const noneCalled = (typed: string): Text => ({
  en: `None is called “${typed}”.`,
  es: `Nada se llama «${typed}».`,
})
