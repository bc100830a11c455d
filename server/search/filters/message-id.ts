import { isExactly, type Filter } from './filter.ts'

export const messageId: Filter = {
  key: 'message-id',
  kind: 'id',
  example: 'message-id:20418.a1@shop.example.test',
  description: {
    en: 'The message with this Message-ID.',
    es: 'El mensaje con este Message-ID.',
  },
  parse: ({ text }) => isExactly('message-id', text.trim().replace(/^<|>$/g, '')),
}
