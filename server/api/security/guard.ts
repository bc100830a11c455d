import type { HttpConfig } from '../../config.ts'
import { SandboxError } from '../../errors.ts'
import { hostAllowed } from './hosts.ts'
import { isForeign, type Knock } from './origin.ts'
import { passwordMatches } from './password.ts'

/** Says why a request is turned away; null lets it in. */
export type Guard = (knock: Knock) => SandboxError | null

/**
 * What every request passes, upgrades to WebSocket included, whatever its path: routes cannot
 * forget it and no spelling of a path gets around it.
 */
export function createGuard(config: HttpConfig): Guard {
  const rules = { bound: config.host, allowed: config.allowHosts }
  return function guard(knock) {
    const host = knock.header('host')
    if (!hostAllowed(host, rules)) return unknownHost(host ?? '')
    if (isForeign(knock)) return foreign(knock.header('origin') ?? 'another site')
    if (config.auth && !passwordMatches(knock.header('authorization'), config.auth)) {
      return new SandboxError('unauthorized', {
        en: 'This Mailproof asks for a user name and a password (--http-auth).',
        es: 'Este Mailproof pide un usuario y una contraseña (--http-auth).',
      })
    }
    return null
  }
}

function unknownHost(host: string): SandboxError {
  const name = printable(host)
  return new SandboxError('forbidden', {
    en:
      `Mailproof does not answer to the name "${name}". ` +
      'If that is really its name, start it with --allow-host NAME.',
    es:
      `Mailproof no responde al nombre "${name}". ` +
      'Si de verdad se llama así, inícialo con --allow-host NOMBRE.',
  })
}

function foreign(origin: string): SandboxError {
  const name = printable(origin)
  return new SandboxError('forbidden', {
    en:
      `A page of another origin (${name}) may not do this. ` +
      'Behind a proxy, let it pass on the Host field unchanged.',
    es:
      `Una página de otro origen (${name}) no puede hacer esto. ` +
      'Si hay un proxy, haz que transmita el campo Host sin cambios.',
  })
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200)
}
