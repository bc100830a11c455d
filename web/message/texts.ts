import type { Text } from '../../server/types.ts'

/** What the reader says: header, actions, states. The tabs have `tabs/texts.ts`. */
export const texts = {
  reader: { en: 'Message', es: 'Mensaje' },
  noRecipient: { en: '(no recipient named)', es: '(ningún destinatario indicado)' },
  to: { en: 'to', es: 'para' },
  cc: { en: 'cc', es: 'cc' },
  bcc: { en: 'bcc', es: 'cco' },
  sender: { en: 'sent by', es: 'enviado por' },
  replyTo: { en: 'reply to', es: 'responder a' },
  envelopeBcc: { en: 'Bcc', es: 'CCO' },
  envelopeBccWhy: {
    en: 'Only the SMTP envelope names this recipient; no header does',
    es: 'Solo el sobre SMTP nombra a este destinatario; ninguna cabecera lo hace',
  },
  fewer: { en: 'fewer', es: 'menos' },
  showMore: (n: number): Text => ({
    en: `Show ${n} more recipients`,
    es: `Mostrar ${n} destinatarios más`,
  }),
  noTls: { en: 'no TLS', es: 'sin TLS' },

  actions: { en: 'Actions', es: 'Acciones' },
  back: { en: 'Back to the list', es: 'Volver a la lista' },
  downloadEml: { en: 'Message (.eml)', es: 'Mensaje (.eml)' },
  downloadHtml: { en: 'HTML', es: 'HTML' },
  downloadText: { en: 'Text', es: 'Texto' },
  downloadAttachments: { en: 'All attachments, one by one', es: 'Todos los adjuntos, uno a uno' },
  sendAgain: { en: 'Send again', es: 'Enviar otra vez' },
  editAsNew: { en: 'Edit as new', es: 'Editar como nuevo' },
  copyLink: { en: 'Copy link', es: 'Copiar enlace' },
  released: { en: 'released', es: 'entrega' },
  pin: { en: 'Pin', es: 'Fijar' },
  unpin: { en: 'Unpin', es: 'Soltar' },
  position: (n: string, of: string): Text => ({ en: `${n} of ${of}`, es: `${n} de ${of}` }),
  previous: { en: 'Previous message', es: 'Mensaje anterior' },
  next: { en: 'Next message', es: 'Mensaje siguiente' },

  tags: { en: 'Tags', es: 'Etiquetas' },
  addTag: { en: 'Add a tag', es: 'Añadir etiqueta' },
  tag: { en: 'Tag', es: 'Etiqueta' },
  removeTag: (tag: string): Text => ({
    en: `Remove the tag ${tag}`,
    es: `Quitar la etiqueta ${tag}`,
  }),

  tabs: { en: 'Views of the message', es: 'Vistas del mensaje' },
  inlinePart: { en: 'in the HTML', es: 'en el HTML' },
  unnamed: { en: 'unnamed', es: 'sin nombre' },
  open: { en: 'Open', es: 'Abrir' },
  downloadPart: (name: string): Text => ({ en: `Download ${name}`, es: `Descargar ${name}` }),
  partTooLarge: (limit: string): Text => ({
    en: `Only the first ${limit} are shown. Download the part to see all of it.`,
    es: `Solo se muestran los primeros ${limit}. Descarga la parte para verla completa.`,
  }),
  partFailed: { en: 'This cannot be opened now.', es: 'Esto no se puede abrir ahora.' },
  imageFailed: {
    en: 'The browser cannot show this image. Download it to look at it elsewhere.',
    es: 'El navegador no puede mostrar esta imagen. Descárgala para verla en otro programa.',
  },

  reading: {
    en: 'Its text and attachments appear here by themselves.',
    es: 'Su texto y sus adjuntos aparecerán aquí solos.',
  },
  failed: {
    en: 'This message could not be analysed; its raw source is complete.',
    es: 'No se pudo analizar este mensaje; su fuente original está completa.',
  },
  gone: { en: 'This message was deleted.', es: 'Este mensaje se ha eliminado.' },
  goneHint: {
    en: 'A deletion can be undone for 60 seconds, where it was made.',
    es: 'Una eliminación puede deshacerse durante 60 segundos, allí donde se hizo.',
  },
  notFound: { en: 'There is no such message.', es: 'No existe ese mensaje.' },
  notFoundHint: {
    en: 'It may have been deleted, or the retention limit of its inbox has removed it.',
    es: 'Puede que se haya eliminado, o que lo haya quitado el límite de retención de su buzón.',
  },
  offline: { en: 'Mailproof does not answer.', es: 'Mailproof no responde.' },
  offlineHint: {
    en: 'The message opens as soon as the connection is back.',
    es: 'El mensaje se abrirá en cuanto vuelva la conexión.',
  },
  wrong: { en: 'The message could not be opened.', es: 'No se pudo abrir el mensaje.' },
} satisfies Record<string, Text | ((...given: never[]) => Text)>
