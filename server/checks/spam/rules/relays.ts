import type { Theme } from './own-rule.ts'

const rdns = {
  en: 'Give the sending host a reverse DNS name (PTR) that leads back to its address.',
  es: 'Da al servidor emisor un nombre de DNS inverso (PTR) que lleve de vuelta a su dirección.',
}

const helo = {
  en: 'Let the sending host greet with its full public name.',
  es: 'Que el servidor emisor salude con su nombre público completo.',
}

/** What the first relay noted about the host that sent it; nothing that the text can mend. */
export const relays: Theme = {
  name: 'relays',
  title: { en: 'The way of the message', es: 'El camino del mensaje' },
  shared: ['header __RELAYED X-Spam-Relays-External =~ /ip=/'],
  rules: [
    {
      name: 'RDNS_NONE',
      points: 1.3,
      test: String.raw`header X-Spam-Relays-External =~ /^\[ ip=[^ ]{1,60} rdns= /`,
      description: {
        en: 'The sending host has no reverse DNS name',
        es: 'El servidor emisor no tiene DNS inverso',
      },
      hint: rdns,
      scope: 'transport',
    },
    {
      name: 'RDNS_DYNAMIC',
      points: 0.7,
      test: String.raw`header X-Spam-Relays-External =~ /^\[ ip=[^ ]{1,60} rdns=[^ ]{0,120}(?:\d{1,3}[.-]\d{1,3}[.-]\d{1,3}|dsl|dial(?:-?up|in)?\d|ppp|cable|\bpool|dyn(?:amic|\b)|dhcp|client|modem|broadband)/i`,
      description: {
        en: 'The sending host is at a home or dial-up connection',
        es: 'El servidor emisor está en una conexión doméstica',
      },
      hint: rdns,
      scope: 'transport',
    },
    {
      name: 'RDNS_LOCALHOST',
      points: 1.0,
      test: String.raw`header X-Spam-Relays-External =~ /^\[ ip=(?!127\.)[^ ]{1,60} rdns=localhost(?:\.localdomain)? /i`,
      description: {
        en: 'The sending host is named localhost',
        es: 'El servidor emisor se llama localhost',
      },
      hint: rdns,
      scope: 'transport',
    },
    {
      name: 'HELO_NO_DOMAIN',
      points: 0.8,
      test: String.raw`header X-Spam-Relays-External =~ /^\[ ip=[^ ]{1,60} rdns=[^ ]{0,200} helo=[^ .\[!]{1,100} /`,
      description: {
        en: 'The sending host greets with a name that is no domain',
        es: 'El servidor emisor saluda con un nombre que no es un dominio',
      },
      hint: helo,
      scope: 'transport',
    },
    {
      name: 'HELO_BARE_IP',
      points: 0.9,
      test: String.raw`header X-Spam-Relays-External =~ /^\[ ip=[^ ]{1,60} rdns=[^ ]{0,200} helo=!?\[?!?\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\]?!? /`,
      description: {
        en: 'The sending host greets with a number',
        es: 'El servidor emisor saluda con un número',
      },
      hint: helo,
      scope: 'transport',
    },
    {
      name: 'HELO_LOCALHOST',
      points: 0.9,
      test: String.raw`header X-Spam-Relays-External =~ /^\[ ip=(?!127\.)[^ ]{1,60} rdns=[^ ]{0,200} helo=[^ ]{0,40}(?:localhost|\.local|localdomain) /i`,
      description: {
        en: 'The sending host greets as localhost',
        es: 'El servidor emisor saluda como localhost',
      },
      hint: helo,
      scope: 'transport',
    },
    {
      name: 'HELO_FREEMAIL',
      points: 1.2,
      test: 'meta __HELO_FREEMAIL && !__RDNS_FREEMAIL',
      needs: [
        String.raw`header __HELO_FREEMAIL X-Spam-Relays-External =~ /^\[ ip=[^ ]{1,60} rdns=[^ ]{0,200} helo=(?:[^ ]{0,60}\.)?(?:yahoo|hotmail|msn|aol|gmail|google|outlook|excite|lycos|netscape)\.[a-z.]{2,6} /i`,
        String.raw`header __RDNS_FREEMAIL X-Spam-Relays-External =~ /^\[ ip=[^ ]{1,60} rdns=(?:[^ ]{0,60}\.)?(?:yahoo|yahoodns|hotmail|msn|aol|gmail|google|outlook|excite|lycos|netscape)\.[a-z.]{2,6} /i`,
      ],
      description: {
        en: 'The sending host greets as a free mail provider and is none',
        es: 'El servidor emisor saluda como proveedor gratuito y no lo es',
      },
      hint: helo,
      scope: 'transport',
    },
    {
      name: 'FREEMAIL_NOT_THEIR_RELAY',
      points: 1.1,
      test: 'meta __RELAYED && ((__FROM_YAHOO && !__VIA_YAHOO) || (__FROM_HOTMAIL && !__VIA_HOTMAIL) || (__FROM_AOL && !__VIA_AOL) || (__FROM_GMAIL && !__VIA_GMAIL)) && !__VIA_LIST',
      needs: [
        String.raw`header __FROM_YAHOO From:addr =~ /@(?:yahoo|ymail)\./i`,
        String.raw`header __VIA_YAHOO Received =~ /\byahoo\.com\b/i`,
        String.raw`header __FROM_HOTMAIL From:addr =~ /@(?:hotmail|msn|outlook|live)\./i`,
        String.raw`header __VIA_HOTMAIL Received =~ /\b(?:hotmail|outlook|msn)\.com\b/i`,
        String.raw`header __FROM_AOL From:addr =~ /@aol\./i`,
        String.raw`header __VIA_AOL Received =~ /\baol\.com\b/i`,
        String.raw`header __FROM_GMAIL From:addr =~ /@(?:gmail|googlemail)\./i`,
        String.raw`header __VIA_GMAIL Received =~ /\bgoogle\.com\b/i`,
        String.raw`header __VIA_LIST ALL =~ /\n(?:List-(?:Id|Post|Unsubscribe)|Precedence|Sender|Mailing-List|X-Loop|X-Mailman-Version|X-BeenThere):/i`,
      ],
      description: {
        en: 'From a free mail provider, but it came another way',
        es: 'De un proveedor gratuito, pero llegó por otro camino',
      },
      hint: {
        en: "Send through the provider's own servers, or from your own domain.",
        es: 'Envía por los servidores del proveedor o desde tu propio dominio.',
      },
      scope: 'transport',
    },
    {
      name: 'HEADER_FROM_DIFFERENT_DOMAINS',
      points: 0.1,
      test: 'header eval:check_equal_from_domains()',
      description: {
        en: 'The return address is of another domain than From',
        es: 'La dirección de retorno es de otro dominio que From',
      },
      hint: {
        en: 'Let MAIL FROM be of the domain of From, so that SPF counts for DMARC.',
        es: 'Que MAIL FROM sea del dominio de From, para que SPF cuente en DMARC.',
      },
      scope: 'transport',
    },
    {
      name: 'RCVD_ILLEGAL_IP',
      points: 1.0,
      test: String.raw`header X-Spam-Relays-External =~ /\bip=(?:0|2(?:2[4-9]|[34]\d|5[0-5]))\.\d{1,3}\.\d{1,3}\.\d{1,3} /`,
      description: {
        en: 'A relay says to have an address that cannot be',
        es: 'Un servidor dice tener una dirección imposible',
      },
      hint: helo,
      scope: 'transport',
    },
    {
      name: 'NO_RELAYS',
      points: 0.1,
      test: 'header eval:check_no_relays()',
      description: { en: 'No relay noted the message', es: 'Ningún servidor anotó el mensaje' },
      hint: {
        en: 'Nothing to mend for mail that was captured on the spot.',
        es: 'Nada que arreglar si el correo se capturó aquí mismo.',
      },
      scope: 'transport',
    },
    {
      name: 'DIRECT_FROM_CLIENT',
      points: 1.0,
      test: 'meta __ONE_RELAY && __DESKTOP_CLIENT',
      needs: [
        String.raw`header __ONE_RELAY X-Spam-Relays-External =~ /^\[ [^\]]{1,900}\]\s{0,3}$/`,
        String.raw`header __DESKTOP_CLIENT X-Mailer =~ /^\s{0,5}(?:Microsoft Outlook|Outlook Express|QUALCOMM|Eudora|The Bat!|AOL|IncrediMail|Foxmail)/i`,
      ],
      description: {
        en: 'A desktop mail program delivered it with no mail server of its own',
        es: 'Un programa de escritorio lo entregó sin servidor de correo propio',
      },
      hint: { en: 'Send through a mail server.', es: 'Envía a través de un servidor de correo.' },
      scope: 'transport',
    },
    {
      name: 'MSGID_ADDED_BY_RELAY',
      points: 1,
      test: 'header eval:check_msgid_of_relay()',
      description: {
        en: 'A relay had to give it its Message-ID',
        es: 'Un servidor tuvo que ponerle el Message-ID',
      },
      hint: {
        en: 'Let the program that writes the message add a Message-ID of your domain.',
        es: 'Que el programa que escribe el mensaje ponga un Message-ID de tu dominio.',
      },
      scope: 'transport',
    },
    {
      name: 'SENDER_DOMAIN_NOT_SEEN',
      points: 1.1,
      test: 'meta __RELAYED && !__SENDER_SEEN && !__VIA_LIST',
      needs: ['header __SENDER_SEEN eval:check_sender_in_received()'],
      description: {
        en: 'No relay is of the domain of the sender',
        es: 'Ningún servidor es del dominio del remitente',
      },
      hint: {
        en: 'Send from a host of your domain, or let your provider sign with DKIM for it.',
        es: 'Envía desde un servidor de tu dominio o que tu proveedor firme con DKIM por él.',
      },
      scope: 'transport',
    },
  ],
}
