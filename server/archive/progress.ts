/** Shows how far something has come. */
export interface Progress {
  /** @param all null when it is not known; @param note what to say beside it */
  show(done: number, all: number | null, note?: string): void
  /** The same of messages. */
  count(done: number, all: number, note: string): void
  /** Leaves a last line; not heard with `quiet`. */
  end(text: string): void
  /** Something to be read in any case. */
  say(text: string): void
}

const redrawMs = 100
const lineMs = 5_000
const barWidth = 24

/** A bar that is drawn anew on a terminal, a line now and then elsewhere. */
export function createProgress(
  out: NodeJS.WritableStream & { isTTY?: boolean; columns?: number },
  { quiet = false, now = Date.now }: { quiet?: boolean; now?: () => number } = {},
): Progress {
  const terminal = out.isTTY === true
  const started = now()
  let last = terminal ? 0 : started
  let drawn = false

  function clear() {
    if (drawn) out.write('\r\u001b[K')
    drawn = false
  }
  function due(): boolean {
    if (quiet || now() - last < (terminal ? redrawMs : lineMs)) return false
    last = now()
    return true
  }
  function draw(...parts: string[]) {
    const text = parts.filter((part) => part !== '').join('  ')
    if (!terminal) return void out.write(`${text}\n`)
    out.write(`\r\u001b[K${text.slice(0, Math.max(20, (out.columns ?? 80) - 1))}`)
    drawn = true
  }
  return {
    show(done, all, note = '') {
      if (!due()) return
      const amount = all === null || !terminal ? amountText(done, all) : ''
      draw(bar(done, all, terminal), amount, rate(done, now() - started), note)
    },
    count(done, all, note) {
      if (due())
        draw(
          bar(done, all, terminal),
          `${done.toLocaleString('en-US')} of ${messagesText(all)}`,
          note,
        )
    },
    end(text) {
      clear()
      if (!quiet) out.write(`${text}\n`)
    },
    say(text) {
      clear()
      out.write(`${text}\n`)
    },
  }
}

function bar(done: number, all: number | null, drawn: boolean): string {
  if (all === null) return ''
  const part = all === 0 ? 1 : Math.min(1, done / all)
  const percent = `${String(Math.floor(part * 100)).padStart(3)} %`
  const full = Math.floor(part * barWidth)
  return drawn ? `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${percent}` : percent
}

function amountText(done: number, all: number | null): string {
  return all === null ? sizeText(done) : `${sizeText(done)} of ${sizeText(all)}`
}

function rate(done: number, ms: number): string {
  return ms < 1000 ? '' : `${sizeText((done / ms) * 1000)}/s`
}

/** '3.4 MB' */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}

/** '12,345 messages' */
export function messagesText(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'message' : 'messages'}`
}
