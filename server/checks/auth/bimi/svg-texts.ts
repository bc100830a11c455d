import type { FindingTexts } from '../verdict.ts'

const source = 'draft-svg-tiny-ps-abrotman'

/** What is said of the picture. */
export const svgTexts: FindingTexts = {
  bimi_svg_pass: {
    what: { en: 'The logo is SVG Tiny PS', es: 'El logotipo es SVG Tiny PS' },
    why: { en: 'It has {size} bytes.', es: 'Tiene {size} bytes.' },
    mend: {
      en: 'Nothing to do. A certificate has to hold this very file: have it made anew when you change the logo.',
      es: 'Nada que hacer. Un certificado debe contener exactamente este archivo: pide otro cuando cambies el logotipo.',
    },
    source,
  },
  bimi_svg_none: {
    what: { en: 'The file is no SVG picture', es: 'El archivo no es una imagen SVG' },
    why: {
      en: 'Its outermost element is not svg.',
      es: 'Su elemento exterior no es svg.',
    },
    mend: {
      en: 'Put an SVG file at the address of the record, not a page or another picture.',
      es: 'Pon un archivo SVG en la dirección del registro, no una página ni otra imagen.',
    },
    source,
  },
  bimi_svg_broken: {
    what: { en: 'The logo is no complete XML', es: 'El logotipo no es XML completo' },
    why: {
      en: 'An element is not closed, elements are nested hundreds deep, or something follows the svg element: the file is cut off or was put together wrongly.',
      es: 'Un elemento no se cierra, hay cientos de elementos anidados, o algo sigue al elemento svg: el archivo está cortado o mal compuesto.',
    },
    mend: {
      en: 'Export it anew, and compare the size of the published file with yours.',
      es: 'Expórtalo de nuevo y compara el tamaño del archivo publicado con el del tuyo.',
    },
    source,
  },
  bimi_svg_namespace: {
    what: {
      en: 'The logo lacks the namespace of SVG',
      es: 'Al logotipo le falta el espacio de nombres de SVG',
    },
    why: {
      en: 'Without it a file of its own is XML that nobody draws.',
      es: 'Sin él, un archivo suelto es XML que nadie dibuja.',
    },
    mend: {
      en: 'Write xmlns="{namespace}" in the svg element.',
      es: 'Escribe xmlns="{namespace}" en el elemento svg.',
    },
    source,
  },
  bimi_svg_size: {
    what: {
      en: 'The logo is too large: {size} bytes',
      es: 'El logotipo es demasiado grande: {size} bytes',
    },
    why: {
      en: 'At most {largest} bytes are taken.',
      es: 'Se admiten como máximo {largest} bytes.',
    },
    mend: {
      en: 'Take out what the drawing program left in it (metadata, layers, hidden paths), or simplify the paths.',
      es: 'Quita lo que dejó el programa de dibujo (metadatos, capas, trazos ocultos) o simplifica los trazos.',
    },
    source,
  },
  bimi_svg_version: {
    what: { en: 'The logo is not version="1.2"', es: 'El logotipo no tiene version="1.2"' },
    why: { en: 'Found: "{version}".', es: 'Encontrado: «{version}».' },
    mend: {
      en: 'Write version="1.2" in the svg element.',
      es: 'Escribe version="1.2" en el elemento svg.',
    },
    source,
  },
  bimi_svg_profile: {
    what: {
      en: 'The logo is not baseProfile="tiny-ps"',
      es: 'El logotipo no tiene baseProfile="tiny-ps"',
    },
    why: { en: 'Found: "{baseProfile}".', es: 'Encontrado: «{baseProfile}».' },
    mend: {
      en: 'Write baseProfile="tiny-ps" in the svg element, once the picture keeps to that profile.',
      es: 'Escribe baseProfile="tiny-ps" en el elemento svg, cuando la imagen cumpla ese perfil.',
    },
    source,
  },
  bimi_svg_title: {
    what: { en: 'The logo has no title', es: 'El logotipo no tiene título' },
    why: {
      en: 'The svg element needs a title element as a child, with the name of the brand.',
      es: 'El elemento svg necesita un elemento title como hijo, con el nombre de la marca.',
    },
    mend: {
      en: 'Add <title>Your brand</title> right after <svg …>.',
      es: 'Añade <title>Tu marca</title> justo después de <svg …>.',
    },
    source,
  },
  bimi_svg_xy: {
    what: {
      en: 'The svg element has x or y',
      es: 'El elemento svg tiene x o y',
    },
    why: {
      en: 'The profile does not allow them at the outermost element.',
      es: 'El perfil no los admite en el elemento exterior.',
    },
    mend: { en: 'Take x and y out of the svg element.', es: 'Quita x e y del elemento svg.' },
    source,
  },
  bimi_svg_view_box: {
    what: {
      en: 'The logo has no usable viewBox',
      es: 'El logotipo no tiene un viewBox utilizable',
    },
    why: {
      en: 'Without it the picture cannot be scaled. Found: "{viewBox}".',
      es: 'Sin él la imagen no se puede escalar. Encontrado: «{viewBox}».',
    },
    mend: {
      en: 'Write viewBox="0 0 SIZE SIZE" in the svg element.',
      es: 'Escribe viewBox="0 0 TAMAÑO TAMAÑO" en el elemento svg.',
    },
    source,
  },
  bimi_svg_square: {
    what: { en: 'The logo is not square', es: 'El logotipo no es cuadrado' },
    why: {
      en: 'Mail programs show it in a square or a circle and cut the rest off. Found: "{viewBox}".',
      es: 'Los programas de correo lo muestran en un cuadrado o círculo y cortan el resto. Encontrado: «{viewBox}».',
    },
    mend: {
      en: 'Give the viewBox the same width and height, with the logo in the middle.',
      es: 'Da al viewBox el mismo ancho y alto, con el logotipo en el centro.',
    },
    source,
  },
  bimi_svg_script: {
    what: { en: 'The logo holds script: {names}', es: 'El logotipo contiene script: {names}' },
    why: {
      en: 'A picture that could run code is shown by nobody.',
      es: 'Una imagen que podría ejecutar código no la muestra nadie.',
    },
    mend: { en: 'Take it out.', es: 'Quítalo.' },
    source,
  },
  bimi_svg_external: {
    what: {
      en: 'The logo refers to something outside itself: {names}',
      es: 'El logotipo se refiere a algo fuera de sí mismo: {names}',
    },
    why: {
      en: 'The profile allows references to its own parts (#name) only.',
      es: 'El perfil solo admite referencias a sus propias partes (#nombre).',
    },
    mend: {
      en: 'Draw it with paths within the file, without pictures, fonts or style sheets from elsewhere.',
      es: 'Dibújalo con trazos dentro del archivo, sin imágenes, fuentes ni hojas de estilo externas.',
    },
    source,
  },
  bimi_svg_element: {
    what: {
      en: 'The logo has elements that the profile does not know: {names}',
      es: 'El logotipo tiene elementos que el perfil no conoce: {names}',
    },
    why: {
      en: 'SVG Tiny PS is shapes, text, gradients and groups: no animation, embedded pictures, filters, masks or style sheets.',
      es: 'SVG Tiny PS son formas, texto, degradados y grupos: sin animación, imágenes incrustadas, filtros, máscaras ni hojas de estilo.',
    },
    mend: {
      en: 'Export it as plain paths, and take these elements out.',
      es: 'Expórtalo como trazos simples y quita esos elementos.',
    },
    source,
  },
  bimi_svg_doctype: {
    what: { en: 'The logo has a DOCTYPE', es: 'El logotipo tiene un DOCTYPE' },
    why: {
      en: 'It can define entities, so readers refuse it or warn.',
      es: 'Puede definir entidades, así que los lectores lo rechazan o avisan.',
    },
    mend: { en: 'Take the <!DOCTYPE …> line out.', es: 'Quita la línea <!DOCTYPE …>.' },
    source,
  },
}
