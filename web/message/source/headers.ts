import type { Painter, Run } from './paint.ts'

/** Colours the names of the header fields of a raw message whose body starts at `bodyStart`. */
export function headerPainter(bodyStart: number): Painter {
  return (stretch, start) => {
    const head = stretch.slice(0, Math.max(0, bodyStart - start))
    return [...fieldNames(head), { kind: '', text: stretch.slice(head.length) }]
  }
}

function fieldNames(head: string): Run[] {
  const runs: Run[] = []
  for (const line of head.split(/(?<=\n)/)) {
    const name = /^[\x21-\x39\x3b-\x7e]{1,200}:/.exec(line)?.[0] ?? ''
    runs.push({ kind: 'attr', text: name }, { kind: '', text: line.slice(name.length) })
  }
  return runs
}

/** Where the body of a raw message starts: after the first empty line. */
export function bodyStart(raw: string): number {
  const empty = /\r?\n\r?\n/.exec(raw)
  return empty ? empty.index + empty[0].length : raw.length
}
