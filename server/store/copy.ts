import { statSync } from 'node:fs'
import { startThread } from '../thread.ts'
import type { CopyHandlers } from './sqlite/copying.ts'

export interface CopyOptions {
  from: string
  /** An empty file, or none. */
  to: string
  secrets: boolean
  /** Hears now and then how many bytes of about how many are written. */
  onProgress?: ((done: number, all: number) => void) | undefined
}

const lookEveryMs = 200

/**
 * Copies a data file as it is at one instant, whether or not a server writes it. Nothing is copied
 * of free pages; the copy has a file id of its own.
 * @throws SandboxError `storage`
 */
export async function copyData({ from, to, secrets, onProgress }: CopyOptions): Promise<void> {
  const thread = startThread<CopyHandlers>(new URL('./sqlite/copying.js', import.meta.url))
  const all = await thread.call.expected(from).catch(async (error: unknown) => {
    await thread.terminate()
    throw error
  })
  const look = () =>
    onProgress?.(Math.min(all, statSync(to, { throwIfNoEntry: false })?.size ?? 0), all)
  const timer = setInterval(look, lookEveryMs)
  try {
    await thread.call.copy(from, to)
    await thread.call.finish(to, secrets)
    onProgress?.(all, all)
  } finally {
    clearInterval(timer)
    await thread.terminate()
  }
}
