import { readFromLine, type FromLine } from './from-line.ts'
import { fieldName } from './facts.ts'
import { Window } from './window.ts'

/** A message begins, or bytes of the one that began last: still quoted, with the blank line after it. */
export type MboxEvent = { from: FromLine; offset: number } | { bytes: Uint8Array }

/** Reads at a place of the source that was not reached yet. */
export type Peek = (offset: number, length: number) => Promise<Uint8Array>

const word = Buffer.from('From ')
const separator = Buffer.from('\nFrom ')
/** Longest of what shows that a message begins: a blank line, and the word. */
const mark = Buffer.byteLength('\n\r\nFrom ')
const longestLine = 1000
const mostHeader = 64 * 1024
const LF = 10
const CR = 13
const nobody: FromLine = { sender: '', at: null }

/** A From_ line: where it starts and ends in the window. */
interface Found {
  from: FromLine
  start: number
  end: number
}

/**
 * Divides an mbox at its From_ lines. Such a line has a date; only if the first of the file has
 * none, every line counts that begins with `From ` after a blank one. A Content-Length that leads
 * exactly to a From_ line or to the end is believed, as some programs then quote nothing.
 */
export async function* mboxEvents(
  source: AsyncIterable<Uint8Array>,
  peek?: Peek,
): AsyncGenerator<MboxEvent> {
  const window = new Window(source)
  try {
    await window.want(longestLine)
    while (window.bytes[0] === LF || window.bytes[0] === CR) window.take(1)
    const first = readFromLine(window.bytes.toString('latin1', 0, lineEnd(window.bytes, 0)))
    let next: Found | null = { from: first ?? nobody, start: 0, end: lineEnd(window.bytes, 0) }
    if (window.bytes.length === 0) return
    while (next) {
      window.take(next.start)
      yield { from: next.from, offset: window.offset }
      window.take(next.end - next.start)
      next = yield* message(window, first === null, peek)
    }
  } finally {
    await window.close()
  }
}

/** The bytes of one message; returns the From_ line of the next, null at the end. */
async function* message(
  window: Window,
  loose: boolean,
  peek: Peek | undefined,
): AsyncGenerator<MboxEvent, Found | null> {
  let lineStart = true
  for (let left = await announced(window, peek); left > 0;) {
    await window.want(1)
    const bytes = window.take(left)
    if (bytes.length === 0) return null
    left -= bytes.length
    lineStart = bytes.at(-1) === LF
    yield { bytes }
  }
  for (;;) {
    const next = await find(window, lineStart, loose)
    const safe = next?.start ?? (window.ended ? window.bytes.length : window.bytes.length - mark)
    if (safe > 0) {
      const bytes = next ? window.bytes.subarray(0, safe) : window.take(safe)
      lineStart = bytes.at(-1) === LF
      yield { bytes }
    }
    if (next) return next
    if (window.ended && window.bytes.length === 0) return null
    await window.want(window.bytes.length + 1)
  }
}

/** The first From_ line in the window. */
async function find(window: Window, lineStart: boolean, loose: boolean): Promise<Found | null> {
  await window.want(word.length)
  const first = lineStart && window.bytes.subarray(0, word.length).equals(word)
  for (let start = first ? 0 : nextLine(window, 0); start >= 0; start = nextLine(window, start)) {
    if (lineEnd(window.bytes, start) === window.bytes.length) await window.want(start + longestLine)
    const end = lineEnd(window.bytes, start)
    if (end - start > longestLine) continue
    const from = readFromLine(window.bytes.toString('latin1', start, end))
    if (from) return { from, start, end }
    if (loose && afterBlank(window.bytes, start)) return { from: nobody, start, end }
  }
  return null
}

/** Where the next line begins that may be a From_ line; -1 for none. */
function nextLine({ bytes }: Window, from: number): number {
  const at = bytes.indexOf(separator, from)
  return at < 0 ? -1 : at + 1
}

/** Past the line end of the line that starts here; the end of the bytes when it has none. */
function lineEnd(bytes: Buffer, start: number): number {
  const at = bytes.indexOf(LF, start)
  return at < 0 ? bytes.length : at + 1
}

function afterBlank(bytes: Buffer, start: number): boolean {
  const before = bytes[start - 2] === CR ? start - 3 : start - 2
  return before >= 0 && bytes[before] === LF
}

/** Bytes of the message that begins here, if its header says so and what follows bears it out. */
async function announced(window: Window, peek: Peek | undefined): Promise<number> {
  let end = headerEnd(window.bytes)
  if (end < 0) {
    await window.want(mostHeader)
    end = headerEnd(window.bytes)
  }
  const header = window.bytes.toString('latin1', 0, Math.max(0, end))
  // Ours is quoted, and the field may be one of the mail's own.
  if (end < 0 || header.startsWith(`${fieldName}:`)) return 0
  const field = /^content-length:[ \t]*(\d{1,12})[ \t]*\r?$/im.exec(header)
  if (!field) return 0
  const length = end + Number(field[1])
  const here = window.bytes.subarray(length, length + longestLine)
  const whole = window.ended || length + longestLine <= window.bytes.length
  const after = whole ? here : await peek?.(window.offset + length, longestLine)
  if (!after || (whole && length > window.bytes.length)) return 0
  const text = Buffer.from(after).toString('latin1')
  if (/^(\r?\n){0,2}$/.test(text)) return (await exists(window, length, peek)) ? length : 0
  const [line = ''] = text.replace(/^\r?\n/, '').split('\n', 1)
  return line.startsWith('From ') && readFromLine(line) ? length : 0
}

/** Whether the source has that many more bytes: a peek beyond its end finds nothing either. */
async function exists(window: Window, length: number, peek: Peek | undefined): Promise<boolean> {
  if (length <= window.bytes.length) return true
  return ((await peek?.(window.offset + length - 1, 1))?.length ?? 0) > 0
}

function headerEnd(bytes: Buffer): number {
  const [bare, full] = [bytes.indexOf('\n\n'), bytes.indexOf('\n\r\n')]
  if (bare < 0) return full < 0 ? -1 : full + 3
  return full < 0 || bare < full ? bare + 2 : full + 3
}
