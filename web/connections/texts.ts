import type { SessionOutcome, Text } from '../../server/types.ts'
import { number } from '../ui/format.ts'

/** How an outcome looks and what it is called. */
export const outcomes: Record<
  SessionOutcome,
  { kind: 'pass' | 'warn' | 'fail' | 'none'; text: Text }
> = {
  open: { kind: 'none', text: { en: 'open', es: 'abierta' } },
  delivered: { kind: 'pass', text: { en: 'delivered', es: 'entregado' } },
  'no-mail': { kind: 'none', text: { en: 'no mail', es: 'sin correo' } },
  'auth-refused': { kind: 'fail', text: { en: 'AUTH refused', es: 'AUTH rechazado' } },
  'tls-failed': { kind: 'fail', text: { en: 'TLS failed', es: 'TLS fallido' } },
  refused: { kind: 'fail', text: { en: 'refused', es: 'rechazado' } },
  dropped: { kind: 'warn', text: { en: 'client hung up', es: 'el cliente colgó' } },
  timeout: { kind: 'warn', text: { en: 'timed out', es: 'tiempo agotado' } },
  interrupted: { kind: 'warn', text: { en: 'interrupted', es: 'interrumpida' } },
}

export const title: Text = { en: 'Connections', es: 'Conexiones' }
export const about: Text = {
  en: 'Every SMTP conversation, also those that brought no mail.',
  es: 'Cada conversación SMTP, también las que no trajeron correo.',
}
export const filter: Text = { en: 'Outcome', es: 'Resultado' }
export const allOutcomes: Text = { en: 'All outcomes', es: 'Todos los resultados' }
export const none: Text = { en: 'No connection yet', es: 'Aún no hay conexiones' }
export const noneText: Text = {
  en: 'As soon as a client talks to the SMTP port, it is listed here.',
  es: 'En cuanto un cliente hable con el puerto SMTP, aparecerá aquí.',
}
export const noneSuch: Text = { en: 'No connection ended so', es: 'Ninguna conexión acabó así' }
export const failed: Text = {
  en: 'The connections cannot be shown',
  es: 'No se pueden mostrar las conexiones',
}
export const gone: Text = {
  en: 'This connection cannot be shown',
  es: 'No se puede mostrar esta conexión',
}
export const nothingOpen: Text = { en: 'No connection is open', es: 'Ninguna conexión abierta' }
export const nothingOpenText: Text = {
  en: 'Choose one to read what was said.',
  es: 'Elige una para leer lo que se dijo.',
}
export const showAll: Text = { en: 'Show all', es: 'Ver todas' }
export const messages = (n: number): Text => ({
  en: n === 1 ? '1 message' : `${number(n)} messages`,
  es: n === 1 ? '1 mensaje' : `${number(n)} mensajes`,
})
export const noEhlo: Text = { en: 'no greeting', es: 'sin saludo' }

export const client: Text = { en: 'Client', es: 'Cliente' }
export const port: Text = { en: 'Port', es: 'Puerto' }
export const ehlo: Text = { en: 'Greeted as', es: 'Saludó como' }
export const tls: Text = { en: 'TLS', es: 'TLS' }
export const noTls: Text = { en: 'not encrypted', es: 'sin cifrar' }
export const login: Text = { en: 'Login', es: 'Acceso' }
export const noLogin: Text = { en: 'none', es: 'ninguno' }
export const started: Text = { en: 'Started', es: 'Comenzó' }
export const took: Text = { en: 'Took', es: 'Duró' }
export const brought: Text = { en: 'Messages', es: 'Mensajes' }

export const transcript: Text = { en: 'Conversation', es: 'Conversación' }
export const time: Text = { en: 'Time', es: 'Hora' }
export const who: Text = { en: 'Who', es: 'Quién' }
export const line: Text = { en: 'What was said', es: 'Qué se dijo' }
export const speakers: Record<'client' | 'server' | 'note', Text> = {
  client: { en: 'client', es: 'cliente' },
  server: { en: 'Mailproof', es: 'Mailproof' },
  note: { en: 'note', es: 'nota' },
}
export const copyLine: Text = { en: 'Copy this line', es: 'Copiar esta línea' }
export const copyAll: Text = { en: 'Copy all', es: 'Copiar todo' }
export const truncated: Text = {
  en: 'Lines in the middle were left out to keep this short.',
  es: 'Se omitieron líneas del medio para acortar.',
}
export const noLines: Text = { en: 'Nothing was said.', es: 'No se dijo nada.' }
