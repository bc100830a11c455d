import { X509Certificate } from 'node:crypto'
import type { RelaySettings, Text } from '../types.ts'
import { readForward } from './plan/address.ts'

/** What a setting of a relay may be, however it was named: by the API, a flag, a file. */
interface Bound {
  key: keyof RelaySettings
  holds(relay: RelaySettings): boolean
  allowed: Text
}

const within = (min: number, max: number) => (value: number) =>
  Number.isInteger(value) && value >= min && value <= max
const from1 = within(1, 1e9)

function number(
  key: 'port' | 'connections' | 'perConnection' | 'maxRecipients',
  max: number,
): Bound {
  const holds = within(1, max)
  const figures = max.toLocaleString('en-US')
  const figuras = max.toLocaleString('es-ES')
  return {
    key,
    holds: (relay) => holds(relay[key]),
    allowed: { en: `a number from 1 to ${figures}`, es: `un número de 1 a ${figuras}` },
  }
}

const address: Text = {
  en: 'an address such as name@shop.example',
  es: 'una dirección como nombre@tienda.example',
}
const whole: Text = { en: 'a whole number from 1 on', es: 'un número entero a partir de 1' }

const bounds: Bound[] = [
  {
    key: 'host',
    holds: ({ host }) => host.length <= 255 && /^[A-Za-z0-9._:-]*$/.test(host),
    allowed: { en: 'a host name or an address', es: 'un nombre de servidor o una dirección' },
  },
  number('port', 65_535),
  {
    key: 'helo',
    // Without what would end a command (RFC 5321 §4.1.1.1).
    holds: ({ helo }) => helo === null || /^[A-Za-z0-9._:[\]-]{1,255}$/.test(helo),
    allowed: {
      en: 'a host name such as mail.shop.example',
      es: 'un nombre como mail.tienda.example',
    },
  },
  {
    key: 'user',
    holds: ({ user }) => user.length <= 500 && !/[\r\n\0]/.test(user),
    allowed: { en: 'one line', es: 'una línea' },
  },
  {
    key: 'ca',
    holds: ({ ca }) => ca === null || isCertificate(ca),
    allowed: {
      en: 'a certificate in PEM, from BEGIN CERTIFICATE to END CERTIFICATE',
      es: 'un certificado en PEM, de BEGIN CERTIFICATE a END CERTIFICATE',
    },
  },
  number('connections', 50),
  number('perConnection', 1000),
  number('maxRecipients', 1000),
  {
    key: 'rate',
    holds: ({ rate }) => Object.values(rate).every((most) => most === null || from1(most)),
    allowed: whole,
  },
  { key: 'maxSize', holds: ({ maxSize }) => maxSize === null || from1(maxSize), allowed: whole },
  {
    key: 'from',
    holds: ({ from }) => from === null || readForward(from) !== null,
    allowed: address,
  },
  {
    key: 'envelopeFrom',
    holds: ({ envelopeFrom: from }) => !from || readForward(from) !== null,
    allowed: address,
  },
  {
    key: 'retry',
    holds: ({ retry: { attempts, first, most } }) =>
      within(1, 100)(attempts) &&
      first >= 0.01 &&
      first <= 86_400 &&
      most >= first &&
      most <= 604_800,
    allowed: {
      en: '1 to 100 attempts; the first wait at most a day, the longest at most a week and not shorter',
      es: 'de 1 a 100 intentos; la primera espera de un día como máximo, la más larga de una semana como máximo y no menor',
    },
  },
]

/** What is wrong with a relay: the setting, and what is allowed; null when nothing is. */
export function outOfBounds(relay: RelaySettings): { key: string; allowed: Text } | null {
  return bounds.find(({ holds }) => !holds(relay)) ?? null
}

/** A context of TLS is made also of what is no certificate. */
export function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    // What cannot be read is none.
    return false
  }
}
