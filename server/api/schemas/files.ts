import { z } from 'zod'
import type { JudgedFile, JudgedFiles, NamedFile, NamedFiles } from '../../types.ts'
import { finding } from './auth.ts'
import { messagePath } from '../ref.ts'
import { count } from './wire.ts'

const kind = z
  .enum(['logo', 'certificate', 'policy'])
  .describe('`logo` and `certificate` are of BIMI, `policy` is the file of MTA-STS.')

const named = z.strictObject({ kind, url: z.string() }) satisfies z.ZodType<NamedFile>

export const namedFiles = z.strictObject({
  bimi: z.array(named),
  mtaSts: z.array(named),
}) satisfies z.ZodType<NamedFiles>

export const filesPath = messagePath.extend({ protocol: z.enum(['bimi', 'mtaSts']) })

export const judgedFile = z.strictObject({
  kind,
  url: z.string().nullable().describe('Null when it was handed in.'),
  state: z
    .enum(['read', 'refused', 'unreachable'])
    .describe(
      '`unreachable`: it could not be fetched, by which nothing is decided. `refused`: nor could ' +
        'it, and in a way that receivers take for none.',
    ),
  severity: finding.shape.severity,
  summary: z.string(),
  findings: z.array(finding).describe('The first one is the verdict in words; worst first.'),
  size: count.nullable().describe('In bytes, unpacked; null when it was not read.'),
  excerpt: z.string().nullable().describe('Its beginning as text.'),
  picture: z.string().nullable().describe('Of a picture: a data URL, for an `img` element.'),
}) satisfies z.ZodType<JudgedFile>

export const judgedFiles = z.strictObject({
  files: z.array(judgedFile),
}) satisfies z.ZodType<JudgedFiles>

/** A file that is handed in as text. */
export const fileText = z.strictObject({ text: z.string().max(500_000) })
