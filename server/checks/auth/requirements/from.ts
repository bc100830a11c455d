import { fieldsNamed, placeOf } from '../field.ts'
import type { AuthMail } from '../mail.ts'
import type { Seen } from './authentication.ts'
import { item, type KeptRequirement } from './item.ts'
import { isPublicMailbox } from './public-mailboxes.ts'

/** One author, of a domain that exists and is one's own. */
export function fromItems(mail: AuthMail, seen: Seen): KeptRequirement[] {
  const fields = fieldsNamed(mail, 'from')
  const { addresses, domain } = mail.from
  const [field] = fields
  const where = field ? placeOf(field) : null
  const params = { addresses: addresses.slice(0, 5).join(', ') || '–', domain: domain ?? '–' }
  const single = fields.length === 1 && addresses.length === 1 && domain !== null
  const one = single
    ? item('from', 'met', 'from_met', { params })
    : item('from', 'missed', 'from_missed', { params, where })
  if (domain === null) return [one]
  return [one, existing(domain, seen), own(domain, seen)]
}

function existing(domain: string, { mx, dmarc }: Seen): KeptRequirement {
  const params = { domain }
  const about = mx.findings.find((finding) => finding.params['domain'] === domain)
  const bad = about?.code === 'mx_missing' || about?.code === 'mx_nothing'
  if (bad) return item('from_domain', 'missed', 'domain_missed', { params })
  const known = about && !/undecided|temperror|open/.test(about.code)
  if (known || dmarc.policy?.domain === domain) {
    return item('from_domain', 'met', 'domain_met', { params })
  }
  return item('from_domain', 'unknown', 'domain_unknown', { params })
}

/** Gmail's own users pass DMARC from Gmail; anybody else who writes gmail.com does not. */
function own(domain: string, { dmarc }: Seen): KeptRequirement {
  const params = { domain }
  if (!isPublicMailbox(domain)) return item('own_domain', 'met', 'own_met', { params })
  if (dmarc.result === 'pass') return item('own_domain', 'met', 'own_met', { params })
  const open = ['undecided', 'temperror', 'not_evaluated'].includes(dmarc.result)
  if (open) return item('own_domain', 'unknown', 'own_unknown', { params })
  return item('own_domain', 'missed', 'own_missed', { params })
}
