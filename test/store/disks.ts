import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Whether this machine lets us make a disk of our own; said aloud where it does not. */
export const mayMount = tryMount()

/** A disk in memory that goes with the test. */
export function aDisk(megabytes: number): string {
  const folder = mount(megabytes)
  onTestFinished(() => unmount(folder))
  return folder
}

function mount(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'mailproof-disk-'))
  const size = `size=${megabytes}m`
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    rmdirSync(folder)
    throw error
  }
  return folder
}

function unmount(folder: string) {
  execFileSync('umount', ['-l', folder], { stdio: 'pipe' })
  rmdirSync(folder)
}

function tryMount(): boolean {
  try {
    if (process.platform === 'linux' && process.getuid?.() === 0) {
      unmount(mount(1))
      return true
    }
  } catch (error) {
    // In a container without the right to mount.
    process.stderr.write(`${String(error)}\n`)
  }
  process.stderr.write('SKIPPED: tests with a small disk need root and the right to mount\n')
  return false
}
