import type { Catalogue, SearchExplanation, Sort, Text } from '../types.ts'
import { complete, type Asking } from './complete.ts'
import { filters } from './filters/index.ts'
import { meaningOf } from './meaning.ts'
import { readSearch } from './parse.ts'

/**
 * How a typed text is read: what each piece is, what cannot be understood, what could complete it.
 * @throws SandboxError `bad_request` when the time zone is unknown
 */
export function explain(text: string, asking: Asking): SearchExplanation {
  const { when, language } = asking
  const { pieces, mistakes } = readSearch(text, when)
  return {
    tokens: pieces.map(({ kind, start, end, condition }) => ({
      ...{ kind, start, end },
      meaning: condition && meaningOf(condition, when, language),
    })),
    errors: mistakes.map(({ at, text, unfinished }) => ({
      at,
      message: text[language],
      unfinished,
    })),
    completions: complete(text, pieces, asking),
  }
}

/** In the order people see them. */
const sorts: Record<Sort, Text> = {
  newest: { en: 'Newest first', es: 'Más recientes primero' },
  oldest: { en: 'Oldest first', es: 'Más antiguos primero' },
  largest: { en: 'Largest first', es: 'Más grandes primero' },
  smallest: { en: 'Smallest first', es: 'Más pequeños primero' },
  sender: { en: 'Sender, A to Z', es: 'Remitente, de la A a la Z' },
  'sender-down': { en: 'Sender, Z to A', es: 'Remitente, de la Z a la A' },
  subject: { en: 'Subject, A to Z', es: 'Asunto, de la A a la Z' },
  'subject-down': { en: 'Subject, Z to A', es: 'Asunto, de la Z a la A' },
}

/** What searches and lists can be asked for. */
export function catalogue(language: keyof Text): Catalogue {
  return {
    filters: filters.map(({ key, kind, example, description, values = [] }) => ({
      ...{ key, kind, example },
      description: description[language],
      values: values.map(({ value, description }) => ({
        value,
        description: description[language],
      })),
    })),
    // The record has exactly these keys, in this order.
    sorts: (Object.keys(sorts) as Sort[]).map((sort) => ({
      sort,
      description: sorts[sort][language],
    })),
  }
}
