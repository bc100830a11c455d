import { isAscii } from 'node:buffer'
import type { Shaped, ShapeInput } from '../shape.ts'
import { edited, touched } from './header/edit.ts'
import { joined, splitHeader } from './header/fields.ts'
import { asCaptured, withHeader, type Outgoing } from './outgoing.ts'
import { scan, type Scan } from './scan.ts'
import { Teller } from './teller.ts'

export { asciiAddress } from './addresses.ts'

/**
 * How captured bytes go out. One pass over them learns what there is; `open` streams what differs
 * in as little as it can: mail that nothing is wrong with, and nothing was chosen for, byte for
 * byte. Whatever differs is told. Never throws for what a message holds.
 */
export async function shape(input: ShapeInput): Promise<Shaped> {
  const facts = await scan(input.captured)
  const tell = new Teller()
  tellLineEnds(facts, tell)
  const { fields, rest } = splitHeader(facts.header)
  const hops = fields.filter(({ name }) => name === 'received').length
  const known = { hops, bodyDigest: facts.digest }
  const done = (outgoing: Outgoing, header: Buffer): Shaped => ({
    ...{ ...known, ...outgoing, ...needs(input, facts, header) },
    ...{ alterations: tell.alterations, problems: tell.problems },
  })
  if (facts.tooLong) {
    tell.problem('header_too_large')
    return done(asCaptured(input.captured), facts.header)
  }
  const after = edited(fields, { ...input, tell })
  const same = touched(fields, after).size === 0
  const header = same ? facts.header : joined(after, rest)
  const whole = same && facts.bareCr + facts.bareLf === 0 && !facts.lastMissing
  const outgoing = whole ? asCaptured(input.captured) : withHeader(input.captured, facts, header)
  return done(outgoing, header)
}

function tellLineEnds(facts: Scan, tell: Teller): void {
  const bare = facts.bareCr + facts.bareLf
  if (bare > 0) tell.alteration('line_ends', String(bare))
  if (facts.lastMissing) tell.alteration('last_line_end')
  if (facts.longLines > 0) tell.problem('long_lines', String(facts.longLines))
  if (facts.nul) tell.problem('nul')
}

function needs({ envelope }: ShapeInput, facts: Scan, header: Buffer) {
  const ascii = isAscii(header)
  const international = [envelope.from, ...envelope.to].some((one) => !isAscii(Buffer.from(one)))
  return { eightBit: facts.highBody || !ascii, smtpUtf8: !ascii || international }
}
