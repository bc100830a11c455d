import type { RelayTest, Text } from '../../types.ts'
import type { Delivery } from '../transport.ts'

export type Step = NonNullable<RelayTest['failed']>

interface FaultFacts {
  step: Step
  text: Text
  kind: Delivery['relayFault']
  /** What the relay said, when it said something. */
  reply?: string | null
  /** Trying again later will not help. */
  permanent?: boolean
}

/** Why there is no connection on which mail could be handed over, in words. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly step: Step
  readonly text: Text
  readonly kind: Delivery['relayFault']
  readonly reply: string | null
  readonly permanent: boolean

  constructor({ step, text, kind, reply = null, permanent = false }: FaultFacts) {
    super(text.en)
    this.step = step
    this.text = text
    this.kind = kind
    this.reply = reply
    this.permanent = permanent
  }

  /** The same at another step: where a connection was lost only who spoke knows. */
  at(step: Step): Fault {
    const { text, kind, reply, permanent } = this
    return new Fault({ step, text, kind, reply, permanent })
  }
}
