import type { Text } from '../../server/types.ts'

export const pageFailed: Text = {
  en: 'This page cannot be loaded.',
  es: 'No se puede cargar esta página.',
}
export const keys: Text = { en: 'Keys', es: 'Teclas' }
export const warning: Text = { en: 'Warning', es: 'Aviso' }
export const connections: Text = { en: 'Connections', es: 'Conexiones' }
export const settings: Text = { en: 'Settings', es: 'Ajustes' }
export const enterKey: Text = { en: 'Enter', es: 'Intro' }
export const skipRail: Text = { en: 'Skip to the content', es: 'Saltar al contenido' }
export const compare: Text = { en: 'Compare', es: 'Comparar' }
export const compose: Text = { en: 'Write a message', es: 'Escribir un mensaje' }
