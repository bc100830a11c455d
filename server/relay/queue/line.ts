import { SandboxError } from '../../errors.ts'
import type { Claim, SettledAttempt } from '../../store/releases.ts'
import type { Store } from '../../store/store.ts'
import type { Log, Text } from '../../types.ts'
import { said } from '../../wording.ts'
import type { Shaped } from '../shape.ts'
import type { Delivery, Form, OpenRelay, OutgoingMail, Transport } from '../transport.ts'
import type { Outgoing } from './outgoing.ts'
import { allowance } from './rate.ts'
import { settledOf, untried } from './settled.ts'

export interface LineTools {
  store: Store
  outgoing: Outgoing
  connect(relay: OpenRelay): Transport
  now(): number
  /** Resolves when mail that comes in leaves room for more to go out. */
  rest(): Promise<void>
  log: Log
  /** Hears what was kept of a transaction. */
  settled(claim: Claim, settled: SettledAttempt): void
}

/** Transactions handed out for each connection at most, and those from which on no more are asked for. */
const ahead = 8
const enough = 4
/** After a fault of the relay nothing is tried for so long (ms), twice as long after each further one. */
const firstRest = 2000
const longestRest = 300_000
const storeAgainMs = 1000
/** When Mailproof stops, a relay that does not answer is not waited for longer than this. */
const patienceMs = 3000
const longestTimer = 2 ** 31 - 1

/**
 * What waits for one relay, handed to its transport as connections, limits and the relay's health
 * allow. All that must survive is in the store; here is only what is going on.
 */
export class Line {
  readonly #tools: LineTools
  #relay: OpenRelay
  #transport: Transport
  #under = 0
  #recipientsUnder = 0
  #faults = 0
  #restUntil = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #timerAt = Infinity
  #rounds: Promise<void> | undefined
  #again = false
  #closed = false
  readonly #attempts = new Set<Promise<void>>()

  constructor(relay: OpenRelay, tools: LineTools) {
    this.#relay = relay
    this.#tools = tools
    this.#transport = tools.connect(relay)
  }

  get relay(): OpenRelay {
    return this.#relay
  }

  /** Transactions that are under way end as they began. */
  change(relay: OpenRelay): void {
    const before = this.#transport
    this.#relay = relay
    this.#transport = this.#tools.connect(relay)
    this.#faults = this.#restUntil = 0
    before.close().catch((error: unknown) => this.#tools.log.error({ err: error }, 'relay'))
    this.wake()
  }

  /** Something may be due. */
  wake(): void {
    this.#again = true
    this.#rounds ??= this.#go().finally(() => (this.#rounds = undefined))
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#rounds
    await this.#transport.close(patienceMs)
    await Promise.all(this.#attempts)
  }

  async #go(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false
      try {
        await this.#tools.rest()
        await this.#round()
      } catch (error) {
        this.#tools.log.error({ err: error, relay: this.#relay.name }, 'cannot read the queue')
        this.#wakeAt(this.#tools.now() + storeAgainMs)
      }
    }
  }

  async #round(): Promise<void> {
    const { store, now } = this.#tools
    const { id, paused, connections, maxRecipients, rate, way } = this.#relay
    const room = connections * ahead - this.#under
    if (paused || this.#under >= connections * enough) return
    if (this.#restUntil > now()) return this.#wakeAt(this.#restUntil)
    const usage = (since: number[]) => store.relayUsage(id, since)
    const allowed = await allowance(rate, now(), usage, this.#recipientsUnder)
    if (allowed.recipients <= 0) return this.#wakeAt(now() + allowed.wait)
    const { claims, nextAt } = await store.claim({
      relay: id,
      transactions: room,
      recipientsEach: maxRecipients,
      recipients: Math.min(allowed.recipients, room * maxRecipients),
      byDomain: way === 'mx',
    })
    for (const claim of claims) this.#begin(claim)
    // With no room left the next attempt that ends looks again.
    if (nextAt !== null && this.#under < connections * enough) this.#wakeAt(nextAt)
  }

  #begin(claim: Claim) {
    this.#under++
    this.#recipientsUnder += claim.recipients.length
    const attempt = this.#attempt(claim).finally(() => {
      this.#under--
      this.#recipientsUnder -= claim.recipients.length
      this.#attempts.delete(attempt)
      this.wake()
    })
    this.#attempts.add(attempt)
  }

  async #attempt(claim: Claim): Promise<void> {
    const settled = await this.#deliver(claim)
    if (await this.#keep(settled)) this.#tools.settled(claim, settled)
  }

  async #deliver(claim: Claim): Promise<SettledAttempt> {
    const { store, outgoing, now } = this.#tools
    const { retry } = this.#relay
    try {
      const transport = this.#transport
      const mail = await mailOf(claim, outgoing)
      if ('misfit' in mail) return untried(claim, 'failed', mail.misfit)
      const delivery = await transport.deliver(mail, {
        committing: () => store.committing([claim.attempt]),
      })
      const over = this.#closed || transport !== this.#transport
      // Nobody had it because we stopped, or the relay is another now: that is no attempt.
      if (over && delivery.outcome === 'deferred') {
        const { server, tls, transcript } = delivery
        return { ...untried(claim, 'queued', stopped, now()), server, tls, transcript }
      }
      this.#heed(delivery)
      return settledOf(claim, delivery, retry, now())
    } catch (error) {
      const reason = reasonOf(error)
      if (error instanceof SandboxError && error.code === 'not_found') {
        return untried(claim, 'failed', reason)
      }
      this.#tools.log.error({ err: error, release: claim.release }, 'cannot release')
      return untried(claim, 'queued', reason, now() + storeAgainMs * 5)
    }
  }

  /** A relay that is away, or busy, or refuses us is left alone for a while. */
  #heed({ relayFault, outcome, recipients }: Delivery) {
    if (relayFault === null) {
      if (outcome === 'delivered' || outcome === 'partial') this.#faults = 0
      return
    }
    const now = this.#tools.now()
    // Others of the same burst tell of the same fault.
    if (this.#restUntil > now) return
    this.#restUntil = now + Math.min(longestRest, firstRest * 2 ** this.#faults++)
    const { name } = this.#relay
    const reply = said(recipients[0]?.reply ?? '', ({ en }) => en)
    this.#tools.log.warn({ relay: name, fault: relayFault, reply }, 'the relay has a fault')
  }

  /** Nothing is forgotten of what the relay said, however long the medium refuses. */
  async #keep(settled: SettledAttempt): Promise<boolean> {
    for (;;) {
      try {
        await this.#tools.store.settle([settled])
        return true
      } catch (error) {
        this.#tools.log.error({ err: error, attempt: settled.attempt }, 'cannot keep an outcome')
        if (this.#closed) return false
        await new Promise((resolve) => setTimeout(resolve, storeAgainMs))
      }
    }
  }

  #wakeAt(at: number) {
    if (this.#closed || (at >= this.#timerAt && this.#timer)) return
    clearTimeout(this.#timer)
    this.#timerAt = at
    const wait = Math.min(longestTimer, Math.max(1, at - this.#tools.now()))
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#timerAt = Infinity
      this.wake()
    }, wait).unref()
  }
}

const stopped: Text = {
  en: 'Broken off: Mailproof stopped, or the relay was changed.',
  es: 'Interrumpido: Mailproof se detuvo, o se cambió el relé.',
}

function reasonOf(error: unknown): Text {
  if (error instanceof SandboxError) return error.text
  const message = error instanceof Error ? error.message : String(error)
  return { en: message, es: message }
}

/** A mail with both its forms, or why nothing of it may go out. */
async function mailOf(claim: Claim, outgoing: Outgoing): Promise<OutgoingMail | { misfit: Text }> {
  const form = formOf(await outgoing.of(claim, null))
  if ('misfit' in form) return form
  const { envelopeFrom, recipients, changes } = claim
  return {
    ...form,
    from: envelopeFrom,
    to: recipients.map(({ address }) => address),
    converted: changes.convert ? async (takes) => formOf(await outgoing.of(claim, takes)) : null,
  }
}

function formOf(shaped: Shaped): Form | { misfit: Text } {
  const blocking = shaped.problems.find(({ blocks }) => blocks)
  return blocking ? { misfit: blocking.text } : shaped
}
