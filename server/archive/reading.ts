import { SandboxError } from '../errors.ts'
import { openReading, type Reading } from '../store/reading.ts'

export type { Reading, ScanQuery } from '../store/reading.ts'

/** @throws SandboxError `bad_request` for data that is in no file, `storage` */
export async function readingOf(path: string): Promise<Reading> {
  if (path !== ':memory:') return openReading(path)
  throw new SandboxError('bad_request', {
    en: '--data :memory: is in no file that could be read: use GET /api/export of the running Mailproof.',
    es: '--data :memory: no está en ningún archivo que se pueda leer: usa GET /api/export del Mailproof en marcha.',
  })
}
