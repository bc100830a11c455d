import { stamp, type Sample } from './sample.ts'

const leo = 'Leo Brandt <leo@customer.example>'
const help = 'Beanworks help <help@beanworks.example>'

export const thread: Sample = {
  name: 'thread',
  title: { en: 'Conversation', es: 'Conversación' },
  about: {
    en: 'Three messages that answer each other, with quotes.',
    es: 'Tres mensajes que se responden, con citas.',
  },
  mails(now) {
    const asked = `<late-1-${stamp(now)}@customer.example>`
    const answered = `<late-2-${stamp(now)}@beanworks.example>`
    return [
      {
        from: leo,
        to: help,
        messageId: asked,
        subject: 'Where is my order?',
        text: 'Order 20411 has been on its way for nine days now.\n\nLeo\n',
      },
      {
        from: help,
        to: leo,
        messageId: answered,
        inReplyTo: asked,
        references: [asked],
        subject: 'Re: Where is my order?',
        text: 'We are sorry. It left again this morning, by courier.\n\n> Order 20411 has been on its way for nine days now.\n',
      },
      {
        from: leo,
        to: help,
        messageId: `<late-3-${stamp(now)}@customer.example>`,
        inReplyTo: answered,
        references: [asked, answered],
        subject: 'Re: Where is my order?',
        text: 'It came an hour ago. Thank you!\n\n> We are sorry. It left again this morning, by courier.\n>\n> > Order 20411 has been on its way for nine days now.\n',
      },
    ]
  },
}
