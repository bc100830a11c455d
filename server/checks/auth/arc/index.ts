import type { ArcVerdict } from '../../../types.ts'
import type { Resolver } from '../../../dns/resolver.ts'
import type { DkimOptions } from '../dkim/index.ts'
import { judge, results } from '../dkim/judge.ts'
import { askKeys } from '../dkim/lookup.ts'
import type { AuthMail } from '../mail.ts'
import type { Kept } from '../verdict.ts'
import { decide, type JudgedSet } from './decide.ts'
import { prepareSets } from './prepare.ts'
import { chainValue, readChain } from './sets.ts'

export { arcTexts } from './texts.ts'

export type ArcCheck = (dns: Resolver, options: DkimOptions) => Promise<Kept<ArcVerdict>>

/**
 * Verifies the chain that forwarders left (RFC 8617 §5.2): its order, the message signature of the
 * newest set, and every seal. As with DKIM, the bytes are looked at once. It never throws for what
 * a message or DNS says.
 */
export function prepareArc(mail: AuthMail): ArcCheck {
  const chain = readChain(mail)
  if (!chain) return () => Promise.resolve({ ...decide([], null), ...noSets })
  const prepared = prepareSets(mail, chain.sets)
  const signatures = chain.sets.flatMap(({ message, seal }) => [message, seal])
  const asked = signatures.filter((signature) => signature !== null)
  return async (dns, { deadline }) => {
    const answers = await askKeys(asked, { dns, deadline })
    const sets = prepared.map(({ set, message, seal }): JudgedSet => {
      return {
        set,
        message: message && judge(message, answers.to(message.signature)),
        seal: seal && judge(seal, answers.to(seal.signature)),
      }
    })
    return {
      ...decide(sets, chain.fault),
      sets: sets.map(shown),
      records: answers.seen,
      publish: [],
    }
  }
}

/** For a single resolver. */
export async function verifyArc(
  mail: AuthMail,
  dns: Resolver,
  options: DkimOptions,
): Promise<Kept<ArcVerdict>> {
  return prepareArc(mail)(dns, options)
}

const noSets = { sets: [], records: [], publish: [] }

function shown({ set, message, seal }: JudgedSet): ArcVerdict['sets'][number] {
  const { instance, results: said } = set
  return {
    instance,
    domain: set.seal?.domain ?? '',
    selector: set.seal?.selector ?? '',
    chain: chainValue(set),
    seal: seal ? results[seal.reason] : 'neutral',
    signature: message ? results[message.reason] : 'neutral',
    results: said ? textOf(said.text) : '',
  }
}

const mostText = 2_000

/** What comes after the instance, in one line. */
function textOf(text: string): string {
  const value = text.slice(text.indexOf(':') + 1, 4 * mostText)
  const said = value.slice(value.indexOf(';') + 1)
  return Buffer.from(said, 'latin1')
    .toString('utf8')
    .replace(/[\s]+/g, ' ')
    .trim()
    .slice(0, mostText)
}
