import type { Condition, Flag } from '../condition.ts'
import { choiceOf, type Filter } from './filter.ts'

const holds = (field: Flag): Condition => ({ field, op: 'is', value: true })

const contents = [
  {
    value: 'attachment',
    condition: holds('attachment'),
    description: { en: 'An attachment', es: 'Un adjunto' },
  },
  {
    value: 'inline',
    condition: holds('inline'),
    description: {
      en: 'An image or another part shown in the text',
      es: 'Una imagen u otra parte dentro del texto',
    },
  },
  {
    value: 'html',
    condition: holds('html'),
    description: { en: 'An HTML part', es: 'Una parte HTML' },
  },
  { value: 'link', condition: holds('link'), description: { en: 'A link', es: 'Un enlace' } },
  {
    value: 'calendar',
    condition: holds('calendar'),
    description: {
      en: 'An invitation or another calendar part',
      es: 'Una invitación u otra parte de calendario',
    },
  },
]

export const has: Filter = {
  key: 'has',
  kind: 'choice',
  example: 'has:attachment',
  description: {
    en: 'Messages with an attachment, inline part, HTML part (html), link or calendar part.',
    es: 'Mensajes con un adjunto (attachment), una parte incrustada (inline), una parte HTML (html), un enlace (link) o una parte de calendario (calendar).',
  },
  values: contents.map(({ value, description }) => ({ value, description })),
  // `has:attachments` is what other tools know.
  parse: ({ text }) => choiceOf(contents, text) ?? choiceOf(contents, text.replace(/s$/i, '')),
}
