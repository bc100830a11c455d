import { letter, paragraph } from './letter.ts'
import type { Sample } from './sample.ts'

const places = [
  'Huila',
  'Yirgacheffe',
  'Antigua',
  'Kirinyaga',
  'Tarrazú',
  'Sumatra',
  'Minas Gerais',
]
const ways = ['washed', 'natural', 'honey', 'wet hulled']
const tastes = [
  'red apple, cane sugar, a little black tea',
  'bergamot, apricot, jasmine after a while',
  'dark chocolate, walnut, orange peel',
  'blackcurrant, tomato leaf, brown sugar',
  'milk chocolate, hazelnut, quiet acidity',
]

/** A turn of its own for each list, so that no two coffees are alike. */
const pick = (list: readonly string[], turn: number) => list[turn % list.length] ?? ''

function coffee(_: unknown, index: number): string {
  const place = pick(places, index)
  const price = (9 + ((index * 7) % 90) / 10).toFixed(2)
  const url = `https://beanworks.example/coffees/${index + 1}?utm_source=letter&amp;utm_campaign=all`
  const cell = 'padding:12px 0;border-top:1px solid #eae5da;font-size:15px;line-height:1.5'
  return `<tr><td class="line" style="${cell}" valign="top"><a class="brand" href="${url}" style="color:#0f5f4c;text-decoration:none"><b>${place} No. ${index + 1}</b></a><br><span class="quiet" style="font-size:13px;color:#6b655b">${pick(ways, index * 3 + 1)}, ${1200 + ((index * 37) % 900)} m</span><br>${pick(tastes, index * 2)}</td><td class="line" style="${cell};white-space:nowrap" valign="top" align="right">€ ${price}<br><a class="brand" href="${url}#basket" style="font-size:13px;color:#0f5f4c">Into the basket</a></td></tr>`
}

const count = 160

/** Gmail cuts the HTML of a message after 102 kB. */
export const long: Sample = {
  name: 'long',
  title: { en: 'Very long newsletter', es: 'Boletín muy largo' },
  about: {
    en: 'More than 102 kB of HTML: Gmail cuts it off, and the unsubscribe link with it.',
    es: 'Más de 102 kB de HTML: Gmail lo recorta, y con él el enlace de baja.',
  },
  mails: () => [
    {
      from: 'The Beanworks Letter <letter@beanworks.example>',
      to: 'Ada Marsh <ada@customer.example>',
      subject: `All our coffees: ${count} of them`,
      headers: { 'List-Unsubscribe': '<https://beanworks.example/unsubscribe?id=89>' },
      text: `All ${count} coffees of the year: https://beanworks.example/coffees\n`,
      html: letter({
        title: 'All our coffees',
        preheader: `${count} of them, and how they taste.`,
        motto: 'The catalogue',
        body: `${paragraph(`Here is the whole year: ${count} coffees, and how they taste.`)}
<table role="presentation" cellpadding="0" cellspacing="0" width="100%">${Array.from({ length: count }, coffee).join('\n')}</table>`,
        footer:
          'Beanworks, 4 Harbour Lane · <a class="quiet" href="https://beanworks.example/unsubscribe?id=89" style="color:#6b655b">Unsubscribe</a>',
      }),
    },
  ],
}
