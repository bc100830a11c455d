import type { Text } from '../server/types.ts'

/** Texts that more than one area says. */
export const all: Text = { en: 'All', es: 'Todos' }
export const allMail: Text = { en: 'All mail', es: 'Todo el correo' }
export const attachments = (n: number): Text => ({
  en: n === 1 ? '1 attachment' : `${n} attachments`,
  es: n === 1 ? '1 adjunto' : `${n} adjuntos`,
})
export const back: Text = { en: 'Back', es: 'Volver' }
export const cancel: Text = { en: 'Cancel', es: 'Cancelar' }
export const close: Text = { en: 'Close', es: 'Cerrar' }
export const compareTwo: Text = { en: 'Compare', es: 'Comparar' }
export const copied: Text = { en: 'Copied', es: 'Copiado' }
export const copy: Text = { en: 'Copy', es: 'Copiar' }
export const copyFailed: Text = {
  en: 'The browser does not allow copying here.',
  es: 'El navegador no permite copiar aquí.',
}
export const deleteIt: Text = { en: 'Delete', es: 'Eliminar' }
export const dismiss: Text = { en: 'Dismiss', es: 'Descartar' }
export const download: Text = { en: 'Download', es: 'Descargar' }
export const enterKey: Text = { en: 'Enter', es: 'Intro' }
export const loading: Text = { en: 'Loading', es: 'Cargando' }
export const markRead: Text = { en: 'Mark as read', es: 'Marcar como leído' }
export const markUnread: Text = { en: 'Mark as unread', es: 'Marcar como no leído' }
export const more: Text = { en: 'More', es: 'Más' }
export const next: Text = { en: 'Next', es: 'Siguiente' }
export const noSender: Text = { en: '(no sender)', es: '(sin remitente)' }
export const noSubject: Text = { en: '(no subject)', es: '(sin asunto)' }
export const noRecipient: Text = { en: '(no recipient)', es: '(sin destinatario)' }
export const now: Text = { en: 'now', es: 'ahora' }
export const offline: Text = {
  en: 'Mailproof cannot be reached. It is tried again by itself.',
  es: 'No se puede llegar a Mailproof. Se reintenta solo.',
}
export const previous: Text = { en: 'Previous', es: 'Anterior' }
export const release: Text = { en: 'Release', es: 'Entregar' }
export const save: Text = { en: 'Save', es: 'Guardar' }
export const tryAgain: Text = { en: 'Try again', es: 'Reintentar' }
export const undo: Text = { en: 'Undo', es: 'Deshacer' }
export const showPassword: Text = { en: 'Show the password', es: 'Mostrar la contraseña' }
export const fewer: Text = { en: 'Show fewer', es: 'Mostrar menos' }
export const showMore = (n: number): Text => ({
  en: `Show ${n} more`,
  es: `Mostrar ${n} más`,
})
export const removeOne = (one: string): Text => ({ en: `Remove ${one}`, es: `Quitar ${one}` })
export const add: Text = { en: 'Add', es: 'Añadir' }
export const edit: Text = { en: 'Edit', es: 'Editar' }
export const saved: Text = { en: 'Saved', es: 'Guardado' }
export const hidePassword: Text = { en: 'Hide the password', es: 'Ocultar la contraseña' }
export const copyPassword: Text = { en: 'Copy the password', es: 'Copiar la contraseña' }
export const openRail: Text = { en: 'Show the inboxes', es: 'Ver los buzones' }
