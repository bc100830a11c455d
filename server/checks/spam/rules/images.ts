import type { Theme } from './own-rule.ts'

const text = {
  en: 'Say in text what the pictures say, and give each an alt text.',
  es: 'Di con texto lo que dicen las imágenes y da a cada una un texto alternativo.',
}

/** Pictures in place of words. */
export const images: Theme = {
  name: 'images',
  title: { en: 'Pictures', es: 'Imágenes' },
  rules: [
    {
      name: 'HTML_IMAGE_ONLY_04',
      points: 1.6,
      test: "body eval:html_image_only('0000','0400')",
      description: {
        en: 'Pictures with 0 to 400 bytes of words',
        es: 'Imágenes con 0 a 400 bytes de palabras',
      },
      hint: text,
    },
    {
      name: 'HTML_IMAGE_ONLY_08',
      points: 1.3,
      test: "body eval:html_image_only('0400','0800')",
      description: {
        en: 'Pictures with 400 to 800 bytes of words',
        es: 'Imágenes con 400 a 800 bytes de palabras',
      },
      hint: text,
    },
    {
      name: 'HTML_IMAGE_ONLY_12',
      points: 0.9,
      test: "body eval:html_image_only('0800','1200')",
      description: {
        en: 'Pictures with 800 to 1200 bytes of words',
        es: 'Imágenes con 800 a 1200 bytes de palabras',
      },
      hint: text,
    },
    {
      name: 'HTML_IMAGE_ONLY_16',
      points: 0.6,
      test: "body eval:html_image_only('1200','1600')",
      description: {
        en: 'Pictures with 1200 to 1600 bytes of words',
        es: 'Imágenes con 1200 a 1600 bytes de palabras',
      },
      hint: text,
    },
    {
      name: 'HTML_IMAGE_ONLY_20',
      points: 0.4,
      test: "body eval:html_image_only('1600','2000')",
      description: {
        en: 'Pictures with 1600 to 2000 bytes of words',
        es: 'Imágenes con 1600 a 2000 bytes de palabras',
      },
      hint: text,
    },
    {
      name: 'HTML_IMAGE_RATIO_02',
      points: 0.7,
      test: "body eval:html_image_ratio('0.000','0.002')",
      description: {
        en: 'Very little text beside the area of the pictures',
        es: 'Muy poco texto para la superficie de las imágenes',
      },
      hint: text,
    },
    {
      name: 'HTML_IMAGE_RATIO_04',
      points: 0.4,
      test: "body eval:html_image_ratio('0.002','0.004')",
      description: {
        en: 'Little text beside the area of the pictures',
        es: 'Poco texto para la superficie de las imágenes',
      },
      hint: text,
    },
    {
      name: 'HTML_IMAGE_RATIO_06',
      points: 0.2,
      test: "body eval:html_image_ratio('0.004','0.006')",
      description: {
        en: 'Rather little text beside the area of the pictures',
        es: 'Bastante poco texto para la superficie de las imágenes',
      },
      hint: text,
    },
    {
      name: 'HTML_IMAGE_RATIO_08',
      points: 0.1,
      test: "body eval:html_image_ratio('0.006','0.008')",
      description: {
        en: 'Less text than usual beside the area of the pictures',
        es: 'Menos texto del habitual para la superficie de las imágenes',
      },
      hint: text,
    },
    {
      name: 'HTML_NO_ALT',
      points: 0.1,
      test: 'meta __IMG_NO_ALT > 2',
      needs: [
        String.raw`rawbody __IMG_NO_ALT /<img\b(?![^<>]{0,500}\balt\s{0,3}=)[^<>]{0,500}>/i`,
        'tflags __IMG_NO_ALT multiple maxhits=3',
      ],
      description: { en: 'Pictures without alt text', es: 'Imágenes sin texto alternativo' },
      hint: text,
    },
    {
      name: 'HTML_DATA_IMAGE',
      points: 0.4,
      test: String.raw`rawbody /<img\b[^<>]{0,300}\bsrc\s{0,3}=\s{0,3}["']?data:/i`,
      description: {
        en: 'A picture is written into the HTML, where many programs drop it',
        es: 'Una imagen escrita en el HTML, donde muchos programas la quitan',
      },
      hint: {
        en: 'Attach the picture and use it by cid:, or load it from your site.',
        es: 'Adjunta la imagen y úsala con cid:, o cárgala de tu sitio.',
      },
    },
    {
      name: 'WEB_BUG',
      points: 0.1,
      test: String.raw`rawbody /<img\b(?=[^<>]{0,500}\bwidth\s{0,3}=\s{0,3}["']?[01]\b)(?=[^<>]{0,500}\bheight\s{0,3}=\s{0,3}["']?[01]\b)/i`,
      description: {
        en: 'A picture of one pixel tells the sender of the opening',
        es: 'Una imagen de un píxel avisa al remitente de la apertura',
      },
      hint: {
        en: 'Leave the pixel out where you need no opening rate.',
        es: 'Quita el píxel si no necesitas medir aperturas.',
      },
    },
  ],
}
