import { SandboxError, type ErrorPlace } from '../errors.ts'
import type { Text } from '../types.ts'
import type { Condition } from './condition.ts'
import { hasWords, type Filter } from './filters/filter.ts'
import { filters } from './filters/index.ts'
import { termsOf, type Term } from './terms.ts'

const longestSearch = 2000
const mostTerms = 64

const byKey = new Map(filters.map((filter) => [filter.key, filter]))

/**
 * Typed text as a condition: all terms together, `-` before a term for its opposite. The last
 * word may go on (a prefix) unless a blank or a quotation mark ends it. Text without any letter
 * or digit asks nothing; an empty text matches everything.
 * @throws SandboxError `bad_request` with `at`, the place that cannot be understood
 */
export function parseSearch(text: string): Condition {
  if (text.length > longestSearch) throw tooLong({ start: longestSearch, end: text.length })
  const terms = termsOf(text, (key) => byKey.has(key))
  const extra = terms[mostTerms]
  if (extra) throw tooLong({ start: extra.place.start, end: text.length })
  const all = terms.flatMap((term) => {
    const open = !term.quoted && term.place.end === text.length
    const condition = conditionOf(term, open)
    if (!condition) return []
    return [term.not ? { not: condition } : condition]
  })
  return all.length === 1 && all[0] ? all[0] : { and: all }
}

function conditionOf(term: Term, open: boolean): Condition | null {
  if (term.key === null) return hasWords('any', term.value, open)
  const filter = byKey.get(term.key)
  if (!filter) throw unknown(term, term.key)
  const condition = filter.parse(term.value, open)
  if (!condition) throw meaningless(term, filter)
  return condition
}

function tooLong(at: ErrorPlace) {
  return mistake(at, {
    en: `The search is too long: at most ${longestSearch} characters and ${mostTerms} words.`,
    es: `La búsqueda es demasiado larga: ${longestSearch} caracteres y ${mostTerms} palabras como máximo.`,
  })
}

function unknown(term: Term, key: string) {
  const all = filters.map((filter) => `${filter.key}:`).join(' ')
  return mistake(term.place, {
    en: `There is no filter "${key}:". There are: ${all}. To search for the text itself, put it in quotation marks.`,
    es: `No hay ningún filtro "${key}:". Existen: ${all}. Para buscar el texto tal cual, escríbelo entre comillas.`,
  })
}

function meaningless(term: Term, { key, values, example }: Filter) {
  const allowed = values?.map((value) => `${key}:${value}`).join(' ')
  const hint = {
    en: allowed ? `Allowed: ${allowed}` : `Example: ${example}`,
    es: allowed ? `Permitido: ${allowed}` : `Ejemplo: ${example}`,
  }
  return term.value === ''
    ? mistake(term.place, {
        en: `"${key}:" needs a value. ${hint.en}`,
        es: `"${key}:" necesita un valor. ${hint.es}`,
      })
    : mistake(term.place, {
        en: `"${key}:" does not understand "${term.value}". ${hint.en}`,
        es: `"${key}:" no entiende "${term.value}". ${hint.es}`,
      })
}

function mistake(at: ErrorPlace, text: Text) {
  return new SandboxError('bad_request', text, { at })
}
