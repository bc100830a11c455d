import type { RefusalCode } from '../../net/index.ts'
import type { Text } from '../../types.ts'

/** Why remote content could not be shown: what the client says, and what its answer was. */
export type RemoteCode = Exclude<RefusalCode, 'gone'> | 'status'

/** Short: they stand behind a number, as in "2 refused: private address". */
const reasons: Record<RemoteCode, Text> = {
  url: { en: 'not a web address', es: 'no es una dirección web' },
  dns: { en: 'name not found', es: 'nombre no encontrado' },
  address: { en: 'private address', es: 'dirección privada' },
  connection: { en: 'no answer', es: 'sin respuesta' },
  tls: { en: 'certificate not trusted', es: 'certificado no fiable' },
  redirects: { en: 'too many redirects', es: 'demasiadas redirecciones' },
  type: {
    en: 'neither image, style sheet nor font',
    es: 'ni imagen, ni hoja de estilo, ni fuente',
  },
  size: { en: 'too large', es: 'demasiado grande' },
  time: { en: 'took too long', es: 'tardó demasiado' },
  count: { en: 'too many at once', es: 'demasiados a la vez' },
  status: { en: 'the server answered with an error', es: 'el servidor respondió con un error' },
}

/** Those that Mailproof refuses; the others fail by themselves. */
const refusals = new Set<RemoteCode>(['url', 'address', 'redirects', 'type', 'size', 'count'])

export function isRemoteCode(code: string): code is RemoteCode {
  return code in reasons
}

export function reasonOf(code: RemoteCode): Text {
  return reasons[code]
}

export function isRefusal(code: RemoteCode): boolean {
  return refusals.has(code)
}
