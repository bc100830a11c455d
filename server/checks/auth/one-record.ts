import { isUnknown, type Resolver } from '../../dns/resolver.ts'

/** `near`: text that was meant for one, and does not begin as it has to. */
export type OneRecord =
  | { state: 'one'; text: string }
  | { state: 'none'; near: string | null }
  | { state: 'several'; count: number }
  | { state: 'temperror' | 'undecided' }

/** Asks for a record of which only one may stand at a name; other text beside it is ignored. */
export async function askOne(
  name: string,
  { begins, resembles }: { begins: RegExp; resembles: RegExp },
  dns: Resolver,
): Promise<OneRecord> {
  const answer = await dns.ask(name, 'TXT')
  if (isUnknown(answer)) return { state: 'undecided' }
  if (answer.state === 'failed' || answer.state === 'timeout') return { state: 'temperror' }
  const texts = answer.records.filter((text) => begins.test(text))
  const [text] = texts
  if (text !== undefined && texts.length === 1) return { state: 'one', text: text.slice(0, 4096) }
  if (texts.length > 1) return { state: 'several', count: texts.length }
  return { state: 'none', near: answer.records.find((one) => resembles.test(one)) ?? null }
}

/** The domain whose own mail a record is about: that of From, else that of the envelope. */
export function policyDomain(mail: {
  from: { domain: string | null }
  sender: { domain: string | null }
}): string | null {
  return mail.from.domain ?? mail.sender.domain
}
