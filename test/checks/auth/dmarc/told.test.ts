import { expect, test } from 'vitest'
import { evaluateDmarc } from '../../../../server/checks/auth/dmarc/index.ts'
import { dmarcTexts } from '../../../../server/checks/auth/dmarc/texts.ts'
import { told } from '../../../../server/checks/auth/verdict.ts'
import type { Text } from '../../../../server/types.ts'
import { reject, signed, spf, unsigned } from './case.ts'
import { aMail, dnsOf, type Zone } from './given.ts'

async function tell(zone: Zone, language: keyof Text, dkim = unsigned) {
  const seen = { spf: spf('softfail', 'relay.example'), dkim }
  const { findings } = await evaluateDmarc(aMail(), dnsOf(zone), seen)
  const { what, why, mend } = told(findings[0], dmarcTexts, language)
  return [what, why, mend]
}

test('a failure is told whole, in English', async () => {
  expect(await tell(reject, 'en', signed('fail'))).toEqual([
    'DMARC fails for example.org: receivers are asked to reject it',
    'Nothing that passes belongs to example.org (SPF softfail relay.example, DKIM fail example.org (s1)), and example.org asks for p=reject.',
    'Sign with DKIM as example.org (d=example.org): that survives forwarding. Or use a MAIL FROM within example.org whose SPF record names the address you send from.',
  ])
})

test('a failure is told whole, in Spanish', async () => {
  expect(await tell(reject, 'es')).toEqual([
    'DMARC falla para example.org: se pide a los receptores que lo rechacen',
    'Nada de lo que pasa pertenece a example.org (SPF softfail relay.example), y example.org pide p=reject.',
    'Firma con DKIM como example.org (d=example.org): eso sobrevive a los reenvíos. O usa un MAIL FROM dentro de example.org cuyo registro SPF nombre la dirección desde la que envías.',
  ])
})

test('a missing record is told whole', async () => {
  expect(await tell({}, 'en')).toEqual([
    'There is no DMARC record for example.org',
    'Anybody can send mail in the name of example.org, and Gmail, Yahoo and Outlook want a record from those who send much. Seen: SPF softfail relay.example.',
    'Publish the record below, read the reports for some weeks, then go on to p=quarantine and p=reject.',
  ])
})
