import { isUtf8 } from 'node:buffer'
import type { Shaped, ShapeInput } from '../shape.ts'
import { asciiFields, foldedFields } from './convert/fields.ts'
import { maxWhole, signed, tellBroken } from './dkim.ts'
import { converted } from './convert/index.ts'
import { envelopeNeeds, refuse, type Lacks } from './extensions.ts'
import { edited } from './header/edit.ts'
import { differing, joined, splitHeader, type Field } from './header/fields.ts'
import { asCaptured, fromMemory, inMemory, withHeader, type Outgoing } from './outgoing.ts'
import { LineFacts, scan, type Scan } from './scan.ts'
import { Teller } from './teller.ts'

export { asciiAddress } from './addresses.ts'

/**
 * How captured bytes go out. One pass over them learns what there is; `open` streams what differs
 * in as little as it can: mail that nothing is wrong with, and nothing was chosen for, byte for
 * byte. Whatever differs is told. Only what is re-encoded or signed is held in memory as a whole.
 * Never throws for what a message holds.
 */
export async function shape(input: ShapeInput): Promise<Shaped> {
  const facts = await scan(input.captured)
  const tell = new Teller()
  if (facts.bareCr + facts.bareLf > 0)
    tell.alteration('line_ends', String(facts.bareCr + facts.bareLf))
  if (facts.lastMissing) tell.alteration('last_line_end')
  const { fields, rest } = splitHeader(facts.header)
  const outcome = facts.tooLong
    ? tooLong(input, facts, tell)
    : await altered(input, { facts, fields, rest }, tell)
  return {
    ...outcome,
    ...{ alterations: tell.alterations, problems: tell.problems },
    hops: fields.filter(({ name }) => name === 'received').length,
    bodyDigest: facts.digest,
  }
}

type Outcome = Outgoing & Pick<Shaped, 'eightBit' | 'smtpUtf8'>

function tooLong({ captured }: ShapeInput, facts: Scan, tell: Teller): Outcome {
  tell.problem('header_too_large')
  const { high } = facts.ofHeader
  return { ...asCaptured(captured), eightBit: high || facts.ofBody.high, smtpUtf8: high }
}

interface Parsed {
  facts: Scan
  fields: Field[]
  rest: string
}

async function altered(
  input: ShapeInput,
  { facts, fields, rest }: Parsed,
  tell: Teller,
): Promise<Outcome> {
  const { captured, wanted, offers } = input
  const lacks: Lacks = {
    eightBit: offers !== null && !offers.eightBit,
    smtpUtf8: offers !== null && !(offers.smtpUtf8 && offers.eightBit),
  }
  const chosen = edited(fields, { ...input, tell })
  const after = wanted.convert ? convertedFields(chosen, lacks, tell) : chosen
  const names = differing(fields, after)
  const header = names.size > 0 ? joined(after, rest) : facts.header
  const whole = names.size === 0 && facts.bareCr + facts.bareLf === 0 && !facts.lastMissing
  const plain = whole ? asCaptured(captured) : withHeader(captured, facts, header)

  const body = await convertedBody(input, { plain, facts, lacks }, tell)
  tellBroken(after, { names, body: body.changed }, tell)
  if (after.some(({ name }) => name === 'return-path')) tell.problem('return_path')
  const lines = new LineFacts()
  lines.push(header)
  const long = body.lines?.long ?? lines.long + facts.ofBody.long
  if (long > 0) tell.problem('long_lines', String(long))
  if (body.lines?.nul ?? (lines.nul || facts.ofBody.nul)) tell.problem('nul')
  if (lines.high && !isUtf8(header)) tell.problem('header_charset')

  const eightBit = body.lines?.high ?? (lines.high || facts.ofBody.high)
  const smtpUtf8 = envelopeNeeds(input, lacks, tell) || lines.high
  refuse({ eightBit, smtpUtf8 }, offers, tell)
  return { ...(await signed(body.outgoing, input, tell)), eightBit, smtpUtf8 }
}

function convertedFields(fields: Field[], lacks: Lacks, tell: Teller): Field[] {
  // What is no UTF-8 no relay can take as it should (RFC 6532 §3.2).
  const ascii = asciiFields(fields, tell, (bytes) => !lacks.smtpUtf8 && isUtf8(bytes))
  const encoded = ascii.filter((field, at) => field !== fields[at]).length
  if (encoded > 0) tell.alteration('converted_header', String(encoded))
  const short = foldedFields(ascii)
  const folded = short.filter((field, at) => field !== ascii[at]).length
  if (folded > 0) tell.alteration('folded', String(folded))
  return short
}

async function convertedBody(
  { wanted }: ShapeInput,
  { plain, facts, lacks }: { plain: Outgoing; facts: Scan; lacks: Lacks },
  tell: Teller,
): Promise<{ outgoing: Outgoing; changed: boolean; lines: LineFacts | null }> {
  const same = { outgoing: plain, changed: false, lines: null }
  const { high, long, nul } = facts.ofBody
  const eightBit = high && lacks.eightBit
  if (!wanted.convert || !(eightBit || long > 0 || nul)) return same
  if (plain.size > maxWhole) {
    if (eightBit) tell.problem('too_large_to_convert', String(maxWhole / 1024 / 1024))
    return same
  }
  const raw = await inMemory(plain)
  const out = converted(raw, { eightBit: !lacks.eightBit }, tell)
  if (out === raw) return same
  const lines = new LineFacts()
  lines.push(out)
  return { outgoing: fromMemory(out), changed: true, lines }
}
