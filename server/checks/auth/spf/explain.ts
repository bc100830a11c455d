import type { Checked } from './evaluate.ts'
import { readMacros } from './macro.ts'
import { expand, targetName } from './names.ts'
import type { Session } from './session.ts'

const longest = 1000

/**
 * What `exp=` says to a sender that fails (RFC 7208 §6.2); null when it says nothing. Whatever goes
 * wrong here changes no result.
 */
export async function explanation(checked: Checked, session: Session): Promise<string | null> {
  const { result, decider } = checked
  if (result !== 'fail' || !decider?.exp || session.relay !== null) return null
  const target = await targetName(session, decider.domain, decider.exp.value)
  if (target === null) return null
  const { records } = await session.ask(target, 'TXT')
  const [text, ...more] = records
  if (text === undefined || more.length > 0 || !/^[ -~]*$/.test(text)) return null
  const pieces = readMacros(text, true)
  return pieces && (await expand(session, decider.domain, pieces)).slice(0, longest)
}
