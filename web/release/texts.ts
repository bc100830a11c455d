import type { RecipientState, ReleaseState, Text } from '../../server/types.ts'
import { number } from '../ui/format.ts'

export type Kind = 'pass' | 'warn' | 'fail' | 'none' | 'busy'

/** How a state looks and what it is called, of a recipient. */
export const recipientStates: Record<RecipientState, { kind: Kind; text: Text }> = {
  queued: { kind: 'none', text: { en: 'queued', es: 'en cola' } },
  sending: { kind: 'busy', text: { en: 'sending', es: 'enviando' } },
  deferred: { kind: 'warn', text: { en: 'deferred', es: 'aplazado' } },
  delivered: { kind: 'pass', text: { en: 'delivered', es: 'entregado' } },
  failed: { kind: 'fail', text: { en: 'failed', es: 'fallido' } },
  uncertain: { kind: 'warn', text: { en: 'uncertain', es: 'incierto' } },
  cancelled: { kind: 'none', text: { en: 'cancelled', es: 'cancelado' } },
}

/** The same of a whole release. */
export const releaseStates: Record<ReleaseState, { kind: Kind; text: Text }> = {
  ...recipientStates,
  held: { kind: 'none', text: { en: 'paused', es: 'en pausa' } },
  partial: { kind: 'fail', text: { en: 'delivered in part', es: 'entregado en parte' } },
}

export const people = (n: number): Text => ({
  en: n === 1 ? '1 person' : `${number(n)} people`,
  es: n === 1 ? '1 persona' : `${number(n)} personas`,
})
export const domains = (n: number): Text => ({
  en: n === 1 ? '1 domain' : `${number(n)} domains`,
  es: n === 1 ? '1 dominio' : `${number(n)} dominios`,
})
export const recipients = (n: number): Text => ({
  en: n === 1 ? '1 recipient' : `${number(n)} recipients`,
  es: n === 1 ? '1 destinatario' : `${number(n)} destinatarios`,
})
export const messages = (n: number): Text => ({
  en: n === 1 ? '1 message' : `${number(n)} messages`,
  es: n === 1 ? '1 mensaje' : `${number(n)} mensajes`,
})

/** The conversation with a relay, in which Mailproof is the client. */
export const speakers: Record<'client' | 'server' | 'note', Text> = {
  client: { en: 'Mailproof', es: 'Mailproof' },
  server: { en: 'relay', es: 'relé' },
  note: { en: 'note', es: 'nota' },
}
export const conversation: Text = { en: 'Conversation', es: 'Conversación' }
export const server: Text = { en: 'Server', es: 'Servidor' }
export const tls: Text = { en: 'TLS', es: 'TLS' }
export const noTls: Text = { en: 'not encrypted', es: 'sin cifrar' }
export const extensions: Text = { en: 'It offers', es: 'Ofrece' }
export const took: Text = { en: 'Took', es: 'Duró' }
export const relay: Text = { en: 'Relay', es: 'Relé' }
export const open: Text = { en: 'Open', es: 'Abrir' }
export const noRelay: Text = { en: 'No relay yet', es: 'Aún no hay ningún relé' }
export const noRelayText: Text = {
  en: 'Nothing leaves this machine until you add one: the SMTP server of your provider, with its login.',
  es: 'Nada sale de esta máquina hasta que añadas uno: el servidor SMTP de tu proveedor, con su acceso.',
}
export const addRelay: Text = { en: 'Add a relay', es: 'Añadir un relé' }
