import { ada, button, letter, shop } from './letter.ts'
import type { Sample } from './sample.ts'

const style = `:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
  body { background: #161412 !important; color: #e8e2d6 !important }
  .sheet { background: #221f1b !important }
  .room { border-color: #3a352e !important }
}`

export const darkMode: Sample = {
  name: 'dark-mode',
  title: { en: 'Dark mode', es: 'Modo oscuro' },
  about: {
    en: 'Says color-scheme and has colours of its own for the dark.',
    es: 'Indica color-scheme y trae sus propios colores para el modo oscuro.',
  },
  mails: [
    {
      from: shop,
      to: ada,
      subject: 'We open late on Thursday',
      text: 'On Thursday the roastery is open until ten, by candle light.',
      html: letter({
        title: 'We open late on Thursday',
        style,
        body: `On Thursday the roastery is open until ten, by candle light.${button('Keep a seat', 'https://beanworks.example/late')}`,
      }).replace(
        '<meta charset="utf-8">',
        '<meta charset="utf-8"><meta name="color-scheme" content="light dark">',
      ),
    },
  ],
}
