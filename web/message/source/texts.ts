import type { Text } from '../../../server/types.ts'

/** What the sources say. */
export const texts = {
  find: { en: 'Find in the source', es: 'Buscar en la fuente' },
  findShort: { en: 'Find', es: 'Buscar' },
  next: { en: 'Next match', es: 'Siguiente coincidencia' },
  previous: { en: 'Previous match', es: 'Coincidencia anterior' },
  close: { en: 'Close find', es: 'Cerrar la búsqueda' },
  exact: { en: 'Match case', es: 'Distinguir mayúsculas' },
  regex: { en: 'Regular expression', es: 'Expresión regular' },
  count: (n: number, all: number, more: boolean): Text => ({
    en: `${n} of ${all}${more ? '+' : ''}`,
    es: `${n} de ${all}${more ? '+' : ''}`,
  }),
  none: { en: 'No matches', es: 'Sin coincidencias' },
  stopped: {
    en: 'Stopped: this expression takes too long',
    es: 'Detenida: esta expresión tarda demasiado',
  },
  wrong: { en: 'Not a regular expression', es: 'No es una expresión regular' },
  goTo: { en: 'Go to line', es: 'Ir a la línea' },
  line: (n: number): Text => ({ en: `Line ${n}`, es: `Línea ${n}` }),
  beyond: (n: number): Text => ({
    en: `Line ${n} is not there: the source ends before.`,
    es: `La línea ${n} no existe: la fuente termina antes.`,
  }),
}
