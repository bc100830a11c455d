import { pino } from 'pino'
import type { Config } from './config.ts'
import type { Log } from './types.ts'

export interface LogOptions {
  level: Config['logLevel']
  format?: Config['logFormat']
  out?: NodeJS.WritableStream
  error?: NodeJS.WritableStream
}

export interface MainLog extends Log {
  /** Lines for the person who started the product: bare on a terminal, `info` in JSON. */
  say(text: string): void
}

/** The only console: warnings and errors go to stderr, the rest to stdout. */
export function createLog(options: LogOptions): MainLog {
  const { level, format = 'auto', out = process.stdout, error = process.stderr } = options
  const onTerminal = 'isTTY' in out && out.isTTY === true
  const asText = format === 'text' || (format === 'auto' && onTerminal)
  const target = {
    write(line: string) {
      const entry: unknown = asText ? JSON.parse(line) : undefined
      const important = line.startsWith('{"level":"warn"') || line.startsWith('{"level":"error"')
      const stream = important ? error : out
      stream.write(isRecord(entry) ? textLine(entry) : line)
    },
  }
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    target,
  )
  return {
    debug: (fields, text) => logger.debug(fields, text),
    info: (fields, text) => logger.info(fields, text),
    warn: (fields, text) => logger.warn(fields, text),
    error: (fields, text) => logger.error(fields, text),
    say(text) {
      if (asText && logger.isLevelEnabled('info')) out.write(`${text}\n`)
      else logger.info(text.trim().replace(/\s+/g, ' '))
    },
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** `12:03:04 warn  the port is slow port=1025`, and the stack of an error below it. */
function textLine({ level, time, msg, err, ...fields }: Record<string, unknown>): string {
  const clock = String(time).slice(11, 19)
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${oneLine(value)}`)
  const line = `${clock} ${String(level).padEnd(5)} ${oneLine(msg)}${rest.join('')}`
  return `${line}${isRecord(err) ? `\n${String(err['stack'] ?? err['message'])}` : ''}\n`
}

/** What mail says may hold line ends and terminal codes: JSON escapes them. */
function oneLine(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f-\u009f]/.test(text)
    ? JSON.stringify(text).replace(/[\u007f-\u009f]/g, '?')
    : text
}
