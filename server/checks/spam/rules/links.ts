import type { Theme } from './own-rule.ts'

const own = {
  en: 'Link to a name of your own domain, with https and no odd port.',
  es: 'Enlaza a un nombre de tu propio dominio, con https y sin puertos raros.',
}

const plain = {
  en: 'Write the address plainly: encode only spaces and signs that need it.',
  es: 'Escribe la dirección sin rodeos: codifica solo espacios y signos que lo necesiten.',
}

const say = {
  en: 'Say what waits behind the link: “See your order”.',
  es: 'Di qué hay tras el enlace: «Ver tu pedido».',
}

/** How links are written, and what they say. */
export const links: Theme = {
  name: 'links',
  title: { en: 'How links are written', es: 'Cómo se escriben los enlaces' },
  rules: [
    {
      name: 'URI_HEX_LETTERS',
      points: 1.0,
      test: 'uri /(?:%(?:6[1-9a-f]|7[0-9a]|4[1-9a-f]|5[0-9a])){3}/i',
      description: {
        en: 'Letters of a link are disguised',
        es: 'Letras de un enlace van disfrazadas',
      },
      hint: plain,
    },
    {
      name: 'URI_IN_URI',
      points: 0.1,
      test: String.raw`uri /^https?:\/\/[^\/?]{1,200}[\/?][^\s]{0,600}[=\/?*](?:https?:\/|https?%3a)/i`,
      description: { en: 'A link within a link', es: 'Un enlace dentro de otro' },
      hint: own,
    },
    {
      name: 'URI_LONG',
      points: 0.3,
      test: String.raw`uri /^https?:[^\s]{400}/i`,
      description: {
        en: 'A link of more than 400 characters',
        es: 'Un enlace de más de 400 caracteres',
      },
      hint: plain,
    },
    {
      name: 'URI_DATA',
      points: 2.0,
      test: String.raw`rawbody /\bhref\s{0,3}=\s{0,3}["']?\s{0,9}data:/i`,
      description: {
        en: 'A link that holds a page itself',
        es: 'Un enlace que contiene la propia página',
      },
      hint: own,
    },
    {
      name: 'URI_JAVASCRIPT',
      points: 1.2,
      test: String.raw`rawbody /\bhref\s{0,3}=\s{0,3}["']?\s{0,9}(?:javascript|vbscript):/i`,
      description: { en: 'A link that runs a script', es: 'Un enlace que ejecuta un script' },
      hint: own,
    },
    {
      name: 'URI_FILE',
      points: 0.8,
      test: String.raw`rawbody /\bhref\s{0,3}=\s{0,3}["']?\s{0,9}(?:file:|\\\\|[a-z]:\\)/i`,
      description: {
        en: 'A link to a file of a computer',
        es: 'Un enlace a un archivo de un equipo',
      },
      hint: own,
    },
    {
      name: 'URI_MALFORMED',
      points: 0.7,
      test: String.raw`rawbody /\bhref\s{0,3}=\s{0,3}["']?\s{0,9}https?(?::\\|:\/(?!\/)|\/\/|:\/\/["'\/>\s])/i`,
      description: { en: 'A link that is not well-formed', es: 'Un enlace mal escrito' },
      hint: plain,
    },
    {
      name: 'URI_AFFILIATE',
      points: 0.4,
      test: String.raw`uri /[?&\/](?:aff(?:id|iliate|iliateid)?|afid|ref(?:id|errer)?|partner(?:id)?|subid|campaignid|sid|pid|hid)=\w/i`,
      description: {
        en: 'A link that credits somebody for the click',
        es: 'Un enlace que abona el clic a alguien',
      },
      hint: own,
    },
    {
      name: 'URI_ADDRESS_IN_IT',
      points: 0.2,
      test: String.raw`uri /^https?:[^\s]{1,300}[?&=\/][\w.+-]{1,64}(?:@|%40)[\w-]{1,60}\.[a-z]{2,10}/i`,
      description: {
        en: 'A link that holds a mail address',
        es: 'Un enlace que contiene una dirección de correo',
      },
      hint: {
        en: 'Put a token in place of the address.',
        es: 'Pon un código en lugar de la dirección.',
      },
    },
    {
      name: 'REMOVE_PAGE',
      points: 0.2,
      test: String.raw`uri /^https?:\/\/[^\/?]{1,200}\/[^\s]{0,200}(?:remove|opt-?out|takeoff|unlist)/i`,
      description: { en: 'A link to be “removed”', es: 'Un enlace para «ser eliminado»' },
      hint: {
        en: 'Call it “unsubscribe”, and add a List-Unsubscribe field.',
        es: 'Llámalo «darse de baja» y añade un campo List-Unsubscribe.',
      },
    },
    {
      name: 'LINK_TEXT_MISMATCH',
      points: 0.8,
      test: String.raw`rawbody /<a\s[^<>]{0,300}\bhref\s{0,3}=\s{0,3}["']?https?:\/\/(?:[\w-]{1,40}\.){0,4}([\w-]{1,60}\.[a-z]{2,10})[\/"'?:\s>](?:[^<>]{0,600}>)?\s{0,20}(?:https?:\/\/|www\.)(?![\w.-]{0,80}\1)[\w-]{1,60}\.[\w.-]{2,60}/i`,
      description: {
        en: 'The text of a link is an address other than where it leads',
        es: 'El texto de un enlace es una dirección distinta de la que abre',
      },
      hint: {
        en: 'Let the text of the link be words, or the very address it leads to.',
        es: 'Que el texto del enlace sean palabras, o la misma dirección a la que lleva.',
      },
    },
    {
      name: 'CLICK_HERE_LINK',
      points: 0.1,
      test: String.raw`body /\bclick (?:here|below|on (?:the|this) link|this link|the link)\b|\bhaz clic aqu\xc3\xad/i`,
      description: { en: '“Click here”', es: '«Haz clic aquí»' },
      hint: say,
    },
    {
      name: 'CLICK_HERE_CAPS',
      points: 0.6,
      test: String.raw`body /\bCLICK (?:HERE|BELOW|ON|THIS|NOW)\b/`,
      description: { en: '“CLICK HERE” in capital letters', es: '«CLICK HERE» en mayúsculas' },
      hint: say,
    },
    {
      name: 'ALL_LINKS_HTTP',
      points: 0.1,
      test: 'meta __LINK_HTTP && !__LINK_HTTPS',
      needs: [
        String.raw`uri __LINK_HTTP /^http:\/\/(?!localhost\b|127\.|10\.|192\.168\.)/i`,
        'uri __LINK_HTTPS /^https:/i',
      ],
      description: { en: 'No link goes over https', es: 'Ningún enlace va por https' },
      hint: own,
    },
  ],
}
