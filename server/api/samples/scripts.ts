import { letter, paragraph } from './letter.ts'
import type { Sample } from './sample.ts'

const greetings = [
  ['es', '¡Feliz cumpleaños, Íñigo!'],
  ['pl', 'Wszystkiego najlepszego, Łucjo!'],
  ['el', 'Χρόνια πολλά, Ελένη!'],
  ['ja', 'お誕生日おめでとう、花子さん！'],
  ['ko', '생일 축하합니다, 지민 씨!'],
  ['th', 'สุขสันต์วันเกิด คุณมาลี'],
  ['hi', 'जन्मदिन मुबारक हो, आशा!'],
] as const

export const scripts: Sample = {
  name: 'scripts',
  title: { en: 'Many scripts and emoji', es: 'Muchas escrituras y emojis' },
  about: {
    en: 'Encoded words in the subject, a recipient with ñ (SMTPUTF8), a domain of other letters.',
    es: 'Asunto codificado, un destinatario con ñ (SMTPUTF8) y un dominio en otras letras.',
  },
  mails: () => [
    {
      from: '豆工房 Beanworks <hello@beanworks.example>',
      to: ['Íñigo Muñoz <iñigo@correo.example>', '田中花子 <hanako@例え.example>'],
      subject: '🎂🎉 お誕生日おめでとう – ¡feliz cumpleaños! – Wszystkiego najlepszego 👩‍👩‍👧‍👦',
      text: `${greetings.map(([, text]) => text).join('\n')}\n\n☕ × 1\n`,
      html: letter({
        title: 'A coffee is on us 🎂',
        preheader: 'Seven ways to say it.',
        motto: '☕ × 1',
        body: greetings
          .map(([language, text]) => paragraph(`<span lang="${language}">${text}</span>`))
          .join('\n'),
      }),
    },
  ],
}
