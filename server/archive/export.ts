import type { KeptMessage, Reading, ScanQuery } from '../store/reading.ts'
import type { Scope } from '../types.ts'
import { exportFolder } from './export-folder.ts'
import { exportMbox } from './export-mbox.ts'

export type Format = 'eml' | 'mbox' | 'maildir'

export interface ExportOptions {
  reading: Reading
  scope: Scope
  query: ScanQuery
  format: Format
  to: string
  /** Leaves out what stands beside the bytes. */
  plain: boolean
  /** Replaces a file that is there. */
  force: boolean
  /** What is exported, so that only the same export goes on after a break. */
  what: string
  /** Hears of each message, those too that an earlier run wrote. */
  onMessage(message: KeptMessage): void
  signal?: AbortSignal | undefined
}

export interface Exported {
  messages: number
  /** Written by an earlier run, or there already. */
  present: number
  /** False when it was stopped; the same call goes on. */
  whole: boolean
}

/**
 * Writes messages to a file or a folder, in the order of arrival. What was interrupted goes on
 * when it is called again: after the last whole message of an mbox, at the first missing file.
 * @throws SandboxError `conflict` for an mbox that is there
 */
export function exportMessages(options: ExportOptions): Promise<Exported> {
  return options.format === 'mbox' ? exportMbox(options) : exportFolder(options)
}
