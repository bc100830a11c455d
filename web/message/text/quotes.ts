/** Lines that follow each other at the same depth of quotation. */
export interface Block {
  /** 0 is the writer's own text; deeper than three looks like three. */
  level: number
  text: string
}

/** Deepest quotation told apart; longest block, so that a long text is laid out bit by bit. */
const DEEPEST = 3
const LINES_IN_A_BLOCK = 200

/** The depth of `> > text` (RFC 3676 §4.5), with the blanks that people's programs put between. */
export function quoteLevel(line: string): number {
  let level = 0
  for (let at = 0; at < line.length && level < DEEPEST; at++) {
    const char = line.charAt(at)
    if (char === '>') level++
    else if (char !== ' ' || level === 0) break
  }
  return level
}

export function quoteBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let level = 0
  const flush = () => {
    if (lines.length > 0) blocks.push({ level, text: lines.join('\n') })
    lines = []
  }
  for (const line of text.split(/\r\n|\r|\n/)) {
    const depth = quoteLevel(line)
    if (depth !== level || lines.length >= LINES_IN_A_BLOCK) flush()
    level = depth
    lines.push(line)
  }
  flush()
  return blocks
}
