import type { Text } from '../../../server/types.ts'

/** What common fields are for, by their names in lower case. */
const EXPLAINED = new Map<string, Text>(
  Object.entries({
    subject: { en: 'What the message is about.', es: 'De qué trata el mensaje.' },
    date: {
      en: 'When the sender finished the message, by the sender’s own clock.',
      es: 'Cuándo terminó el remitente el mensaje, según su propio reloj.',
    },
    'message-id': {
      en: 'The name of this message, unlike that of any other. Replies refer to it.',
      es: 'El nombre único de este mensaje. Las respuestas se refieren a él.',
    },
    'in-reply-to': {
      en: 'The Message-ID of the message that this one answers.',
      es: 'El Message-ID del mensaje al que responde.',
    },
    references: {
      en: 'The Message-IDs of the conversation so far, oldest first.',
      es: 'Los Message-ID de la conversación hasta ahora, del más antiguo al más nuevo.',
    },
    from: {
      en: 'Who wrote the message. Readers see this; DMARC checks its domain.',
      es: 'Quién escribió el mensaje. Es lo que ve el lector; DMARC comprueba su dominio.',
    },
    sender: {
      en: 'Who sent the message, where that is not its author.',
      es: 'Quién envió el mensaje, si no fue su autor.',
    },
    'reply-to': {
      en: 'Where answers go in place of From.',
      es: 'A dónde van las respuestas en lugar de a From.',
    },
    to: {
      en: 'The recipients that everybody sees. Delivery follows the envelope, not this field.',
      es: 'Los destinatarios que todos ven. La entrega sigue al sobre, no a este campo.',
    },
    cc: {
      en: 'Who gets a copy, for all to see.',
      es: 'Quién recibe una copia, a la vista de todos.',
    },
    bcc: {
      en: 'Hidden recipients. A sent message should not have this field: all could read it.',
      es: 'Destinatarios ocultos. Un mensaje enviado no debería llevarlo: todos podrían leerlo.',
    },
    'mime-version': {
      en: 'Says that the message is built by the rules of MIME.',
      es: 'Dice que el mensaje sigue las reglas de MIME.',
    },
    'content-type': {
      en: 'The kind of the content, its charset, and the boundary between its parts.',
      es: 'El tipo del contenido, su juego de caracteres y el límite entre sus partes.',
    },
    'content-transfer-encoding': {
      en: 'How the body was written so that it travels unharmed: base64, quoted-printable.',
      es: 'Cómo se escribió el cuerpo para que viaje intacto: base64, quoted-printable.',
    },
    'content-disposition': {
      en: 'Whether the part is shown or attached, and its file name.',
      es: 'Si la parte se muestra o va adjunta, y su nombre de archivo.',
    },
    'content-id': {
      en: 'The name by which the HTML refers to this part (cid:).',
      es: 'El nombre con el que el HTML se refiere a esta parte (cid:).',
    },
    'content-language': { en: 'The language of the text.', es: 'El idioma del texto.' },
    received: {
      en: 'Each server on the way adds one on top: who handed over to whom, and when.',
      es: 'Cada servidor del camino añade uno encima: quién entregó a quién, y cuándo.',
    },
    'x-received': {
      en: 'A hop inside Google’s own network.',
      es: 'Un salto dentro de la red de Google.',
    },
    'return-path': {
      en: 'The envelope’s sender, where bounces go; written at the delivery. SPF checks its domain.',
      es: 'El remitente del sobre, a donde van los rebotes; se escribe al entregar. SPF comprueba su dominio.',
    },
    'delivered-to': {
      en: 'The mailbox it was delivered to; also stops loops.',
      es: 'El buzón en el que se entregó; también evita bucles.',
    },
    'x-original-to': {
      en: 'The recipient before aliases were followed.',
      es: 'El destinatario antes de aplicar los alias.',
    },
    'x-originating-ip': {
      en: 'The address of the computer on which it was written.',
      es: 'La dirección del equipo en el que se escribió.',
    },
    'dkim-signature': {
      en: 'A signature by the domain d= over the fields h= and the body; its key is in DNS under s=.',
      es: 'Una firma del dominio d= sobre los campos h= y el cuerpo; su clave está en DNS bajo s=.',
    },
    'domainkey-signature': {
      en: 'The forerunner of DKIM; no longer checked by anybody.',
      es: 'El antecesor de DKIM; ya nadie lo comprueba.',
    },
    'authentication-results': {
      en: 'What the server named first found when it checked SPF, DKIM and DMARC. Anybody can write it.',
      es: 'Lo que halló el servidor nombrado al comprobar SPF, DKIM y DMARC. Cualquiera puede escribirlo.',
    },
    'received-spf': {
      en: 'What a server found: may this address send for the envelope’s domain?',
      es: 'Lo que halló un servidor: ¿puede esta dirección enviar por el dominio del sobre?',
    },
    'arc-seal': {
      en: 'Seals what the servers before found, so that it survives forwarding.',
      es: 'Sella lo que hallaron los servidores anteriores, para que sobreviva al reenvío.',
    },
    'arc-message-signature': {
      en: 'The message as the forwarding server saw it, signed.',
      es: 'El mensaje tal como lo vio el servidor que lo reenvió, firmado.',
    },
    'arc-authentication-results': {
      en: 'What the forwarding server found when the message came to it.',
      es: 'Lo que halló el servidor que reenvía cuando le llegó el mensaje.',
    },
    'list-id': { en: 'The name of the mailing list.', es: 'El nombre de la lista de correo.' },
    'list-unsubscribe': {
      en: 'Where to unsubscribe. Large providers require it of bulk mail.',
      es: 'Dónde darse de baja. Los grandes proveedores lo exigen al correo masivo.',
    },
    'list-unsubscribe-post': {
      en: 'Lets people unsubscribe with one click (RFC 8058).',
      es: 'Permite darse de baja con un clic (RFC 8058).',
    },
    'list-help': { en: 'Where the list is explained.', es: 'Dónde se explica la lista.' },
    'list-post': { en: 'Where to write to the list.', es: 'Dónde escribir a la lista.' },
    'list-archive': {
      en: 'Where the list’s archive is.',
      es: 'Dónde está el archivo de la lista.',
    },
    precedence: {
      en: '“bulk” or “list” asks programs not to answer by themselves.',
      es: '«bulk» o «list» pide a los programas que no respondan solos.',
    },
    'feedback-id': {
      en: 'Tells the sender’s campaigns apart in Gmail’s reports.',
      es: 'Distingue las campañas del remitente en los informes de Gmail.',
    },
    'auto-submitted': {
      en: 'Says that a program wrote it, so that no other program answers (RFC 3834).',
      es: 'Dice que lo escribió un programa, para que ningún otro responda (RFC 3834).',
    },
    'x-mailer': { en: 'The program that made it.', es: 'El programa que lo creó.' },
    'user-agent': { en: 'The program that made it.', es: 'El programa que lo creó.' },
    'x-priority': {
      en: 'How urgent it is: 1 is most, 3 normal, 5 least.',
      es: 'La urgencia: 1 es la máxima, 3 normal, 5 la mínima.',
    },
    importance: {
      en: 'How important the sender thinks it is: high, normal, low.',
      es: 'La importancia según el remitente: high, normal, low.',
    },
    'disposition-notification-to': {
      en: 'Asks for a receipt when it is read.',
      es: 'Pide un acuse de lectura.',
    },
    'x-tags': {
      en: 'Mailproof tags the message with these words.',
      es: 'Mailproof etiqueta el mensaje con estas palabras.',
    },
    'x-spam-status': {
      en: 'What a spam filter on the way thought of it.',
      es: 'Lo que opinó de él un filtro de spam del camino.',
    },
    'x-spam-flag': {
      en: 'YES when a spam filter on the way took it for spam.',
      es: 'YES si un filtro de spam del camino lo tomó por spam.',
    },
    'x-entity-ref-id': {
      en: 'Keeps Gmail from joining messages that look alike.',
      es: 'Evita que Gmail agrupe mensajes parecidos.',
    },
  }),
)

export function explanation(name: string): Text | null {
  return EXPLAINED.get(name.toLowerCase()) ?? null
}
