import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createEngine } from '../../../../server/checks/spam/engine/index.ts'
import { walk } from '../../../../server/mime/walk.ts'

const folder = '/usr/share/spamassassin'
const installed = existsSync(folder)
if (!installed) process.stdout.write(`SKIPPED: no rules of SpamAssassin in ${folder}\n`)

function engineOfThem() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.cf'))
  return createEngine(
    names.sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'latin1') })),
  )
}

test.skipIf(!installed)("every rule of SpamAssassin's set is understood", () => {
  const { set } = engineOfThem()
  expect(set.complaints).toEqual([])
  expect(set.leftOut.filter(({ reason }) => reason === 'broken')).toEqual([])
  expect(set.rules.length).toBeGreaterThan(1000)
})

test.skipIf(!installed)('GTUBE is worth a thousand points', () => {
  const sign = ['XJS*C4JDBQADN1.NSBN3*2IDNEN', 'GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'].join('*')
  const raw = Buffer.from(`From: a@a.test\r\nSubject: a\r\n\r\n${sign}\r\n`)
  const arrivedAt = '2026-11-23T09:30:00.000Z'
  const input = { raw, parts: walk(raw).parts, envelope: null, arrivedAt }
  const { score } = engineOfThem().score(input, 30_000, Date.parse(arrivedAt))
  expect(score).toBeGreaterThan(990)
})
