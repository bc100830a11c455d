import type { Text } from '../../server/types.ts'
import type { CommandGroup } from '../state/keys.ts'

export const pageFailed: Text = {
  en: 'This page cannot be loaded.',
  es: 'No se puede cargar esta página.',
}
export const keys: Text = { en: 'Keys', es: 'Teclas' }
export const warning: Text = { en: 'Warning', es: 'Aviso' }
export const planned: Text = { en: 'Planned DNS', es: 'DNS previsto' }
export const releases: Text = { en: 'Releases', es: 'Entregas' }
export const connections: Text = { en: 'Connections', es: 'Conexiones' }
export const settings: Text = { en: 'Settings', es: 'Ajustes' }
export const skipRail: Text = { en: 'Skip to the content', es: 'Saltar al contenido' }
export const compare: Text = { en: 'Compare', es: 'Comparar' }
export const compose: Text = { en: 'Write a message', es: 'Escribir un mensaje' }

/** Headings of the help and of the palette. */
export const groupNames: Record<CommandGroup, Text> = {
  message: { en: 'Message', es: 'Mensaje' },
  move: { en: 'Move around', es: 'Moverse' },
  tabs: { en: 'Open tab', es: 'Abrir pestaña' },
  list: { en: 'List', es: 'Lista' },
  sort: { en: 'Sort by', es: 'Ordenar por' },
  go: { en: 'Go to', es: 'Ir a' },
  look: { en: 'Appearance', es: 'Apariencia' },
  more: { en: 'More', es: 'Más' },
}
export const commands: Text = { en: 'Commands', es: 'Comandos' }
