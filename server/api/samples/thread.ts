import type { Sample } from './sample.ts'

const leo = 'Leo Brandt <leo@customer.example>'
const help = 'Beanworks help <help@beanworks.example>'

export const thread: Sample = {
  name: 'thread',
  title: { en: 'Conversation', es: 'Conversación' },
  about: {
    en: 'Three messages that answer each other, with quotes.',
    es: 'Tres mensajes que se responden, con citas.',
  },
  mails: [
    {
      from: leo,
      to: help,
      messageId: '<late-1@customer.example>',
      subject: 'Where is my order?',
      text: 'Order 20411 has been on its way for nine days now.\n\nLeo\n',
    },
    {
      from: help,
      to: leo,
      messageId: '<late-2@beanworks.example>',
      inReplyTo: '<late-1@customer.example>',
      references: ['<late-1@customer.example>'],
      subject: 'Re: Where is my order?',
      text: 'We are sorry. It left again this morning, by courier.\n\n> Order 20411 has been on its way for nine days now.\n',
    },
    {
      from: leo,
      to: help,
      messageId: '<late-3@customer.example>',
      inReplyTo: '<late-2@beanworks.example>',
      references: ['<late-1@customer.example>', '<late-2@beanworks.example>'],
      subject: 'Re: Where is my order?',
      text: 'It came an hour ago. Thank you!\n\n> We are sorry. It left again this morning, by courier.\n>\n> > Order 20411 has been on its way for nine days now.\n',
    },
  ],
}
