import type { Theme } from './own-rule.ts'

const show = {
  en: 'Take the hidden text out; a preheader of a sentence is enough.',
  es: 'Quita el texto oculto; basta un preencabezado de una frase.',
}

const word = { en: 'Write the word as it is spelt.', es: 'Escribe la palabra tal cual.' }

const chars = {
  en: 'Take the invisible characters out; they often come with text that was pasted.',
  es: 'Quita los caracteres invisibles; suelen llegar con texto pegado.',
}

const encode = {
  en: 'Write letters as letters; encode only what needs it.',
  es: 'Escribe las letras como letras; codifica solo lo que haga falta.',
}

/** Text that people do not see, and words written so that filters do not. */
export const hidden: Theme = {
  name: 'hidden',
  title: { en: 'Hidden and disguised text', es: 'Texto oculto y disfrazado' },
  shared: [String.raw`mimeheader __HIDDEN_HTML Content-Type =~ /^\s{0,9}text\/html/i`],
  rules: [
    {
      name: 'HIDDEN_BLOCK',
      points: 0.8,
      test: String.raw`rawbody /style\s{0,3}=\s{0,3}["'][^"'<>]{0,300}(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)[^"'<>]{0,300}["'][^<>]{0,200}>[^<&]{200}/i`,
      description: {
        en: 'Much text in an element that is not shown',
        es: 'Mucho texto en un elemento que no se muestra',
      },
      hint: show,
    },
    {
      name: 'TINY_FONT',
      points: 0.9,
      test: String.raw`rawbody /style\s{0,3}=\s{0,3}["'](?![^"'<>]{0,400}(?:display|max-height|mso-hide))[^"'<>]{0,300}font-size\s{0,3}:\s{0,3}[01](?:px|pt)?\b[^"'<>]{0,300}["'][^<>]{0,200}>[^<&]{40}/i`,
      description: {
        en: 'Text in letters too small to see',
        es: 'Texto en letras demasiado pequeñas para verse',
      },
      hint: show,
    },
    {
      name: 'TINY_FONT_TAG',
      points: 0.3,
      test: String.raw`rawbody /<font\b[^<>]{0,200}\bsize\s{0,3}=\s{0,3}["']?(?:-[2-9]|0\b)[^<>]{0,200}>[^<]{20}/i`,
      description: {
        en: 'Text in letters of the smallest size',
        es: 'Texto en letras del tamaño mínimo',
      },
      hint: show,
    },
    {
      name: 'WHITE_TEXT',
      points: 0.4,
      test: String.raw`rawbody /<font\b[^<>]{0,200}\bcolor\s{0,3}=\s{0,3}["']?(?:\x23?fffff[0-9a-f]|white)\b[^<>]{0,200}>[^<]{15}/i`,
      description: { en: 'White letters', es: 'Letras blancas' },
      hint: show,
    },
    {
      name: 'SAME_COLOUR_TEXT',
      points: 1.2,
      test: String.raw`rawbody /style\s{0,3}=\s{0,3}["'](?=[^"'<>]{0,300}(?<![-\w])color\s{0,3}:\s{0,3}(\x23[0-9a-f]{3,6})\b)[^"'<>]{0,300}background(?:-color)?\s{0,3}:\s{0,3}\1\b/i`,
      description: {
        en: 'Letters of the same colour as their ground',
        es: 'Letras del mismo color que su fondo',
      },
      hint: show,
    },
    {
      name: 'ZERO_WIDTH_IN_WORDS',
      points: 1.2,
      test: 'meta __ZERO_WIDTH > 2',
      needs: [
        String.raw`body __ZERO_WIDTH /[a-z](?:\xe2\x80[\x8b-\x8d]|\xe2\x81\xa0|\xef\xbb\xbf)[a-z]/i`,
        'tflags __ZERO_WIDTH multiple maxhits=3',
      ],
      description: {
        en: 'Invisible characters within words',
        es: 'Caracteres invisibles dentro de palabras',
      },
      hint: chars,
    },
    {
      name: 'SOFT_HYPHENS_MANY',
      points: 0.5,
      test: 'meta __SOFT_HYPHEN > 14',
      needs: [
        String.raw`body __SOFT_HYPHEN /[a-z]\xc2\xad[a-z]/i`,
        'tflags __SOFT_HYPHEN multiple maxhits=15',
      ],
      description: {
        en: 'Many words are cut by invisible hyphens',
        es: 'Muchas palabras cortadas por guiones invisibles',
      },
      hint: chars,
    },
    {
      name: 'MIXED_SCRIPT_WORDS',
      points: 1.2,
      test: 'meta __MIXED_SCRIPT > 1',
      needs: [
        String.raw`body __MIXED_SCRIPT /[a-z](?:\xd0[\xb0-\xbf]|\xd1[\x80-\x9f]|\xce[\xb1-\xbf])[a-z]/i`,
        'tflags __MIXED_SCRIPT multiple maxhits=2',
      ],
      description: {
        en: 'Letters of two alphabets in one word',
        es: 'Letras de dos alfabetos en una palabra',
      },
      hint: word,
    },
    {
      name: 'STYLED_LETTERS',
      points: 1.0,
      test: String.raw`body /(?:\xf0\x9d[\x90-\x9f][\x80-\xbf] ?){4}/`,
      description: {
        en: 'Mathematical letters in place of plain ones',
        es: 'Letras matemáticas en lugar de normales',
      },
      hint: word,
    },
    {
      name: 'BIDI_OVERRIDE',
      points: 1.2,
      test: String.raw`body /\xe2\x80[\xad\xae]/`,
      description: {
        en: 'A sign turns the direction of the text around',
        es: 'Un signo invierte la dirección del texto',
      },
      hint: chars,
    },
    {
      name: 'GAPPY_TEXT',
      points: 0.5,
      test: String.raw`body /(?:\b[a-z][ ._*-]{1,2}){6}[a-z]\b/i`,
      description: {
        en: 'L e t t e r s apart from each other',
        es: 'L e t r a s separadas unas de otras',
      },
      hint: word,
    },
    {
      name: 'OBFU_DRUG',
      points: 1.5,
      test: String.raw`body /\b(?!viagra|cialis|levitra)(?:v\W?[i1!|l\xec\xed]\W?[a@4]\W?g\W?r\W?[a@4]|c\W?[i1!|l]\W?[a@4]\W?[l1|]\W?[i1!|]\W?[s5\x24]|l\W?e\W?v\W?[i1!]\W?t\W?r\W?[a@4])\b/i`,
      description: {
        en: 'The name of a medicine is disguised',
        es: 'El nombre de un medicamento va disfrazado',
      },
      hint: word,
    },
    {
      name: 'OBFU_WORD',
      points: 1.0,
      test: String.raw`body /\b(?:fr3e|fre3|fr33|f\*ree?|m0rtgage|mortg@ge|m\*rtgage|cas1n[o0]|casin0|p[0*]rn|pr0n|s3x|s\*x|f\*ck|cl1ck|cIick|l0an|cr3dit|d1scount|ph@rmacy|pharm@cy|m[0o]n3y|m0ney|guarant33d|rem0ve|enIarge|un1im?ited)\b/i`,
      description: {
        en: 'A word is disguised with signs or numbers',
        es: 'Una palabra disfrazada con signos o números',
      },
      hint: word,
    },
    {
      name: 'HTML_COMMENT_SPLIT',
      points: 1.2,
      test: 'rawbody /[a-z]<!--[^<>]{0,60}-->[a-z]/i',
      description: { en: 'Words are cut by comments', es: 'Palabras cortadas por comentarios' },
      hint: word,
    },
    {
      name: 'HTML_TAG_SPLIT',
      points: 1.0,
      test: 'meta __HIDDEN_HTML && __TAG_IN_WORD > 1',
      needs: [
        String.raw`rawbody __TAG_IN_WORD /[a-z]<\/?(?!(?:a|abbr|b|big|br|cite|code|del|div|dd|dl|dt|em|font|h\d|hr|html|i|img|ins|kbd|li|mark|nobr|o:p|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|td|th|time|title|head|body|style|script|center|blockquote|tr|tt|u|ul|var|wbr)\b)[a-z]{2,20}>[a-z]/i`,
        'tflags __TAG_IN_WORD multiple maxhits=2',
      ],
      description: {
        en: 'Words are cut by elements that do not exist',
        es: 'Palabras cortadas por elementos que no existen',
      },
      hint: word,
    },
    {
      name: 'ENTITY_LETTERS',
      points: 1.2,
      test: String.raw`rawbody /(?:&\x230{0,4}(?:6[5-9]|[78]\d|90|9[7-9]|1[01]\d|12[0-2]);){5}/`,
      description: {
        en: 'Plain letters are written as numbers of HTML',
        es: 'Letras normales escritas como números de HTML',
      },
      hint: encode,
    },
    {
      name: 'UNESCAPE_SCRIPT',
      points: 1.5,
      test: String.raw`rawbody /\b(?:unescape|eval|String\.fromCharCode|atob)\s{0,3}\(/`,
      description: { en: 'The HTML is put together by a script', es: 'Un script compone el HTML' },
      hint: encode,
    },
    {
      name: 'HASH_BUSTER',
      points: 0.7,
      test: String.raw`body /^(?=[a-z]{0,30}[bcdfghjklmnpqrstvwxz]{5})[a-z]{8,40}\s{0,3}$/`,
      description: { en: 'A line of random letters', es: 'Una línea de letras al azar' },
      hint: { en: 'Take it out.', es: 'Quítala.' },
    },
    {
      name: 'CONSONANT_WORDS',
      points: 0.6,
      test: 'meta __CONSONANTS > 2',
      needs: [
        String.raw`body __CONSONANTS /\b[bcdfghjklmnpqrstvwxz]{7,40}\b/`,
        'tflags __CONSONANTS multiple maxhits=3',
      ],
      description: { en: 'Several words without vowels', es: 'Varias palabras sin vocales' },
      hint: { en: 'Take them out.', es: 'Quítalas.' },
    },
    {
      name: 'EXCLAMATIONS_MANY',
      points: 0.4,
      test: 'meta __EXCLAIMS > 5',
      needs: ['body __EXCLAIMS /!/', 'tflags __EXCLAIMS multiple maxhits=6'],
      description: { en: 'Six exclamation marks or more', es: 'Seis exclamaciones o más' },
      hint: { en: 'Keep one at most.', es: 'Deja una como mucho.' },
    },
    {
      name: 'EXCLAMATION_ROWS',
      points: 0.6,
      test: 'body /!{3}/',
      description: { en: 'Three exclamation marks in a row', es: 'Tres exclamaciones seguidas' },
      hint: { en: 'Keep one at most.', es: 'Deja una como mucho.' },
    },
    {
      name: 'SIGNS_FOR_LINES',
      points: 0.2,
      test: String.raw`body /(?:[*=~\x24+]{2} ?){12}/`,
      description: {
        en: 'Rows of stars, equals or dollar signs',
        es: 'Filas de asteriscos, iguales o dólares',
      },
      hint: {
        en: 'Part the text by blank lines or headings.',
        es: 'Separa el texto con líneas en blanco o títulos.',
      },
    },
    {
      name: 'CAPS_SENTENCE',
      points: 0.4,
      test: String.raw`body /\b(?:[A-Z]{2,14}[ ,'-]{1,2}){7}[A-Z]{2}/`,
      description: { en: 'A sentence in capital letters', es: 'Una frase en mayúsculas' },
      hint: { en: 'Write in the usual case.', es: 'Escribe con mayúsculas y minúsculas normales.' },
    },
  ],
}
