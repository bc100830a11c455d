import { shape } from '../../../server/relay/shape/index.ts'
import type { Captured, Shaped, ShapeInput, Wanted } from '../../../server/relay/shape.ts'

const asIs: Wanted = { from: null, messageId: 'keep', sign: null, strip: [], convert: false }

/** Captured bytes that come in pieces of this size. */
export function captured(raw: Uint8Array, piece = 64 * 1024): Captured {
  return {
    size: raw.length,
    async *open(range = { from: 0, to: raw.length }) {
      for (let at = range.from; at < range.to; at += piece) {
        await Promise.resolve()
        yield raw.subarray(at, Math.min(at + piece, range.to))
      }
    },
  }
}

type Asked = Partial<Omit<ShapeInput, 'captured' | 'wanted'>> & {
  wanted?: Partial<Wanted>
  piece?: number
}

export interface Result extends Shaped {
  /** What goes out, bytes as latin1. */
  out: string
  told: string[]
  trouble: string[]
}

/** Shapes a message, of which a test says only what matters. Text is UTF-8. */
export async function shaped(
  mail: string | Uint8Array,
  { wanted, piece, ...rest }: Asked = {},
): Promise<Result> {
  const result = await shape({
    captured: captured(typeof mail === 'string' ? Buffer.from(mail) : mail, piece),
    wanted: { ...asIs, ...wanted },
    envelope: { from: 'ada@sender.test', to: ['bob@receiver.test'] },
    offers: null,
    seed: 'one',
    key: () => Promise.resolve(null),
    ...rest,
  })
  return {
    ...result,
    out: (await bytesOf(result)).toString('latin1'),
    told: result.alterations.map(({ code }) => code),
    trouble: result.problems.map(({ code, blocks }) => (blocks ? `${code}!` : code)),
  }
}

export async function bytesOf({ open }: Pick<Shaped, 'open'>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of open()) pieces.push(piece)
  return Buffer.concat(pieces)
}
