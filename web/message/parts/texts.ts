import type { Text } from '../../../server/types.ts'

/** What the tree of parts says. */
export const texts = {
  tree: { en: 'Parts of the message', es: 'Partes del mensaje' },
  open: { en: 'Open', es: 'Abrir' },
  openMessage: { en: 'Open the message', es: 'Abrir el mensaje' },
  header: { en: 'Header', es: 'Cabecera' },
  headerOf: (path: string): Text => ({
    en: `Header of part ${path}`,
    es: `Cabecera de la parte ${path}`,
  }),
  noHeader: {
    en: 'This part has no header of its own.',
    es: 'Esta parte no tiene cabecera propia.',
  },
  roles: {
    container: { en: 'container', es: 'contenedor' },
    text: { en: 'text', es: 'texto' },
    html: { en: 'HTML', es: 'HTML' },
    inline: { en: 'inline', es: 'incrustada' },
    attachment: { en: 'attachment', es: 'adjunto' },
  },
  count: (n: number): Text => ({
    en: n === 1 ? '1 part' : `${n} parts`,
    es: n === 1 ? '1 parte' : `${n} partes`,
  }),
  cut: (n: number): Text => ({
    en: `Only the first ${n} parts are listed.`,
    es: `Solo se muestran las primeras ${n} partes.`,
  }),
  inside: { en: 'A message inside', es: 'Un mensaje dentro de' },
  backOut: { en: 'Back to the outer message', es: 'Volver al mensaje exterior' },
  nestedFailed: {
    en: 'The nested message cannot be opened.',
    es: 'No se puede abrir el mensaje anidado.',
  },
  smimeSigned: {
    en: 'Signed with S/MIME. The signature is not checked here.',
    es: 'Firmado con S/MIME. Aquí no se comprueba la firma.',
  },
  smimeEncrypted: {
    en: 'Wrapped in S/MIME, encrypted or signed: only a mail program that knows it can open it.',
    es: 'Envuelto en S/MIME, cifrado o firmado: solo lo abre un programa de correo que lo conozca.',
  },
  pgpSigned: {
    en: 'Signed with OpenPGP. The signature is not checked here.',
    es: 'Firmado con OpenPGP. Aquí no se comprueba la firma.',
  },
  pgpEncrypted: {
    en: 'Encrypted with OpenPGP: only the holder of the key can read it.',
    es: 'Cifrado con OpenPGP: solo puede leerlo quien tenga la clave.',
  },
  tnef: {
    en: 'Contains winmail.dat: text and files packed by Outlook (TNEF), which most other programs cannot open. It is not unpacked here. Send such mail as HTML or plain text instead of “Rich Text”.',
    es: 'Contiene winmail.dat: texto y archivos empaquetados por Outlook (TNEF) que casi ningún otro programa abre. Aquí no se desempaqueta. Envía ese correo como HTML o texto en lugar de «Texto enriquecido».',
  },
  report: { en: 'A delivery report (RFC 3464).', es: 'Un informe de entrega (RFC 3464).' },
} satisfies Record<string, unknown>
