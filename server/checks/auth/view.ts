import type { AuthConfig } from '../../config.ts'
import type { Resolver } from '../../dns/resolver.ts'
import { prepareArc } from './arc/index.ts'
import { evaluateBimi } from './bimi/index.ts'
import type { View } from './details.ts'
import { prepareDkim } from './dkim/index.ts'
import { evaluateDmarc } from './dmarc/index.ts'
import { evaluateListings } from './listings/index.ts'
import type { AuthMail } from './mail.ts'
import { evaluateMtaSts } from './mta-sts/index.ts'
import { evaluateMx } from './mx/index.ts'
import { evaluateRequirements } from './requirements/index.ts'
import { evaluateReverseDns } from './reverse-dns/index.ts'
import { evaluateSpf } from './spf/index.ts'
import { evaluateTlsRpt } from './tls-rpt/index.ts'

/**
 * Prepares what all views of DNS share (signatures are read and bodies hashed once), and gives the
 * function that comes to every verdict by one of them.
 */
export function prepareView(
  mail: AuthMail,
  { lists }: Pick<AuthConfig, 'lists'>,
  now: number,
): (dns: Resolver) => Promise<View> {
  const verifyDkim = prepareDkim(mail)
  const verifyArc = prepareArc(mail)
  const asked =
    lists.address.length + lists.domain.length === 0
      ? null
      : { ip: lists.address, domain: lists.domain }
  return async (dns) => {
    const [spf, dkim, arc, mx, reverseDns, listings, mtaSts, tlsRpt] = await Promise.all([
      evaluateSpf(mail, dns),
      verifyDkim(dns, { now }),
      verifyArc(dns, { now }),
      evaluateMx(mail, dns),
      evaluateReverseDns(mail, dns),
      evaluateListings(mail, dns, asked),
      evaluateMtaSts(mail, dns),
      evaluateTlsRpt(mail, dns),
    ])
    const dmarc = await evaluateDmarc(mail, dns, { spf, dkim })
    const bimi = await evaluateBimi(mail, dns, dmarc)
    const seen = { spf, dkim, dmarc, mx, reverseDns }
    const requirements = evaluateRequirements(mail, seen)
    return { spf, dkim, dmarc, arc, bimi, mtaSts, tlsRpt, mx, reverseDns, listings, requirements }
  }
}
