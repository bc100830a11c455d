import { letter, paragraph } from './letter.ts'
import type { Sample } from './sample.ts'

const names = ['Ada', 'Bruno', 'Chidi', 'Dolores', 'Emre', 'Freya', 'Goran', 'Hana']
const families = ['Marsh', 'Okafor', 'Lindqvist', 'Ferrer', 'Demir', 'Novak']

const everybody = names.flatMap((name) =>
  families.map((family) => `${name} ${family} <${`${name}.${family}`.toLowerCase()}@team.example>`),
)

export const crowd: Sample = {
  name: 'crowd',
  title: { en: 'Many recipients', es: 'Muchos destinatarios' },
  about: {
    en: 'Forty in To, eight in Cc, three in Bcc whom only the envelope knows.',
    es: 'Cuarenta en Para, ocho en Cc y tres en CCO que solo el sobre conoce.',
  },
  mails: () => [
    {
      from: 'Noor Patel <noor@beanworks.example>',
      to: everybody.slice(0, 40),
      cc: everybody.slice(40),
      bcc: ['audit@team.example', 'board@team.example', 'archive@beanworks.example'],
      subject: 'The kitchen is closed on Friday',
      text: 'The kitchen is closed on Friday: a new floor. Coffee is in the yard.\n\nNoor\n',
      html: letter({
        title: 'The kitchen is closed on Friday',
        motto: 'To everybody',
        body: `${paragraph('A new floor is laid. Coffee is in the yard, come rain or shine.')}${paragraph('Noor')}`,
      }),
    },
  ],
}
