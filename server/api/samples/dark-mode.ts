import { ada, button, letter, paragraph, shop } from './letter.ts'
import type { Sample } from './sample.ts'

/** The styles of the elements are in the way; only `!important` wins over them. */
const style = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
  .ground { background: #161412 !important; color: #e8e2d6 !important }
  .sheet { background: #221f1b !important }
  .line { border-color: #3a352e !important }
  .brand { color: #6fd3b5 !important }
  .quiet { color: #a79e90 !important }
  .button { background: #6fd3b5 !important; color: #10231d !important }
}`

export const darkMode: Sample = {
  name: 'dark-mode',
  title: { en: 'Dark mode', es: 'Modo oscuro' },
  about: {
    en: 'Says color-scheme and has colours of its own for the dark.',
    es: 'Indica color-scheme y trae sus propios colores para el modo oscuro.',
  },
  mails: () => [
    {
      from: shop,
      to: ada,
      subject: 'We open late on Thursday',
      text: 'On Thursday the roastery is open until ten, by candle light.\n\nhttps://beanworks.example/late\n',
      html: letter({
        title: 'We open late on Thursday',
        preheader: 'By candle light.',
        head: '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
        style,
        body: `${paragraph('On Thursday the roastery is open until ten, by candle light. There is soup, there are records, and the grinder rests for once.')}
${button('Keep a seat', 'https://beanworks.example/late')}`,
      }),
    },
  ],
}
