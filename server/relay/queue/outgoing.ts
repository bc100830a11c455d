import { buffer } from 'node:stream/consumers'
import type { Claim } from '../../store/releases.ts'
import type { Store } from '../../store/store.ts'
import type { Captured, Shaped, ShapeInput } from '../shape.ts'
import type { Takes } from '../transport.ts'

/** Messages up to here are read once and kept while they are on their way. */
const keptBytes = 1_000_000
const keptReleases = 32
/** All that is kept at once; one message alone may be larger. */
const mostBytes = 64 * 1024 * 1024

interface Tools {
  store: Pick<Store, 'releaseRaw' | 'dkimKey'>
  shape(input: ShapeInput): Promise<Shaped>
}

/** Mail as it goes out, made once for all transactions of a release. */
export class Outgoing {
  readonly #tools: Tools
  readonly #made = new Map<string, { shaped: Promise<Shaped>; bytes: number }>()
  #bytes = 0

  constructor(tools: Tools) {
    this.#tools = tools
  }

  /**
   * @param takes what the relay takes; null: all there is, or not known yet
   * @throws SandboxError when the bytes cannot be read
   */
  of(claim: Claim, takes: Takes | null): Promise<Shaped> {
    const key = JSON.stringify([claim.release, takes?.eightBit, takes?.smtpUtf8])
    const known = this.#made.get(key)
    if (known) return known.shaped
    const shaped = this.#make(claim, takes)
    // What is re-encoded or signed is in memory as a whole.
    const whole = claim.changes.convert === true || Boolean(claim.changes.sign)
    const bytes = whole ? claim.size : Math.min(claim.size, keptBytes)
    this.#made.set(key, { shaped, bytes })
    this.#bytes += bytes
    shaped.catch(() => this.#forget(key))
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= keptReleases && this.#bytes <= mostBytes) break
      if (oldest !== key) this.#forget(oldest)
    }
    return shaped
  }

  #forget(key: string): void {
    this.#bytes -= this.#made.get(key)?.bytes ?? 0
    this.#made.delete(key)
  }

  async #make(claim: Claim, offers: Takes | null): Promise<Shaped> {
    const { changes, envelopeFrom } = claim
    return this.#tools.shape({
      captured: await this.#captured(claim),
      wanted: {
        from: changes.from === '' ? null : (changes.from ?? null),
        messageId: changes.messageId ?? 'keep',
        sign: changes.sign ?? null,
        strip: changes.strip ?? [],
        convert: changes.convert ?? false,
      },
      // Recipients differ from one transaction to the next, and are looked at one by one.
      envelope: { from: envelopeFrom, to: [] },
      offers,
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
