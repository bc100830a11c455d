import type { FactKind } from '../check.ts'

/** From this score on the filter says yes, whatever the threshold of an inbox. */
export const usualThreshold = 5

export const spamFacts: FactKind[] = [
  {
    key: 'spam',
    title: { en: 'Spam', es: 'Spam' },
    kind: 'number',
    description: {
      en: 'Messages with this spam score: spam:>3, spam:<=2, spam:3..7, spam:yes (5 and more).',
      es: 'Mensajes con esta puntuación de spam: spam:>3, spam:<=2, spam:3..7, spam:yes (5 o más).',
    },
    example: 'spam:>3',
    values: [
      {
        value: 'yes',
        description: { en: 'Spam: a score of 5 and more', es: 'Spam: puntuación de 5 o más' },
        from: usualThreshold,
      },
      {
        value: 'no',
        description: { en: 'No spam: a score below 5', es: 'No es spam: puntuación menor que 5' },
        to: usualThreshold,
      },
    ],
  },
]
