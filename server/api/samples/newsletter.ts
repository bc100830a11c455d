import { letter } from './letter.ts'
import type { Sample } from './sample.ts'

const story = (title: string, text: string) =>
  `<h2 style="font-size:18px;margin:24px 0 4px">${title}</h2><p style="margin:0">${text}</p>`

export const newsletter: Sample = {
  name: 'newsletter',
  title: { en: 'Newsletter', es: 'Boletín' },
  about: {
    en: 'Remote pictures and styles, one-click unsubscribe, several recipients.',
    es: 'Imágenes y estilos remotos, baja con un clic y varios destinatarios.',
  },
  mails: [
    {
      from: 'The Beanworks Letter <letter@beanworks.example>',
      to: 'Ada Marsh <ada@customer.example>, Noor Patel <noor@customer.example>',
      cc: 'press@beanworks.example',
      subject: 'March: three roasts and a long walk ☕',
      headers: {
        'List-Unsubscribe': '<https://beanworks.example/unsubscribe?id=88>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': 'The Beanworks Letter <letter.beanworks.example>',
      },
      text: 'Three new roasts, a walk through the harvest, and opening hours.\n\nhttps://beanworks.example/letter/march',
      html: letter({
        title: 'Three roasts and a long walk',
        style: '@import url("https://fonts.beanworks.example/serif.css");',
        body: `<img src="https://cdn.beanworks.example/letter/march.jpg" alt="Coffee cherries drying in the sun" width="488" style="max-width:100%">
${story('Three roasts', 'Light, medium, and one for people who miss the train.')}
${story('A long walk', 'How the harvest gets from the hill to the harbour.')}
${story('Opening hours', 'We open at seven from April on.')}`,
        footer:
          'Beanworks, 4 Harbour Lane · <a href="https://beanworks.example/unsubscribe?id=88" style="color:#6b655b">Unsubscribe</a>',
      }),
    },
  ],
}
