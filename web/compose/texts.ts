import type { Text } from '../../server/types.ts'
import { number } from '../ui/format.ts'

export const texts = {
  title: { en: 'Write a message', es: 'Escribir un mensaje' },
  about: {
    en: 'It goes through the real SMTP port and is caught again; nobody else gets it.',
    es: 'Pasa por el puerto SMTP real y se vuelve a capturar; nadie más lo recibe.',
  },
  inbox: { en: 'Inbox', es: 'Buzón' },
  inboxHint: { en: 'Its SMTP credentials are used', es: 'Se usan sus credenciales SMTP' },
  from: { en: 'From', es: 'De' },
  to: { en: 'To', es: 'Para' },
  cc: { en: 'Cc', es: 'Cc' },
  bcc: { en: 'Bcc', es: 'CCO' },
  subject: { en: 'Subject', es: 'Asunto' },
  text: { en: 'Text', es: 'Texto' },
  html: { en: 'HTML', es: 'HTML' },
  more: { en: 'Cc, Bcc, header fields', es: 'Cc, CCO y cabeceras' },
  headers: { en: 'Header fields', es: 'Cabeceras' },
  headerName: { en: 'Name', es: 'Nombre' },
  headerValue: { en: 'Value', es: 'Valor' },
  addHeader: { en: 'Add a field', es: 'Añadir cabecera' },
  removeHeader: { en: 'Remove the field', es: 'Quitar la cabecera' },
  files: { en: 'Attachments', es: 'Adjuntos' },
  addFiles: { en: 'Add files', es: 'Añadir archivos' },
  dropHere: { en: 'or drop them here', es: 'o suéltalos aquí' },
  removeFile: (name: string): Text => ({ en: `Remove ${name}`, es: `Quitar ${name}` }),
  preview: { en: 'Preview of the HTML', es: 'Vista previa del HTML' },
  send: { en: 'Send', es: 'Enviar' },
  sendSample: (title: string): Text => ({ en: `Send: ${title}`, es: `Enviar: ${title}` }),
  sendAll: { en: 'Send all', es: 'Enviar todos' },
  clear: { en: 'Start anew', es: 'Empezar de nuevo' },
  samples: { en: 'Samples', es: 'Ejemplos' },
  samplesSent: (n: number): Text => ({
    en: n === 1 ? 'Message sent' : `${number(n)} messages sent`,
    es: n === 1 ? 'Mensaje enviado' : `${number(n)} mensajes enviados`,
  }),
  noAddress: (text: string): Text => ({
    en: `“${text}” is no address: write name@example.test or Name <name@example.test>.`,
    es: `«${text}» no es una dirección: escribe nombre@example.test o Nombre <nombre@example.test>.`,
  }),
  removePerson: (person: string): Text => ({ en: `Remove ${person}`, es: `Quitar ${person}` }),
  nobody: { en: 'Name at least one recipient.', es: 'Indica al menos un destinatario.' },
  tooLarge: (limit: string): Text => ({
    en: `The files are larger than the ${limit} that the SMTP port takes.`,
    es: `Los archivos superan los ${limit} que admite el puerto SMTP.`,
  }),
} satisfies Record<string, Text | ((...given: never[]) => Text)>
