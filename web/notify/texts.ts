import { arrived } from '../inbox/texts.ts'
import type { Text } from '../../server/types.ts'

export { arrived }

export const title: Text = { en: 'Notifications', es: 'Notificaciones' }
export const text: Text = {
  en: 'Of mail that arrives while you look elsewhere; several that come together are one.',
  es: 'Del correo que llega mientras miras a otra parte; varios que llegan juntos son una.',
}
export const newMail: Text = { en: 'New mail', es: 'Correo nuevo' }
export const off: Text = { en: 'Off', es: 'No avisar' }
export const inbox: Text = { en: 'The open inbox', es: 'El buzón abierto' }
export const all: Text = { en: 'All inboxes', es: 'Todos los buzones' }
export const sound: Text = { en: 'Sound', es: 'Sonido' }
export const silent: Text = { en: 'Silent', es: 'Sin sonido' }
export const tone: Text = { en: 'Short tone', es: 'Tono breve' }
export const tryIt: Text = { en: 'Try it', es: 'Probar' }
export const sample: Text = { en: 'This is how it looks.', es: 'Así se ve.' }
export const soundFailed: Text = {
  en: 'The browser does not play sounds here.',
  es: 'El navegador no reproduce sonidos aquí.',
}
export const denied: Text = {
  en: 'The browser blocks notifications of this page. Allow them in its site settings, beside the address. Title, icon and sound work anyway.',
  es: 'El navegador bloquea las notificaciones de esta página. Permítelas en los ajustes del sitio, junto a la dirección. El título, el icono y el sonido funcionan igualmente.',
}
export const notAsked: Text = {
  en: 'The browser has not been allowed to show notifications yet.',
  es: 'El navegador aún no tiene permiso para mostrar notificaciones.',
}
export const allow: Text = { en: 'Allow…', es: 'Permitir…' }
export const impossible: Text = {
  en: 'This browser shows no notifications here: it does only over https or from the same machine.',
  es: 'Este navegador no muestra notificaciones aquí: solo por https o desde la misma máquina.',
}
