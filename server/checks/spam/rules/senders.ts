import type { Theme } from './own-rule.ts'

const person = {
  en: 'Send from a readable address of your own domain, such as orders@your.domain.',
  es: 'Envía desde una dirección legible de tu dominio, como pedidos@tu.dominio.',
}

const form = {
  en: 'Write the field as Name <name@your.domain>.',
  es: 'Escribe el campo como Nombre <nombre@tu.dominio>.',
}

/** Whom a message says it is from, and where answers go. */
export const senders: Theme = {
  name: 'senders',
  title: { en: 'Senders', es: 'Remitentes' },
  shared: [
    String.raw`header __FREEMAIL_FROM From:addr =~ /@(?:g(?:oogle)?mail|hotmail|outlook|live|msn|yahoo|ymail|aol|gmx|mail|icloud|proton(?:mail)?|yandex|excite|lycos|netscape|juno|usa|rediffmail|web|qq|163|126|sina|caramail|eudoramail|netzero|rocketmail|bigfoot|inbox)\.(?:com?|net|org|de|fr|it|es|ru|me|uk|co\.[a-z]{2}|com\.[a-z]{2}|cn)$/i`,
    String.raw`header __FREEMAIL_REPLYTO Reply-To:addr =~ /@(?:g(?:oogle)?mail|hotmail|outlook|live|msn|yahoo|ymail|aol|gmx|mail|icloud|proton(?:mail)?|yandex|excite|lycos|netscape|juno|usa|rediffmail|web|qq|163|126|sina|caramail|eudoramail|netzero|rocketmail|bigfoot|inbox)\.(?:com?|net|org|de|fr|it|es|ru|me|uk|co\.[a-z]{2}|com\.[a-z]{2}|cn)$/i`,
  ],
  rules: [
    {
      name: 'FROM_NOT_ADDRESS',
      points: 1.2,
      test: 'header From !~ /@/ [if-unset: a@b.c]',
      description: { en: 'From holds no address', es: 'From no contiene una dirección' },
      hint: form,
    },
    {
      name: 'FROM_DOMAIN_NO_DOT',
      points: 0.6,
      test: 'header From:addr =~ /@(?!localhost$)[^.]{1,100}$/i',
      description: {
        en: 'The domain of the sender has no dot',
        es: 'El dominio del remitente no tiene punto',
      },
      hint: person,
    },
    {
      name: 'FROM_LOCALHOST',
      points: 0.4,
      test: String.raw`header From:addr =~ /@(?:localhost|[\w.-]{1,80}\.(?:local|localdomain|localhost|internal|lan))$/i`,
      description: {
        en: 'The sender is at an address of the local network',
        es: 'El remitente está en una dirección de la red local',
      },
      hint: person,
    },
    {
      name: 'FROM_NO_NAME',
      points: 0.4,
      test: 'meta !__FROM_NAMED && __HAS_FROM',
      needs: [String.raw`header __FROM_NAMED From:name =~ /\w/`],
      description: {
        en: 'The sender has an address but no name',
        es: 'El remitente tiene dirección pero no nombre',
      },
      hint: form,
    },
    {
      name: 'FROM_NAME_OTHER_ADDR',
      points: 1.5,
      test: String.raw`header From =~ /^[^<@\n]{0,80}@([\w.-]{3,60})["']?\s{0,3}<[^<>@\s]{1,80}@(?!\1>)[\w.-]{1,80}>/`,
      description: {
        en: 'The name of the sender is an address of another domain',
        es: 'El nombre del remitente es una dirección de otro dominio',
      },
      hint: form,
    },
    {
      name: 'FROM_STARTS_WITH_NUMS',
      points: 0.7,
      test: String.raw`header From:addr =~ /^\d{2}/`,
      description: {
        en: "The sender's address begins with numbers",
        es: 'La dirección del remitente empieza por números',
      },
      hint: person,
    },
    {
      name: 'FROM_ENDS_IN_NUMS',
      points: 0.9,
      test: String.raw`header From:addr =~ /[a-z_.-]\d{3,30}@/i`,
      description: {
        en: "The sender's address ends in numbers",
        es: 'La dirección del remitente acaba en números',
      },
      hint: person,
    },
    {
      name: 'FROM_MIXED_DIGITS',
      points: 0.7,
      test: String.raw`header From:addr =~ /^[^@]{0,40}[a-z]\d{1,9}[a-z]{1,20}\d/i`,
      description: {
        en: "Letters and numbers take turns in the sender's address",
        es: 'Letras y números se alternan en la dirección del remitente',
      },
      hint: person,
    },
    {
      name: 'FROM_LOCAL_HEX',
      points: 0.7,
      test: String.raw`header From:addr =~ /^(?=[^@]{0,60}\d)[0-9a-f]{11,60}@/i`,
      description: {
        en: "The sender's address is a long hexadecimal number",
        es: 'La dirección del remitente es un largo número hexadecimal',
      },
      hint: person,
    },
    {
      name: 'FROM_LOCAL_NOVOWEL',
      points: 0.5,
      test: 'header From:addr =~ /^[^@]{0,60}[bcdfghjklmnpqrstvwxz]{7}/i',
      description: {
        en: "Seven consonants in a row in the sender's address",
        es: 'Siete consonantes seguidas en la dirección del remitente',
      },
      hint: person,
    },
    {
      name: 'FROM_OFFERS',
      points: 0.5,
      test: 'header From:addr =~ /^[^@]{0,40}(?:offers?|deals|promo(?:tion)?s?|savings|free|winner|specials?|bargains?|discounts?|optin|opt-in)[^@]{0,20}@/i',
      description: {
        en: "The sender's address is about offers",
        es: 'La dirección del remitente trata de ofertas',
      },
      hint: person,
    },
    {
      name: 'FROM_NAME_PLING',
      points: 0.6,
      test: String.raw`header From:name =~ /(?<!yahoo)!|\$\$|\$\d|%|\bfree\b|\b(?:offers?|deals?|specials?|savings|discounts?|rewards)\b/i`,
      description: {
        en: 'The name of the sender advertises',
        es: 'El nombre del remitente hace publicidad',
      },
      hint: {
        en: 'Use the name of the person or the company.',
        es: 'Usa el nombre de la persona o de la empresa.',
      },
    },
    {
      name: 'FROM_NAME_CAPS',
      points: 0.4,
      test: String.raw`header From:name =~ /^\W{0,3}[A-Z]{2}[A-Z .,'-]{7,80}\W{0,3}$/`,
      description: {
        en: 'The name of the sender is all capital letters',
        es: 'El nombre del remitente está todo en mayúsculas',
      },
      hint: { en: 'Write it in the usual case.', es: 'Escríbelo con mayúsculas y minúsculas.' },
    },
    {
      name: 'FROM_EXCESS_BASE64',
      points: 0.7,
      test: 'meta __FROM_B64 && !__FROM_8BIT',
      needs: [
        String.raw`header __FROM_B64 From:raw =~ /=\?[\w-]{1,30}\?b\?/i`,
        String.raw`header __FROM_8BIT From =~ /[\x80-\xff]/`,
      ],
      description: {
        en: 'The name of the sender is encoded although it is plain ASCII',
        es: 'El nombre del remitente va codificado aunque es ASCII puro',
      },
      hint: {
        en: 'Send ASCII as it is; encode only letters beyond it.',
        es: 'Envía el ASCII tal cual; codifica solo lo que no lo sea.',
      },
    },
    {
      name: 'FROMSPACE',
      points: 0.9,
      test: String.raw`header From:raw =~ /<\s|[^\s<]\s{1,20}>/`,
      description: {
        en: 'Spaces inside the angle brackets of From',
        es: 'Espacios dentro de los ángulos de From',
      },
      hint: form,
    },
    {
      name: 'FROM_MISSPACED',
      points: 0.5,
      test: String.raw`header From:raw =~ /[\w"']<[^<>\s]{1,80}@/`,
      description: {
        en: 'No space between name and address',
        es: 'Falta un espacio entre nombre y dirección',
      },
      hint: form,
    },
    {
      name: 'FROM_SEVERAL',
      points: 0.5,
      test: 'header From =~ /@[^,"@]{1,100},[^@"]{0,100}@/',
      description: { en: 'From names several senders', es: 'From nombra a varios remitentes' },
      hint: form,
    },
    {
      name: 'FROM_IS_TO',
      points: 0.4,
      test: String.raw`header ALL =~ /^(?:[^\n]{1,998}\n){0,80}?From:[^\n<]{0,100}<?([\w.+-]{1,64}@[\w.-]{1,100})>?[^\n]{0,60}\n(?:[^\n]{0,998}\n){0,60}?To:[^\n]{0,60}\b\1\b/i`,
      description: {
        en: 'Sender and recipient are the same',
        es: 'Remitente y destinatario son el mismo',
      },
      hint: {
        en: "Write the sender's own address into From.",
        es: 'Pon en From la dirección propia del remitente.',
      },
    },
    {
      name: 'FREEMAIL_FROM',
      points: 0.3,
      test: 'meta __FREEMAIL_FROM',
      description: {
        en: "The sender's address is of a free mail provider",
        es: 'La dirección del remitente es de un proveedor gratuito',
      },
      hint: person,
    },
    {
      name: 'FREEMAIL_FROM_END_DIGIT',
      points: 0.5,
      test: 'meta __FREEMAIL_FROM && __FROM_DIGIT_END',
      needs: [String.raw`header __FROM_DIGIT_END From:addr =~ /\d@/`],
      description: {
        en: 'A free mail address that ends in a number',
        es: 'Una dirección gratuita que acaba en número',
      },
      hint: person,
    },
    {
      name: 'FREEMAIL_REPLYTO',
      points: 0.9,
      test: 'meta __FREEMAIL_REPLYTO && !__FREEMAIL_FROM',
      description: {
        en: 'Answers go to a free mail address, the sender is at another',
        es: 'Las respuestas van a una dirección gratuita y el remitente es otro',
      },
      hint: {
        en: 'Let Reply-To be an address of your own domain.',
        es: 'Que Reply-To sea una dirección de tu propio dominio.',
      },
    },
    {
      name: 'REPLYTO_EMPTY',
      points: 0.5,
      test: 'header Reply-To =~ /^[^@]{0,300}$/ [if-unset: a@b.c]',
      description: { en: 'Reply-To holds no address', es: 'Reply-To no contiene una dirección' },
      hint: {
        en: 'Leave the field out, or write an address into it.',
        es: 'Quita el campo o escribe en él una dirección.',
      },
    },
    {
      name: 'REPLYTO_RANDOM',
      points: 0.7,
      test: String.raw`header Reply-To:addr =~ /^(?:[^@+]{0,40}[a-z]\d{1,9}[a-z]{1,20}\d|[^@+]{0,60}[bcdfghjklmnpqrstvwxz]{7}|[^@+]{0,60}[a-z]\d{4})[^@+]{0,60}@/i`,
      description: {
        en: 'The address for answers looks random',
        es: 'La dirección de respuesta parece aleatoria',
      },
      hint: {
        en: 'Let Reply-To be an address that people can read.',
        es: 'Que Reply-To sea una dirección que se pueda leer.',
      },
    },
    {
      name: 'FROM_NUMBERED_HOST',
      points: 0.9,
      test: String.raw`header From:addr =~ /@(?:[^@.]{0,40}\d{1,3}[.-]\d{1,3}[.-]\d|[a-z]{0,8}\d{2,6}-[^@.]{1,40}\.|[^@]{0,60}\b(?:dsl|dial-?up|ppp|dhcp|dynamic|cable)\b)/i`,
      description: {
        en: 'The sender is at a numbered host of an access provider',
        es: 'El remitente está en un equipo numerado de un proveedor de acceso',
      },
      hint: person,
    },
    {
      name: 'REPLYTO_OTHER_DOMAIN',
      points: 0.2,
      test: String.raw`header ALL =~ /^(?:[^\n]{1,998}\n){0,80}?From:[^\n]{0,200}@([\w.-]{1,100})>?[^\n]{0,40}\n(?:[^\n]{0,998}\n){0,60}?Reply-To:(?![^\n]{0,200}@\1)[^\n]{0,200}@|^(?:[^\n]{1,998}\n){0,80}?Reply-To:[^\n]{0,200}@([\w.-]{1,100})>?[^\n]{0,40}\n(?:[^\n]{0,998}\n){0,60}?From:(?![^\n]{0,200}@\2)[^\n]{0,200}@/i`,
      description: {
        en: "Answers go to another domain than the sender's",
        es: 'Las respuestas van a otro dominio que el del remitente',
      },
      hint: {
        en: 'Let Reply-To be an address of the domain of From.',
        es: 'Que Reply-To sea una dirección del dominio de From.',
      },
    },
  ],
}
