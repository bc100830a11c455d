import type { Text } from '../types.ts'

export type Language = keyof Text

/** The first language of Accept-Language (RFC 9110 §12.5.4) that Mailproof speaks; else English. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
      const weight = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='))
      return { tag: tag.trim(), q: weight === undefined ? 1 : Number(weight.slice(2)) || 0 }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { tag } of wanted) {
    if (tag === 'es' || tag.startsWith('es-')) return 'es'
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return 'en'
}
