import { SandboxError } from '../../errors.ts'

/** What is said of things that are not there, or not in the scope: the two look alike. */
export function noMessage(id: string) {
  return new SandboxError('not_found', {
    en: `There is no message ${id}: it was deleted, or never came.`,
    es: `No existe el mensaje ${id}: se eliminó o nunca llegó.`,
  })
}

export function noLatest() {
  return new SandboxError('not_found', {
    en: 'No message matches yet.',
    es: 'Todavía no hay ningún mensaje que coincida.',
  })
}

export function noInbox(id: string) {
  return new SandboxError('not_found', {
    en: `There is no inbox ${id}.`,
    es: `No existe el buzón ${id}.`,
  })
}

export function noSession(id: string) {
  return new SandboxError('not_found', {
    en: `There is no connection ${id}.`,
    es: `No existe la conexión ${id}.`,
  })
}

export function noSearch(id: string) {
  return new SandboxError('not_found', {
    en: `There is no saved search ${id}.`,
    es: `No existe la búsqueda guardada ${id}.`,
  })
}

/** @param selector of a key that it lacks; without one the zone is not there */
export function noZone(domain: string, selector?: string) {
  const text =
    selector === undefined
      ? {
          en: `There is no planned zone for ${domain}.`,
          es: `No existe ninguna zona prevista para ${domain}.`,
        }
      : {
          en: `The planned zone of ${domain} has no key with the selector "${selector}".`,
          es: `La zona prevista de ${domain} no tiene ninguna clave con el selector "${selector}".`,
        }
  return new SandboxError('not_found', text)
}

export function noRelease(id: string) {
  return new SandboxError('not_found', {
    en: `There is no release ${id}: it is no longer kept, or never was.`,
    es: `No existe la entrega ${id}: ya no se conserva o nunca existió.`,
  })
}

export function noRelay(id: string) {
  return new SandboxError('not_found', {
    en: `There is no relay ${id}: it was deleted, or never was.`,
    es: `No existe el relé ${id}: se eliminó o nunca existió.`,
  })
}

export function noRule(id: string) {
  return new SandboxError('not_found', {
    en: `There is no forwarding rule ${id}.`,
    es: `No existe la regla de reenvío ${id}.`,
  })
}

export function noUndo() {
  return new SandboxError('not_found', {
    en: 'This can no longer be undone: the messages are gone, or were brought back already.',
    es: 'Esto ya no se puede deshacer: los mensajes ya no están o ya se recuperaron.',
  })
}
