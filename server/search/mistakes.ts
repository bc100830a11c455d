import type { ErrorPlace } from '../errors.ts'
import type { Text } from '../types.ts'
import type { Filter } from './filters/filter.ts'

/** What in a typed text cannot be understood, where, and what to do. */
export interface Mistake {
  at: ErrorPlace
  text: Text
  /** Only something that follows is missing: nobody need be told while it is being typed. */
  unfinished: boolean
}

export const longestSearch = 2000
export const mostTerms = 64
export const deepest = 20

export const texts = {
  tooLong: {
    en: `The search is too long: at most ${longestSearch} characters and ${mostTerms} words.`,
    es: `La búsqueda es demasiado larga: ${longestSearch} caracteres y ${mostTerms} palabras como máximo.`,
  },
  tooDeep: {
    en: `Parentheses can stand at most ${deepest} within each other.`,
    es: `No puede haber más de ${deepest} paréntesis unos dentro de otros.`,
  },
  openQuote: {
    en: 'This quotation mark is not closed: add " at the end of the phrase.',
    es: 'Estas comillas no se cierran: añade " al final de la frase.',
  },
  openGroup: {
    en: 'This parenthesis is not closed: add ) where it ends, or put the text in quotation marks.',
    es: 'Este paréntesis no se cierra: añade ) donde termine, o escribe el texto entre comillas.',
  },
  loneOr: {
    en: 'OR stands between two things to find. To search for the word itself, write "or".',
    es: 'OR va entre dos cosas que buscar. Para buscar la palabra, escribe "or".',
  },
  not: {
    en: 'To leave something out, write - before it: order -shipped. To search for the word itself, write "not".',
    es: 'Para excluir algo, escribe - delante: order -shipped. Para buscar la palabra, escribe "not".',
  },
  filterWithin: {
    en: 'A filter cannot stand within the parentheses of another. Close them first.',
    es: 'Un filtro no puede ir dentro de los paréntesis de otro. Ciérralos antes.',
  },
} satisfies Record<string, Text>

export function unknownFilter(key: string, all: readonly Filter[]): Text {
  const keys = all.map((filter) => `${filter.key}:`).join(' ')
  return {
    en: `There is no filter "${key}:". There are: ${keys}. To search for the text itself, put it in quotation marks.`,
    es: `No hay ningún filtro "${key}:". Existen: ${keys}. Para buscar el texto tal cual, escríbelo entre comillas.`,
  }
}

export function noValue(filter: Filter): Text {
  const hint = hintOf(filter)
  return {
    en: `"${filter.key}:" needs a value. ${hint.en}`,
    es: `"${filter.key}:" necesita un valor. ${hint.es}`,
  }
}

export function badValue(filter: Filter, value: string): Text {
  const hint = hintOf(filter)
  return {
    en: `"${filter.key}:" does not understand "${value}". ${hint.en}`,
    es: `"${filter.key}:" no entiende "${value}". ${hint.es}`,
  }
}

function hintOf({ key, kind, values, example }: Filter): Text {
  const allowed = values?.map(({ value }) => `${key}:${value}`).join(' ')
  return kind === 'choice' && allowed !== undefined
    ? { en: `Allowed: ${allowed}`, es: `Permitido: ${allowed}` }
    : { en: `Example: ${example}`, es: `Ejemplo: ${example}` }
}
