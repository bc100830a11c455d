import { button, letter, paragraph } from './letter.ts'
import type { Sample } from './sample.ts'

const stories = [
  ['Three roasts', 'Light, medium, and one for people who miss the train.'],
  ['A long walk', 'How the harvest gets from the hill to the harbour, on foot for the first day.'],
  ['Opening hours', 'We open at seven from April on. The kettle is on at half past six.'],
] as const

const leave = 'https://beanworks.example/unsubscribe?id=88'

const story = ([title, text]: readonly [string, string]) =>
  `<h2 style="margin:26px 0 4px;font-size:19px;font-weight:normal">${title}</h2>${paragraph(text)}`

export const newsletter: Sample = {
  name: 'newsletter',
  title: { en: 'Newsletter', es: 'Boletín' },
  about: {
    en: 'Remote pictures and styles, one-click unsubscribe, several recipients.',
    es: 'Imágenes y estilos remotos, baja con un clic y varios destinatarios.',
  },
  mails: () => [
    {
      from: 'The Beanworks Letter <letter@beanworks.example>',
      to: 'Ada Marsh <ada@customer.example>, Noor Patel <noor@customer.example>',
      cc: 'press@beanworks.example',
      subject: 'March: three roasts and a long walk ☕',
      headers: {
        'List-Unsubscribe': `<${leave}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': 'The Beanworks Letter <letter.beanworks.example>',
      },
      text: [
        ...stories.flatMap(([title, text]) => [title, text, '']),
        'https://beanworks.example/letter/march',
        '',
      ].join('\n'),
      html: letter({
        title: 'Three roasts and a long walk',
        preheader: 'And from April on we open at seven.',
        motto: 'The letter of March',
        style: '@import url("https://fonts.beanworks.example/serif.css");',
        body: `<img src="https://cdn.beanworks.example/letter/march.jpg" alt="Coffee cherries drying in the sun" width="488" height="150" style="display:block;max-width:100%;border-radius:6px">
${stories.map(story).join('\n')}
${button('Read it on the web', 'https://beanworks.example/letter/march')}`,
        footer: `Beanworks, 4 Harbour Lane · <a class="quiet" href="${leave}" style="color:#6b655b">Unsubscribe</a>`,
      }),
    },
  ],
}
