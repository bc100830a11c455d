import { expect, test } from 'vitest'
import { walk } from '../../server/mime/walk.ts'
import { analyse } from '../../server/ingest/analysis/analyse.ts'
import { scanHeader } from '../../server/ingest/header.ts'
import type { Envelope, Part } from '../../server/types.ts'
import { corpusFacts, corpusIsThere, corpusMail, type Facts } from './corpus.ts'
import { readOtherwise } from './differences.ts'

const envelope: Envelope = { from: '', to: [], body: null, smtpUtf8: false, dsn: null }

const facts = corpusFacts()
const onOneLine = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()

/** Parts that no nested message encloses. */
function own(parts: Part[]): Part[] {
  const messages = parts.filter((part) => part.type === 'message/rfc822')
  const inside = (part: Part) =>
    messages.some((one) => part.headerStart >= one.bodyStart && part.bodyEnd <= one.bodyEnd)
  return parts.filter((part) => !inside(part))
}

/** The members of FACTS as we see them. */
function seen(raw: Buffer): Facts[] {
  const { header, html, parts } = analyse(raw, envelope)
  const files = own(parts).filter(({ role }) => role === 'attachment' || role === 'inline')
  return [header, scanHeader(raw)].map(({ subject, from, to }) => ({
    file: '',
    subject: onOneLine(subject),
    from: from?.address.toLowerCase() ?? null,
    to: to.map(({ address }) => address.toLowerCase()),
    has_html: html,
    attachments: files.map(({ name }) => name).sort(),
  }))
}

function expected(fact: Facts): Facts {
  return {
    ...fact,
    ...(fact.subject === undefined ? {} : { subject: onOneLine(fact.subject) }),
    ...(fact.from ? { from: fact.from.toLowerCase() } : {}),
    ...(fact.to ? { to: fact.to.map((address) => address.toLowerCase()) } : {}),
    ...(fact.attachments ? { attachments: [...fact.attachments].sort() } : {}),
  }
}

test.skipIf(!corpusIsThere)(
  'agrees with two other parsers on the corpus, but for listed cases',
  () => {
    const different = new Set<string>()
    let compared = 0
    for (const fact of facts) {
      const want = Object.entries(expected(fact)).filter(([member]) => member !== 'file')
      for (const got of seen(corpusMail(fact.file))) {
        for (const [member, value] of want) {
          compared++
          const mine: unknown = Object.entries(got).find(([name]) => name === member)?.[1]
          if (JSON.stringify(mine) !== JSON.stringify(value))
            different.add(`${fact.file} ${member}`)
        }
      }
    }
    expect(compared).toBeGreaterThan(3000)
    expect([...different].sort()).toEqual(Object.keys(readOtherwise).sort())
  },
)

test.skipIf(!corpusIsThere)(
  'lists the parts of every message of the corpus in order, one in the other',
  () => {
    for (const { file } of facts) {
      const raw = corpusMail(file)
      expect(oddities(raw, walk(raw).parts), file).toEqual([])
    }
  },
)

/** Offsets that cannot be: parts must lie in their parent, behind each other, and name the tree. */
function oddities(raw: Buffer, parts: Part[]): string[] {
  const found: string[] = []
  const open: Part[] = []
  let before: Part | undefined
  const [root] = parts
  if (!root || root.headerStart !== 0 || root.bodyEnd !== raw.length) found.push('root')
  if (new Set(parts.map(({ path }) => path)).size !== parts.length) found.push('paths')
  for (const part of parts) {
    const ordered = part.headerStart <= part.bodyStart && part.bodyStart <= part.bodyEnd
    if (!ordered) found.push(`${part.path} order`)
    while (open.length > 0 && part.headerStart >= (open.at(-1)?.bodyEnd ?? 0)) open.pop()
    const parent = open.at(-1)
    if (parent && (part.headerStart < parent.bodyStart || part.bodyEnd > parent.bodyEnd)) {
      found.push(`${part.path} leaves ${parent.path}`)
    }
    if (before && part.headerStart < before.bodyStart) found.push(`${part.path} overlaps`)
    open.push(part)
    before = part
  }
  return found
}
