import type { Sample } from './sample.ts'

const story = (title: string, text: string) =>
  `<h2 style="font-size:18px;margin:24px 0 4px">${title}</h2><p style="margin:0">${text}</p>`

/** Remote pictures and styles, a list header, several recipients. */
export const newsletter: Sample = {
  name: 'newsletter',
  mail: {
    from: 'The Beanworks Letter <letter@beanworks.example>',
    to: 'Ada Marsh <ada@customer.example>, Noor Patel <noor@customer.example>',
    cc: 'press@beanworks.example',
    subject: 'March: three roasts and a long walk ☕',
    headers: { 'List-Unsubscribe': '<https://beanworks.example/unsubscribe?id=88>' },
    text: 'Three new roasts, a walk through the harvest, and opening hours.\n\nhttps://beanworks.example/letter/march',
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>
@media (prefers-color-scheme: dark) { body { background: #1d1b18; color: #eee } }
</style><link rel="stylesheet" href="https://fonts.beanworks.example/serif.css"></head>
<body style="font-family:Georgia,serif;max-width:600px;margin:0 auto;padding:16px">
<img src="https://cdn.beanworks.example/letter/march.jpg" alt="Coffee cherries drying in the sun" width="568">
${story('Three roasts', 'Light, medium, and one for people who miss the train.')}
${story('A long walk', 'How the harvest gets from the hill to the harbour.')}
${story('Opening hours', 'We open at seven from April on.')}
<p style="margin-top:32px;font-size:12px"><a href="https://beanworks.example/unsubscribe?id=88">Unsubscribe</a></p>
</body></html>`,
  },
}
