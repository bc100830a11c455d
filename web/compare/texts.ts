import type { Text } from '../../server/types.ts'
import { number } from '../ui/format.ts'

export { compare as title } from '../shell/texts.ts'

export const swap: Text = { en: 'Swap', es: 'Intercambiar' }
export const left: Text = { en: 'Left', es: 'Izquierda' }
export const right: Text = { en: 'Right', es: 'Derecha' }
export const chooseAnother: Text = { en: 'Choose another', es: 'Elegir otro' }
export const choose: Text = { en: 'Choose a message', es: 'Elegir un mensaje' }
export const chooseTwo: Text = {
  en: 'Two messages, side by side',
  es: 'Dos mensajes, uno al lado del otro',
}
export const chooseTwoText: Text = {
  en: 'Choose both, and every difference is marked.',
  es: 'Elige ambos y se marcará cada diferencia.',
}
export const chooseOther: Text = {
  en: 'What shall it be compared with?',
  es: '¿Con qué se compara?',
}
export const openIt: Text = { en: 'Open the message', es: 'Abrir el mensaje' }

export const gone: Text = { en: 'This message was deleted.', es: 'Este mensaje se eliminó.' }
export const missing: Text = {
  en: 'This message does not exist.',
  es: 'Este mensaje no existe.',
}
export const failed: Text = { en: 'This could not be loaded.', es: 'No se pudo cargar.' }
export const notCompared: Text = {
  en: 'These two could not be compared.',
  es: 'No se pudieron comparar.',
}
export const loadFirst: Text = {
  en: 'There is nothing to compare',
  es: 'No hay nada que comparar',
}

export const tabs: Text = { en: 'What is compared', es: 'Qué se compara' }
export const headers: Text = { en: 'Headers', es: 'Cabeceras' }
export const text: Text = { en: 'Text', es: 'Texto' }
export const html: Text = { en: 'HTML source', es: 'Fuente HTML' }
export const preview: Text = { en: 'Preview', es: 'Vista previa' }
export const same: Text = { en: 'same', es: 'igual' }
export const differs: Text = { en: 'differs', es: 'difiere' }

export const identical: Text = {
  en: 'These two are the same, byte for byte.',
  es: 'Estos dos son iguales, byte a byte.',
}
export const sameMessage: Text = {
  en: 'You are comparing a message with itself.',
  es: 'Estás comparando un mensaje consigo mismo.',
}
export const sameContent: Text = {
  en: 'Same headers, text, HTML and attachments by name and size; only the raw form differs.',
  es: 'Mismas cabeceras, texto, HTML y adjuntos por nombre y tamaño; solo difiere la forma original.',
}
export const onlyMade: Text = {
  en: 'Same content. They differ only in what every sending makes anew:',
  es: 'Mismo contenido. Solo difieren en lo que cada envío genera de nuevo:',
}
export const onlyHeaders: Text = {
  en: 'Same text, HTML and attachments by name and size. They differ only in:',
  es: 'Mismo texto, HTML y adjuntos por nombre y tamaño. Solo difieren en:',
}
export const andMore = (n: number): Text => ({
  en: `and ${number(n)} more`,
  es: `y ${number(n)} más`,
})

export const ignoreNoise: Text = {
  en: 'Ignore what every sending makes anew',
  es: 'Ignorar lo que cada envío genera de nuevo',
}
export const noiseHint: Text = {
  en: 'Date, Message-ID, Received, signatures, boundaries',
  es: 'Date, Message-ID, Received, firmas y separadores',
}
export const equalFields = (n: number): Text => ({
  en: n === 1 ? '1 equal field' : `${number(n)} equal fields`,
  es: n === 1 ? '1 campo igual' : `${number(n)} campos iguales`,
})
export const ignoredFields = (n: number): Text => ({
  en: n === 1 ? '1 ignored field' : `${number(n)} ignored fields`,
  es: n === 1 ? '1 campo ignorado' : `${number(n)} campos ignorados`,
})
export const changedFields = (n: number): Text => ({
  en: n === 0 ? 'no difference' : n === 1 ? '1 field differs' : `${number(n)} fields differ`,
  es: n === 0 ? 'sin diferencias' : n === 1 ? '1 campo difiere' : `${number(n)} campos difieren`,
})
export const moreFields = (n: number): Text => ({
  en: `${number(n)} more fields are not shown.`,
  es: `No se muestran ${number(n)} campos más.`,
})
export const kinds = {
  same: { en: 'same', es: 'igual' },
  changed: { en: 'changed', es: 'cambiado' },
  removed: { en: 'only left', es: 'solo a la izquierda' },
  added: { en: 'only right', es: 'solo a la derecha' },
} satisfies Record<string, Text>
export const field: Text = { en: 'Field', es: 'Campo' }
export const absent: Text = { en: 'absent', es: 'ausente' }

export const noneHas = {
  text: { en: 'Neither message has text.', es: 'Ninguno de los mensajes tiene texto.' },
  html: {
    en: 'Neither message has an HTML part.',
    es: 'Ninguno de los mensajes tiene parte HTML.',
  },
} satisfies Record<string, Text>
export const onlyOneHas = {
  left: { en: 'Only the left message has this part.', es: 'Solo el mensaje izquierdo la tiene.' },
  right: { en: 'Only the right message has this part.', es: 'Solo el mensaje derecho la tiene.' },
} satisfies Record<string, Text>
export const equalTexts: Text = { en: 'No difference', es: 'Sin diferencias' }
export const equalTextsText: Text = {
  en: 'Both are the same, character for character.',
  es: 'Ambos son iguales, carácter a carácter.',
}
export const onlyLineEnds: Text = {
  en: 'All lines are equal; only the line ends differ.',
  es: 'Todas las líneas son iguales; solo difieren los finales de línea.',
}
export const onlyBlanks: Text = {
  en: 'Equal but for blanks between the tags.',
  es: 'Iguales salvo por espacios entre las etiquetas.',
}
export const coarse: Text = {
  en: 'These two have too many differences to find the smallest ones in time: longer stretches than needed may be marked.',
  es: 'Estos dos tienen demasiadas diferencias para hallar las mínimas a tiempo: puede haber tramos marcados más largos de lo necesario.',
}
export const cutText = (size: string): Text => ({
  en: `Only the first ${size} of each are compared.`,
  es: `Solo se comparan los primeros ${size} de cada uno.`,
})
export const cutRows: Text = {
  en: 'The end is not shown: there are too many lines.',
  es: 'No se muestra el final: hay demasiadas líneas.',
}
export const broken: Text = { en: 'Tags on lines of their own', es: 'Etiquetas en líneas propias' }
export const brokenHint: Text = {
  en: 'Finds what changed in a source of few, long lines',
  es: 'Encuentra lo que cambió en un código de pocas líneas largas',
}
export const comparing: Text = { en: 'Comparing…', es: 'Comparando…' }

export const nextChange: Text = { en: 'Next difference', es: 'Diferencia siguiente' }
export const previousChange: Text = { en: 'Previous difference', es: 'Diferencia anterior' }
export const changeOf = (n: number, all: number): Text => ({
  en: `${number(n)} of ${number(all)} differences`,
  es: `${number(n)} de ${number(all)} diferencias`,
})
export const changes = (n: number): Text => ({
  en: n === 1 ? '1 difference' : `${number(n)} differences`,
  es: n === 1 ? '1 diferencia' : `${number(n)} diferencias`,
})
export const lineCounts = (removed: number, added: number): Text => ({
  en: `−${number(removed)} +${number(added)} ${removed + added === 1 ? 'line' : 'lines'}`,
  es: `−${number(removed)} +${number(added)} ${removed + added === 1 ? 'línea' : 'líneas'}`,
})
export const showLines = (n: number): Text => ({
  en: `Show ${number(n)} equal lines`,
  es: `Ver ${number(n)} líneas iguales`,
})
export const removedLine = (line: number): Text => ({
  en: `only left, line ${line}:`,
  es: `solo a la izquierda, línea ${line}:`,
})
export const addedLine = (line: number): Text => ({
  en: `only right, line ${line}:`,
  es: `solo a la derecha, línea ${line}:`,
})

export const markBlocks: Text = { en: 'Mark differences', es: 'Marcar diferencias' }
export const blocksLeft = (n: number): Text => ({
  en: n === 1 ? '1 block differs' : `${number(n)} blocks differ`,
  es: n === 1 ? '1 bloque difiere' : `${number(n)} bloques difieren`,
})
export const manyBlocks: Text = {
  en: 'too many blocks to mark the differences',
  es: 'demasiados bloques para marcar las diferencias',
}
export const hasNoHtml: Text = {
  en: 'This message has no HTML part.',
  es: 'Este mensaje no tiene parte HTML.',
}

export { keyCompare as compareWith } from '../state/texts.ts'
export const find: Text = { en: 'Search messages', es: 'Buscar mensajes' }
export const results: Text = { en: 'Messages', es: 'Mensajes' }
export const sameSubject: Text = {
  en: 'Previous with the same subject',
  es: 'Anterior con el mismo asunto',
}
export const sameSender: Text = {
  en: 'Previous of the same sender',
  es: 'Anterior del mismo remitente',
}
export const latest: Text = { en: 'Latest', es: 'Más recientes' }
export const found: Text = { en: 'Found', es: 'Encontrados' }
export const noneFound: Text = {
  en: 'No other message matches.',
  es: 'Ningún otro mensaje coincide.',
}
