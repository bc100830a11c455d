import type { Theme } from './own-rule.ts'

const own = {
  en: 'Link to a name of your own domain, with https and no odd port.',
  es: 'Enlaza a un nombre de tu propio dominio, con https y sin puertos raros.',
}

const deploy = {
  en: 'Set the base address of your site for this environment before you send to people.',
  es: 'Configura la dirección base de tu sitio en este entorno antes de enviar a personas.',
}

/** The hosts of links. */
export const hosts: Theme = {
  name: 'hosts',
  title: { en: 'Where links lead', es: 'Adónde llevan los enlaces' },
  rules: [
    {
      name: 'NORMAL_HTTP_TO_IP',
      points: 1.2,
      test: String.raw`uri /^https?:\/\/(?!127\.|10\.|192\.168\.|0\.0|172\.(?:1[6-9]|2\d|3[01])\.)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:[:\/?]|$)/i`,
      description: {
        en: 'A link to a number instead of a name',
        es: 'Un enlace a un número en vez de a un nombre',
      },
      hint: own,
    },
    {
      name: 'NUMERIC_HTTP_ADDR',
      points: 1.8,
      test: String.raw`uri /^https?:\/\/(?:[^\/?]{0,100}@)?(?:\d{8,12}|0x[0-9a-f]{6,10})(?:[:\/?]|$)/i`,
      description: {
        en: 'A link to an address hidden in one long number',
        es: 'Un enlace a una dirección escondida en un número largo',
      },
      hint: own,
    },
    {
      name: 'URI_LOCALHOST',
      points: 0.1,
      test: String.raw`uri /^https?:\/\/(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|\[::1\])(?:[:\/?]|$)/i`,
      description: {
        en: "A link to the reader's own computer",
        es: 'Un enlace al propio equipo de quien lee',
      },
      hint: deploy,
    },
    {
      name: 'URI_PRIVATE_IP',
      points: 0.1,
      test: String.raw`uri /^https?:\/\/(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?:[:\/?]|$)/i`,
      description: { en: 'A link into a private network', es: 'Un enlace a una red privada' },
      hint: deploy,
    },
    {
      name: 'URI_LOCAL_NAME',
      points: 0.1,
      test: String.raw`uri /^https?:\/\/[^\/?:]{1,100}\.(?:local|localdomain|internal|lan|intranet)(?:[:\/?]|$)/i`,
      description: {
        en: 'A link to a name of the local network',
        es: 'Un enlace a un nombre de la red local',
      },
      hint: deploy,
    },
    {
      name: 'HTTP_USER_AT',
      points: 1.5,
      test: String.raw`uri /^https?:\/\/[^\/?@\s]{1,200}@/i`,
      description: {
        en: 'A link with another name before its host',
        es: 'Un enlace con otro nombre delante del servidor',
      },
      hint: own,
    },
    {
      name: 'WEIRD_PORT',
      points: 0.6,
      test: String.raw`uri /^https?:\/\/(?!localhost|127\.|192\.168\.|10\.|0\.0)[^\/?:@]{1,200}(?<!\.(?:local|lan|internal|intranet|localdomain|localhost)):(?!(?:80|443)\b)\d{2,5}/i`,
      description: { en: 'A link to an unusual port', es: 'Un enlace a un puerto poco común' },
      hint: own,
    },
    {
      name: 'HTTP_ESCAPED_HOST',
      points: 1.5,
      test: String.raw`uri /^https?:\/\/[^\/?%]{0,200}%[0-9a-f]{2}/i`,
      description: {
        en: 'The host of a link is disguised',
        es: 'El servidor de un enlace va disfrazado',
      },
      hint: {
        en: 'Write the address plainly: encode only spaces and signs that need it.',
        es: 'Escribe la dirección sin rodeos: codifica solo espacios y signos que lo necesiten.',
      },
    },
    {
      name: 'URI_SHORTENER',
      points: 0.3,
      test: String.raw`uri /^https?:\/\/(?:bit\.ly|bitly\.com|tinyurl\.com|goo\.gl|t\.co|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|cutt\.ly|rb\.gy|t\.ly|tiny\.cc|shorturl\.at|v\.gd|s\.id|lnkd\.in|adf\.ly|bl\.ink|t2m\.io)(?:[\/?]|$)/i`,
      description: { en: 'A shortened link', es: 'Un enlace acortado' },
      hint: {
        en: 'Link to the page itself; shorteners are shared with spammers.',
        es: 'Enlaza la propia página; los acortadores se comparten con spammers.',
      },
    },
    {
      name: 'URI_PUNYCODE',
      points: 0.6,
      test: String.raw`uri /^https?:\/\/[^\/?]{0,200}\bxn--/i`,
      description: {
        en: 'A link to a name of other letters, which can look like another',
        es: 'Un enlace a un nombre con otras letras, que puede parecer otro',
      },
      hint: {
        en: 'Link to a name in plain letters where you have one.',
        es: 'Enlaza a un nombre en letras normales si lo tienes.',
      },
    },
    {
      name: 'URI_OPEN_REDIRECT',
      points: 0.8,
      test: String.raw`uri /^https?:\/\/(?:(?:www\.)?google\.[a-z.]{2,6}\/url\?|(?:[a-z]{1,9}\.)?(?:rd|drs)\.yahoo\.com\/|[^\/?]{0,60}\b(?:doubleclick|adclick|clickserve)[^\/?]{0,60}\/)[^\s]{0,500}http/i`,
      description: {
        en: 'A link that takes a detour over another site',
        es: 'Un enlace que da un rodeo por otro sitio',
      },
      hint: own,
    },
    {
      name: 'URI_DYNAMIC_DNS',
      points: 0.9,
      test: String.raw`uri /^https?:\/\/[^\/?]{1,100}\.(?:dyndns|dynalias|no-ip|ddns|duckdns|hopto|zapto|servebeer|homeip|homeunix|mine|ath|my-?vnc|redirectme)\.(?:com|org|net|cx|nu)(?:[:\/?]|$)/i`,
      description: {
        en: 'A link to a computer at a home connection',
        es: 'Un enlace a un equipo en una conexión doméstica',
      },
      hint: own,
    },
    {
      name: 'URI_FREE_HOST',
      points: 0.6,
      test: String.raw`uri /^https?:\/\/(?:[^\/?]{1,100}\.)?(?:weebly\.com|wixsite\.com|000webhostapp\.com|blogspot\.[a-z.]{2,6}|web\.app|firebaseapp\.com|pages\.dev|workers\.dev|glitch\.me|r2\.dev|geocities\.com|tripod\.(?:com|lycos\.[a-z]{2,3})|angelfire\.com|fortunecity\.com|hypermart\.net|8m\.com|netfirms\.com|freeservers\.com|virtualave\.net)(?:[:\/?]|$)/i`,
      description: {
        en: 'A link to a site on a free host',
        es: 'Un enlace a un sitio en alojamiento gratuito',
      },
      hint: own,
    },
    {
      name: 'URI_ODD_TLD',
      points: 0.6,
      test: String.raw`uri /^https?:\/\/[^\/?:]{1,100}\.(?:xyz|top|icu|click|club|loan|work|buzz|rest|tk|ml|ga|cf|gq|cam|monster|surf|bid|win|date|men|stream|download|racing|review|trade|party|science|faith|accountant|cricket|cfd|sbs|quest|zip|mov)(?:[:\/?]|$)/i`,
      description: {
        en: 'A link to a domain ending that spammers like',
        es: 'Un enlace a una terminación que gusta a los spammers',
      },
      hint: own,
    },
    {
      name: 'URI_BIZ_INFO',
      points: 0.4,
      test: String.raw`uri /^https?:\/\/[^\/?:]{1,100}\.(?:biz|info|ws|to|cc|nu)(?:[:\/?]|$)/i`,
      description: {
        en: 'A link to an ending often used for offers',
        es: 'Un enlace a una terminación habitual en ofertas',
      },
      hint: own,
    },
    {
      name: 'URI_OFFER_HOST',
      points: 0.4,
      test: String.raw`uri /^https?:\/\/[^\/?]{0,60}(?:porn|sexy|xxx|teens?girl|casino|poker|pharma|viagra|herbal|loans?\b|mortgage|debt|cash|money|free(?!bsd|soft|code|desk|dom|shell|net|w)|offers?|deals|optin|opt-in|promo|bargain|savings|diet|rewards|prize|winner|lotto|insur|income|wealth|profit)/i`,
      description: {
        en: 'The host of a link is named after an offer',
        es: 'El servidor de un enlace lleva nombre de oferta',
      },
      hint: own,
    },
    {
      name: 'URI_HOST_DIGITS',
      points: 0.4,
      test: String.raw`uri /^https?:\/\/(?!\d{1,3}\.\d)[^\/?:]{0,60}[a-z-]?\d{4,20}[^\/?:]{0,60}\.[a-z]{2,6}(?:[:\/?]|$)/i`,
      description: {
        en: 'The host of a link holds a long number',
        es: 'El servidor de un enlace lleva un número largo',
      },
      hint: own,
    },
    {
      name: 'URI_HOST_HYPHENS',
      points: 0.5,
      test: String.raw`uri /^https?:\/\/[^\/?:.]{0,40}(?:[a-z0-9]{1,20}-){3}/i`,
      description: {
        en: 'The host of a link holds three hyphens or more',
        es: 'El servidor de un enlace lleva tres guiones o más',
      },
      hint: own,
    },
  ],
}
