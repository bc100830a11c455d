import { buffer } from 'node:stream/consumers'
import type { Claim } from '../../store/releases.ts'
import type { Store } from '../../store/store.ts'
import type { Captured, Shaped, ShapeInput } from '../shape.ts'

/** Messages up to here are read once and kept while they are on their way. */
const keptBytes = 1_000_000
const keptReleases = 32

interface Tools {
  store: Pick<Store, 'releaseRaw' | 'dkimKey'>
  shape(input: ShapeInput): Promise<Shaped>
}

/** Mail as it goes out, made once for all transactions of a release. */
export class Outgoing {
  readonly #tools: Tools
  readonly #made = new Map<string, Promise<Shaped>>()

  constructor(tools: Tools) {
    this.#tools = tools
  }

  /** @throws SandboxError when the bytes cannot be read */
  of(claim: Claim): Promise<Shaped> {
    const { release } = claim
    const known = this.#made.get(release)
    if (known) return known
    const making = this.#make(claim)
    making.catch(() => this.#made.delete(release))
    this.#made.set(release, making)
    const [oldest] = this.#made.keys()
    if (this.#made.size > keptReleases && oldest !== undefined) this.#made.delete(oldest)
    return making
  }

  async #make(claim: Claim): Promise<Shaped> {
    const { changes, recipients, envelopeFrom } = claim
    return this.#tools.shape({
      captured: await this.#captured(claim),
      wanted: {
        from: changes.from === '' ? null : (changes.from ?? null),
        messageId: changes.messageId ?? 'keep',
        sign: changes.sign ?? null,
        strip: changes.strip ?? [],
        convert: changes.convert ?? false,
      },
      envelope: { from: envelopeFrom, to: recipients.map(({ address }) => address) },
      offers: null,
      seed: claim.release,
      key: (domain, selector) => this.#tools.store.dkimKey(domain, selector),
    })
  }

  async #captured({ release, size }: Claim): Promise<Captured> {
    const { store } = this.#tools
    const read = async (range?: { from: number; to: number }) =>
      (await store.releaseRaw(release, range)).chunks
    if (size > keptBytes) {
      return {
        size,
        async *open(range) {
          yield* await read(range)
        },
      }
    }
    const raw = await buffer(await read())
    return {
      size,
      async *open({ from, to } = { from: 0, to: size }) {
        yield raw.subarray(from, to)
      },
    }
  }
}
