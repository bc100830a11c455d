import { isLoopback } from '../journey/session.ts'
import type { AuthMail } from '../mail.ts'
import type { Seen } from './authentication.ts'
import { item, type KeptRequirement } from './item.ts'

/** TLS on the way, and a name for the address that sends. */
export function transport(mail: AuthMail, reverse: Seen['reverseDns']): KeptRequirement[] {
  return [tls(mail), reverseItem(reverse)]
}

/** The session of the capture is not the one that receivers see: without TLS it proves nothing. */
function tls({ connection }: AuthMail): KeptRequirement {
  if (connection === null) return item('tls', 'unknown', 'tls_unknown')
  if (connection.tls) {
    const params = { version: connection.tls.version }
    return item('tls', 'met', 'tls_met', { params })
  }
  if (isLoopback(connection.clientAddress)) return item('tls', 'not_applicable', 'tls_local')
  return item('tls', 'missed', 'tls_missed', { mild: true })
}

function reverseItem({ result, findings }: Seen['reverseDns']): KeptRequirement {
  const [first] = findings
  const params = { address: first.params['address'] ?? '–' }
  if (result === 'pass') return item('reverse_dns', 'met', 'reverse_met')
  if (first.code === 'reverse_relay') return item('reverse_dns', 'not_applicable', 'reverse_relay')
  if (result === 'fail' || result === 'none') {
    return item('reverse_dns', 'missed', 'reverse_missed', { params })
  }
  if (result === 'not_evaluated') return item('reverse_dns', 'unknown', 'reverse_no_source')
  return item('reverse_dns', 'unknown', 'reverse_unknown')
}
