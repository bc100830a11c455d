import type { Database } from 'better-sqlite3'
import { SandboxError } from '../../errors.ts'
import { migrations } from './migrations/index.ts'

/** 'MPRF', as `open.ts` writes it. */
const applicationId = 0x4d505246

/**
 * For whoever reads a data file without being its writer: nothing is migrated then.
 * @throws SandboxError `storage` for a file of another program or another version
 */
export function refuseStrange(db: Database, path: string): void {
  if (db.pragma('application_id', { simple: true }) !== applicationId) {
    throw new SandboxError('storage', {
      en: `${path} is not a Mailproof data file: name another file with --data.`,
      es: `${path} no es un archivo de datos de Mailproof: indica otro archivo con --data.`,
    })
  }
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version === migrations.length) return
  const newer = version > migrations.length
  throw new SandboxError('storage', {
    en: newer
      ? `${path} was written by a newer Mailproof (data version ${version}, this one knows ${migrations.length}): update Mailproof.`
      : `${path} was written by an older Mailproof: start this one with it once, which brings it up to date.`,
    es: newer
      ? `${path} fue escrito por un Mailproof más nuevo (versión de datos ${version}, este conoce la ${migrations.length}): actualiza Mailproof.`
      : `${path} fue escrito por un Mailproof más antiguo: inicia este una vez con él, lo que lo actualiza.`,
  })
}
