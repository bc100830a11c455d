import type { Theme } from './own-rule.ts'

const each = {
  en: 'Send each recipient a message of their own, with their address in To.',
  es: 'Envía a cada destinatario su propio mensaje, con su dirección en To.',
}

/** To whom a message says that it goes. */
export const recipients: Theme = {
  name: 'recipients',
  title: { en: 'Recipients', es: 'Destinatarios' },
  rules: [
    {
      name: 'UNDISC_RECIPS',
      points: 1.0,
      test: 'header To =~ /undisclosed[- ]{0,3}recipients?/i',
      description: { en: 'The recipients are undisclosed', es: 'Los destinatarios están ocultos' },
      hint: each,
    },
    {
      name: 'TO_MALFORMED',
      points: 0.7,
      test: String.raw`header To =~ /^(?![^\n]{0,99}(?:undisclosed|:\s{0,3};))[^@]{1,500}$/i`,
      description: { en: 'To holds no address', es: 'To no contiene una dirección' },
      hint: each,
    },
    {
      name: 'TO_EMPTY',
      points: 0.8,
      test: String.raw`header To =~ /^\s{0,100}$/ [if-unset: x]`,
      description: { en: 'To is empty', es: 'To está vacío' },
      hint: each,
    },
    {
      name: 'MANY_TO_CC',
      points: 1.0,
      test: 'header ToCc =~ /(?:@[^@]{3,150}){15}/',
      description: {
        en: 'Fifteen recipients or more can see each other',
        es: 'Quince o más destinatarios se ven unos a otros',
      },
      hint: each,
    },
    {
      name: 'SORTED_RECIPS',
      points: 0.8,
      test: 'header eval:sorted_recipients()',
      description: {
        en: 'The recipients are in alphabetical order',
        es: 'Los destinatarios están en orden alfabético',
      },
      hint: each,
    },
    {
      name: 'SUSPICIOUS_RECIPS',
      points: 0.7,
      test: "header eval:similar_recipients('0.65','undef')",
      description: {
        en: "The recipients' addresses are alike",
        es: 'Las direcciones de los destinatarios se parecen',
      },
      hint: each,
    },
    {
      name: 'TO_IS_NAME_OF_ADDRESS',
      points: 0.2,
      test: String.raw`header To =~ /^["']?([\w.+-]{1,64}@[\w.-]{1,100})["']?\s{1,3}<\1>/i`,
      description: {
        en: 'The name of the recipient is the address itself',
        es: 'El nombre del destinatario es la propia dirección',
      },
      hint: {
        en: 'Leave the name out where you do not know it.',
        es: 'Quita el nombre si no lo sabes.',
      },
    },
    {
      name: 'TO_GENERIC_NAME',
      points: 0.6,
      test: String.raw`header To:name =~ /^["']?(?:inbox|you|friend|member|recipients?|customers?|users?|subscribers?|valued \w{1,20}|everyone|all|list|undisclosed)["']?\s{0,3}$/i`,
      description: {
        en: 'The recipient is called “customer”, “inbox” or the like',
        es: 'El destinatario se llama «customer», «inbox» o algo así',
      },
      hint: {
        en: "Write the person's name, or the address alone.",
        es: 'Escribe el nombre de la persona o solo la dirección.',
      },
    },
  ],
}
