import { readFileSync, writeFileSync } from 'node:fs'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** What a process has used up so far. */
export interface Usage {
  /** User and system time of all its threads. */
  cpuMs: number
  /** The same of its main thread alone; 0 where the system does not say. */
  mainMs: number
  /** Resident memory now. */
  rss: number
  /** The most it ever was, or since `forgetPeak`; 0 where the system does not say. */
  peak: number
}

/** Linux counts CPU time in hundredths of a second, whatever the kernel's own tick. */
const tickMs = 10

/** Reads /proc where it exists, else asks the process itself (see probe.mjs). */
export async function usageOf(child: ChildProcess): Promise<Usage> {
  const pid = child.pid ?? 0
  return process.platform === 'linux' ? fromProc(pid) : asked(child)
}

function fromProc(pid: number): Usage {
  const cpuMs = cpuOf(`/proc/${pid}/stat`)
  const mainMs = cpuOf(`/proc/${pid}/task/${pid}/stat`)
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
  return { cpuMs, mainMs, rss: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 }
}

/** Behind the name in brackets, which may hold blanks: utime and stime are fields 14 and 15. */
function cpuOf(file: string): number {
  const stat = readFileSync(file, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}

async function asked(child: ChildProcess): Promise<Usage> {
  if (!child.connected) return { cpuMs: 0, mainMs: 0, rss: 0, peak: 0 }
  child.send({ probe: 'usage' })
  const [answer]: unknown[] = await once(child, 'message')
  const { cpuMs, rss } = answer as { cpuMs: number; rss: number }
  return { cpuMs, mainMs: 0, rss, peak: 0 }
}

/** Lets the peak begin anew; where that cannot be, it is the peak since the start. */
export function forgetPeak(child: ChildProcess): boolean {
  try {
    writeFileSync(`/proc/${child.pid ?? 0}/clear_refs`, '5')
    return true
  } catch {
    return false
  }
}
