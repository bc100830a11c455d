import type { Theme } from './own-rule.ts'

const active = {
  en: 'Mail programs drop it: put it on a web page and link to it.',
  es: 'Los programas de correo lo quitan: ponlo en una página web y enlázala.',
}

const style = {
  en: 'Set sizes and colours with inline CSS, dark text on a light ground.',
  es: 'Da tamaños y colores con CSS en línea, texto oscuro sobre fondo claro.',
}

const valid = {
  en: 'Write whole, closed elements; an HTML validator finds those that are not.',
  es: 'Escribe elementos completos y cerrados; un validador de HTML encuentra los que no.',
}

const head = {
  en: 'Write the title that the message has, or none.',
  es: 'Pon el título que tiene el mensaje, o ninguno.',
}

/** HTML that mail programs drop, and HTML as bulk mail is made of. */
export const html: Theme = {
  name: 'html',
  title: { en: 'HTML', es: 'HTML' },
  shared: [
    String.raw`body __BODY_WORD /\w{3}/`,
    String.raw`mimeheader __ANY_HTML Content-Type =~ /^\s{0,9}text\/html/i`,
  ],
  rules: [
    {
      name: 'HTML_FORM',
      points: 0.3,
      test: String.raw`rawbody /<form\b[^<>]{0,500}>/i`,
      description: { en: 'A form in the message', es: 'Un formulario en el mensaje' },
      hint: active,
    },
    {
      name: 'HTML_PASSWORD_FIELD',
      points: 1.5,
      test: String.raw`rawbody /<input\b[^<>]{0,300}\btype\s{0,3}=\s{0,3}["']?password/i`,
      description: {
        en: 'Asks for a password within the message',
        es: 'Pide una contraseña dentro del mensaje',
      },
      hint: active,
    },
    {
      name: 'HTML_SCRIPT',
      points: 0.5,
      test: String.raw`rawbody /<script\b/i`,
      description: { en: 'A script in the message', es: 'Un script en el mensaje' },
      hint: active,
    },
    {
      name: 'HTML_EVENT_HANDLER',
      points: 0.6,
      test: String.raw`rawbody /<[a-z]{1,12}\s[^<>]{0,400}\bon(?:click|load|unload|error|mouse(?:over|out)|focus|submit)\s{0,5}=/i`,
      description: { en: 'A script within an element', es: 'Un script dentro de un elemento' },
      hint: active,
    },
    {
      name: 'HTML_IFRAME',
      points: 0.5,
      test: String.raw`rawbody /<iframe\b/i`,
      description: { en: 'A frame that loads another page', es: 'Un marco que carga otra página' },
      hint: active,
    },
    {
      name: 'HTML_FRAMESET',
      points: 0.8,
      test: String.raw`rawbody /<frame(?:set)?\b/i`,
      description: { en: 'The message is made of frames', es: 'El mensaje está hecho de marcos' },
      hint: active,
    },
    {
      name: 'HTML_EMBEDS',
      points: 0.8,
      test: String.raw`rawbody /<(?:object|embed|applet)\b/i`,
      description: { en: 'A plug-in is embedded', es: 'Lleva un complemento incrustado' },
      hint: active,
    },
    {
      name: 'HTML_SOUND',
      points: 0.8,
      test: String.raw`rawbody /<(?:bgsound|audio)\b/i`,
      description: { en: 'Plays sound', es: 'Reproduce sonido' },
      hint: active,
    },
    {
      name: 'HTML_META_REFRESH',
      points: 1.2,
      test: String.raw`rawbody /<meta\b[^<>]{0,100}http-equiv\s{0,3}=\s{0,3}["']?refresh/i`,
      description: { en: 'Leads to another page by itself', es: 'Lleva a otra página por sí solo' },
      hint: active,
    },
    {
      name: 'HIDE_WIN_STATUS',
      points: 0.9,
      test: String.raw`rawbody /\bwindow\.status\s{0,5}=/i`,
      description: {
        en: 'A script hides where a link leads',
        es: 'Un script oculta adónde lleva un enlace',
      },
      hint: active,
    },
    {
      name: 'HTML_MARQUEE_BLINK',
      points: 0.8,
      test: String.raw`rawbody /<(?:marquee|blink)\b/i`,
      description: { en: 'Text that runs or blinks', es: 'Texto que corre o parpadea' },
      hint: style,
    },
    {
      name: 'HTML_FONT_BIG',
      points: 0.1,
      test: String.raw`rawbody /<font\b[^<>]{0,200}\bsize\s{0,3}=\s{0,3}["']?\+?[4-9]\b|font-size\s{0,3}:\s{0,3}(?:[4-9]\d|\d{3})(?:px|pt)/i`,
      description: { en: 'Very large letters', es: 'Letras muy grandes' },
      hint: style,
    },
    {
      name: 'HTML_FONT_TAGS',
      points: 0.1,
      test: 'meta __FONT_TAG > 14',
      needs: [String.raw`rawbody __FONT_TAG /<font\b/i`, 'tflags __FONT_TAG multiple maxhits=15'],
      description: { en: 'Many <font> elements', es: 'Muchos elementos <font>' },
      hint: style,
    },
    {
      name: 'HTML_FONT_RED',
      points: 0.5,
      test: String.raw`rawbody /<font\b[^<>]{0,200}\bcolor\s{0,3}=\s{0,3}["']?(?:\x23?ff0000|red)\b/i`,
      description: { en: 'Red letters', es: 'Letras rojas' },
      hint: style,
    },
    {
      name: 'HTML_FONT_LOW_CONTRAST',
      points: 0.2,
      test: "body eval:html_test('font_low_contrast')",
      description: {
        en: 'Letters of nearly the colour of their ground',
        es: 'Letras casi del color de su fondo',
      },
      hint: style,
    },
    {
      name: 'HTML_BODY_LOUD',
      points: 0.5,
      test: String.raw`rawbody /<body\b[^<>]{0,300}\bbgcolor\s{0,3}=\s{0,3}["']?\x23?(?:f{2}0000|000000|ffff00|00ff00|0000ff|ff00ff|black|red|yellow|blue|lime|aqua)\b/i`,
      description: { en: 'A loud or black background', es: 'Un fondo chillón o negro' },
      hint: style,
    },
    {
      name: 'HTML_TITLE_UNTITLED',
      points: 0.5,
      test: String.raw`rawbody /<title>\s{0,20}(?:untitled|new page|no title|document)\b/i`,
      description: {
        en: 'The title of the HTML was never written',
        es: 'El título del HTML nunca se escribió',
      },
      hint: head,
    },
    {
      name: 'HTML_TITLE_EMPTY',
      points: 0.2,
      test: String.raw`rawbody /<title>\s{0,50}<\/title>/i`,
      description: { en: 'The title of the HTML is empty', es: 'El título del HTML está vacío' },
      hint: head,
    },
    {
      name: 'HTML_GENERATOR',
      points: 0.4,
      test: String.raw`rawbody /<meta\b[^<>]{0,200}\bcontent\s{0,3}=\s{0,3}["']?(?:Microsoft (?:FrontPage|Word)|Mozilla\/|Namo|Adobe GoLive|Adobe PageMill)/i`,
      description: {
        en: 'Made by a program for web pages, not for mail',
        es: 'Hecho por un programa para páginas web, no para correo',
      },
      hint: { en: 'Make it from a template for mail.', es: 'Hazlo con una plantilla para correo.' },
    },
    {
      name: 'HTML_TAGS_CAPS',
      points: 0.1,
      test: 'meta __TAG_CAPS > 19',
      needs: [
        String.raw`rawbody __TAG_CAPS /<(?:TABLE|TR|TD|FONT|BR|P|A|IMG|CENTER|DIV|B)\b/`,
        'tflags __TAG_CAPS multiple maxhits=20',
      ],
      description: {
        en: 'Elements written in capital letters',
        es: 'Elementos escritos en mayúsculas',
      },
      hint: { en: 'Write elements in lower case.', es: 'Escribe los elementos en minúsculas.' },
    },
    {
      name: 'MIXED_HREF_CASE',
      points: 0.3,
      test: String.raw`rawbody /\b(?!HREF|href|Href)[Hh][Rr][Ee][Ff]\s{0,3}=/`,
      description: {
        en: '“hRef”: capital and small letters in the name of an attribute',
        es: '«hRef»: mayúsculas y minúsculas en el nombre de un atributo',
      },
      hint: { en: 'Write attributes in lower case.', es: 'Escribe los atributos en minúsculas.' },
    },
    {
      name: 'HTML_TAG_BALANCE_BODY',
      points: 0.4,
      test: "body eval:html_tag_balance('body','!= 0')",
      description: {
        en: 'The element <body> is opened and closed unequally often',
        es: 'El elemento <body> se abre y se cierra distinto número de veces',
      },
      hint: valid,
    },
    {
      name: 'HTML_TAG_BALANCE_HEAD',
      points: 0.4,
      test: "body eval:html_tag_balance('head','!= 0')",
      description: {
        en: 'The element <head> is opened and closed unequally often',
        es: 'El elemento <head> se abre y se cierra distinto número de veces',
      },
      hint: valid,
    },
    {
      name: 'HTML_TAG_BALANCE_CENTER',
      points: 0.2,
      test: "body eval:html_tag_balance('center','!= 0')",
      description: {
        en: 'The element <center> is opened and closed unequally often',
        es: 'El elemento <center> se abre y se cierra distinto número de veces',
      },
      hint: valid,
    },
    {
      name: 'CONTENT_AFTER_HTML',
      points: 0.8,
      test: String.raw`rawbody /<\/html>(?:\s|<[^<>]{0,50}>){0,20}[^\s<>][^<>]{8}/i`,
      description: {
        en: 'There is text behind the end of the HTML',
        es: 'Hay texto tras el final del HTML',
      },
      hint: valid,
    },
    {
      name: 'HTML_CENTERED',
      points: 0.1,
      test: 'rawbody /<center>/i',
      description: {
        en: 'The element <center>, a layout of old bulk mail',
        es: 'El elemento <center>, maquetación de correo masivo antiguo',
      },
      hint: { en: 'Centre with CSS or with a table.', es: 'Centra con CSS o con una tabla.' },
    },
    {
      name: 'HTML_COMMENT_CODE',
      points: 0.8,
      test: String.raw`rawbody /<!--\s{0,5}(?=[a-z0-9]{0,40}\d)[a-z0-9]{14,60}\s{0,5}-->/i`,
      description: { en: 'A comment of random letters', es: 'Un comentario de letras al azar' },
      hint: valid,
    },
    {
      name: 'HTML_COMMENT_SAVED_URL',
      points: 0.4,
      test: String.raw`rawbody /<!--\s{0,5}saved from url=/i`,
      description: { en: 'The HTML is a saved web page', es: 'El HTML es una página web guardada' },
      hint: valid,
    },
  ],
}
