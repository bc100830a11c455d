import type { Text } from '../../../server/types.ts'

export const completions: Text = { en: 'Completions', es: 'Sugerencias' }
export const saveSearch: Text = { en: 'Save this search', es: 'Guardar esta búsqueda' }
export const savedAs = (name: string): Text => ({
  en: `Saved as “${name}”`,
  es: `Guardada como «${name}»`,
})
export const saved: Text = { en: 'Saved searches', es: 'Búsquedas guardadas' }
export const name: Text = { en: 'Name', es: 'Nombre' }
export const rename: Text = { en: 'Rename', es: 'Cambiar el nombre' }
export const renameIt = (search: string): Text => ({
  en: `Rename “${search}”`,
  es: `Cambiar el nombre de «${search}»`,
})
export const actsOn = (search: string): Text => ({
  en: `More about “${search}”`,
  es: `Más sobre «${search}»`,
})
export const removeFilter = (filter: string): Text => ({
  en: `Remove ${filter}`,
  es: `Quitar ${filter}`,
})
export const forget: Text = { en: 'Forget these searches', es: 'Olvidar estas búsquedas' }
