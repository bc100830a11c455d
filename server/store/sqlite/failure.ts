import { SandboxError } from '../../errors.ts'
import type { Text } from '../../types.ts'

/**
 * What a failing medium means to a person. SandboxErrors pass as they are, faults of our own too;
 * everything that SQLite or the file system refuses becomes `storage`.
 */
export function storageFailure(error: unknown, path: string): unknown {
  if (error instanceof SandboxError) return error
  const code = codeOf(error)
  const text = code === null ? null : textOf(code, path)
  return text ? new SandboxError('storage', text, { cause: error }) : error
}

/** Failures after which a transaction cannot go on, as against one bad row. */
export function isFatal(error: unknown): boolean {
  const code = codeOf(error)
  return code !== null && textOf(code, '') !== null
}

export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

function textOf(code: string, path: string): Text | null {
  const kind = kinds.find(({ codes }) => isOf(code, codes))
  return kind ? kind.text(path) : null
}

/** SQLite's extended codes are longer: SQLITE_IOERR_WRITE. */
function isOf(code: string, codes: string[]): boolean {
  return codes.some((one) => code === one || code.startsWith(`${one}_`))
}

export function fullDisk(path: string): SandboxError {
  return new SandboxError('storage', full(path))
}

/** True when pages of the data file do not hold together: nothing but a backup mends that. */
export function isDamage({ en }: Text): boolean {
  return en.includes(' is damaged: ')
}

const fullCodes = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT']

/** Nothing more fits on the disk. */
export function isFull(error: unknown): boolean {
  const code = codeOf(error)
  return code !== null && isOf(code, fullCodes)
}

const kinds: { codes: string[]; text(path: string): Text }[] = [
  { codes: fullCodes, text: full },
  {
    codes: ['SQLITE_READONLY', 'SQLITE_PERM', 'SQLITE_AUTH', 'EACCES', 'EPERM', 'EROFS'],
    text: (path) => ({
      en: `${path} cannot be written: give this user permission to write the file and its folder, or name another file with --data.`,
      es: `No se puede escribir en ${path}: da permiso de escritura a este usuario sobre el archivo y su carpeta, o indica otro archivo con --data.`,
    }),
  },
  {
    codes: ['SQLITE_NOTADB'],
    text: (path) => ({
      en: `${path} is not a Mailproof data file: name another file with --data.`,
      es: `${path} no es un archivo de datos de Mailproof: indica otro archivo con --data.`,
    }),
  },
  {
    // The bytes of a message that cannot be inflated (zlib) are no better.
    codes: ['SQLITE_CORRUPT', 'Z_DATA_ERROR', 'Z_BUF_ERROR'],
    text: (path) => ({
      en: `${path} is damaged: restore it from a backup, or move it away to start with an empty one.`,
      es: `${path} está dañado: restáuralo de una copia de seguridad, o apártalo para empezar con uno vacío.`,
    }),
  },
  {
    codes: ['SQLITE_CANTOPEN', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG'],
    text: (path) => ({
      en: `${path} cannot be opened: check that it is a file in a folder this user may write, or name another file with --data.`,
      es: `No se puede abrir ${path}: comprueba que es un archivo en una carpeta donde este usuario puede escribir, o indica otro archivo con --data.`,
    }),
  },
  {
    codes: [
      'SQLITE_IOERR',
      'SQLITE_NOMEM',
      'SQLITE_BUSY',
      'SQLITE_LOCKED',
      'SQLITE_PROTOCOL',
      'EIO',
    ],
    text: (path) => ({
      en: `The disk of ${path} fails or another program holds the file: check both, then try again.`,
      es: `El disco de ${path} falla u otro programa retiene el archivo: comprueba ambos y vuelve a intentarlo.`,
    }),
  },
]

/** A little room is always left for this: to delete. */
function full(path: string): Text {
  return {
    en: `The disk of ${path} is full: delete mail or make room, then try again.`,
    es: `El disco de ${path} está lleno: elimina correo o libera espacio y vuelve a intentarlo.`,
  }
}
