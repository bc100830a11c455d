import parse from 'nodemailer/lib/addressparser'
import { badRequest } from './errors.ts'

const fields = ['from', 'to', 'cc', 'bcc', 'replyTo'] as const

/**
 * Who writes a recipient that is none must hear of it: it would silently be left out.
 * @throws SandboxError `bad_request` that names the first one
 */
export function refuseNonAddresses(
  written: Partial<Record<(typeof fields)[number], string | string[] | undefined>>,
): void {
  for (const field of fields) {
    const wrong = [written[field] ?? []].flat().find((text) => !namesOnlyAddresses(text))
    if (wrong === undefined) continue
    throw badRequest(
      `${field}: “${wrong}” is no address. Write name@example.test or Name <name@example.test>.`,
      `${field}: «${wrong}» no es una dirección. Escribe nombre@example.test o Nombre <nombre@example.test>.`,
    )
  }
}

function namesOnlyAddresses(text: string): boolean {
  const found = parse(text, { flatten: true })
  return found.length > 0 && found.every(({ address }) => isAddress(address))
}

/** Something, an @, and a domain without spaces; more is for the SMTP port to say. */
function isAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  return at > 0 && /^[^\s@<>]+$/.test(address.slice(at + 1)) && !/[\p{Cc}<>]/u.test(address)
}
