import { SandboxError } from '../../../errors.ts'
import type { ForwardRule, Relay, ReleasePolicy, Text } from '../../../types.ts'
import type { KeptForwardRule } from '../../releases.ts'
import { noRelay } from '../missing.ts'
import { newestSeq } from '../read/events.ts'
import { forwardRules, relays } from '../read/relays.ts'
import { relayPasswordName } from '../secrets.ts'
import type { Writing } from './writing.ts'

const mostRelays = 200
const mostRules = 200

/** Keeps relays and their passwords, rules, and what may be released. */
export class RelayWriter {
  readonly #writing: Writing
  readonly #sql

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#sql = {
      relay: db.prepare<{
        id: string
        name: string
        settings: string
        origin: string
        hasPassword: number
        at: number
      }>(
        `INSERT INTO relay (id, name, settings, origin, has_password, created_at)
         VALUES (@id, @name, @settings, @origin, @hasPassword, @at)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings,
           origin = excluded.origin, has_password = excluded.has_password`,
      ),
      dropRelay: db.prepare<[string]>('DELETE FROM relay WHERE id = ?'),
      open: db
        .prepare<[string], number>(
          'SELECT count(*) FROM release WHERE relay = ? AND ended_at IS NULL',
        )
        .pluck(),
      rename: db.prepare<[string, string]>('UPDATE release SET relay_name = ? WHERE relay = ?'),
      setting: db.prepare<[string, string]>(
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      ),
      rule: db.prepare<{ id: string; name: string; rule: string; since: number; at: number }>(
        `INSERT INTO forward_rule (id, name, rule, since, created_at)
         VALUES (@id, @name, @rule, @since, @at)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, rule = excluded.rule,
           since = excluded.since`,
      ),
      dropRule: db.prepare<[string]>('DELETE FROM forward_rule WHERE id = ?'),
      keptBack: db.prepare<[number, string, string]>(
        'UPDATE forward_rule SET kept_back = kept_back + ?, last_refusal = ? WHERE id = ?',
      ),
    }
  }

  save(relay: Omit<Relay, 'hasPassword'>, password?: string | null): Relay {
    return this.#writing.transact(() => {
      const known = relays(this.#writing.db)
      const before = known.find(({ id }) => id === relay.id)
      const name = relay.name.toLowerCase()
      if (known.some((one) => one.id !== relay.id && one.name.toLowerCase() === name)) {
        throw taken(relay.name)
      }
      if (!before && known.length >= mostRelays) throw tooMany()
      const { secrets } = this.#writing
      if (password === null) secrets.drop(relayPasswordName(relay.id))
      else if (password !== undefined) secrets.write(relayPasswordName(relay.id), password)
      const has = password === undefined ? (before?.hasPassword ?? false) : password !== null
      if (relay.isDefault) {
        for (const one of known) {
          if (one.isDefault && one.id !== relay.id) this.#keep({ ...one, isDefault: false })
        }
      }
      this.#keep({ ...relay, hasPassword: has })
      if (before && before.name !== relay.name) this.#sql.rename.run(relay.name, relay.id)
      this.#tell()
      return this.#find(relay.id)
    })
  }

  delete(id: string): void {
    this.#writing.transact(() => {
      const { name } = this.#find(id)
      if ((this.#sql.open.get(id) ?? 0) > 0) throw inUse(name)
      this.#writing.secrets.drop(relayPasswordName(id))
      this.#sql.dropRelay.run(id)
      this.#tell()
    })
  }

  savePolicy(policy: ReleasePolicy): void {
    this.#writing.transact(() => {
      this.#sql.setting.run('release-policy', JSON.stringify(policy))
      this.#tell()
    })
  }

  /** Told to nobody, and made again when it is lost: what was released once is not released again. */
  saveCursor(seq: number): void {
    this.#writing.transactLightly(() => this.#sql.setting.run('rule-cursor', String(seq)))
  }

  saveRule({ id, createdAt, ...rule }: KeptForwardRule): ForwardRule {
    return this.#writing.transact(() => {
      const known = forwardRules(this.#writing.db)
      const name = rule.name.toLowerCase()
      if (known.some((one) => one.id !== id && one.name.toLowerCase() === name)) {
        throw takenRule(rule.name)
      }
      if (known.length >= mostRules && !known.some((one) => one.id === id)) throw tooManyRules()
      const before = known.find((one) => one.id === id)
      // What came in while it rested is left alone.
      const since = before?.enabled ? before.since : newestSeq(this.#writing.db)
      const { name: called } = rule
      const at = Date.parse(createdAt)
      this.#sql.rule.run({ id, name: called, rule: JSON.stringify(rule), since, at })
      this.#tell()
      return this.#rule(id)
    })
  }

  deleteRule(id: string): void {
    this.#writing.transact(() => {
      this.#sql.dropRule.run(id)
      this.#tell()
    })
  }

  keptBack(rule: string, messages: number, reason: Text): void {
    this.#writing.transactLightly(() => {
      this.#sql.keptBack.run(messages, JSON.stringify(reason), rule)
      this.#tell()
    })
  }

  #keep({ id, name, origin, hasPassword, createdAt, ...settings }: Relay) {
    this.#sql.relay.run({
      ...{ id, name, origin, hasPassword: hasPassword ? 1 : 0, at: Date.parse(createdAt) },
      settings: JSON.stringify({ name, ...settings }),
    })
  }

  #find(id: string): Relay {
    const found = relays(this.#writing.db).find((relay) => relay.id === id)
    if (!found) throw noRelay(id)
    return found
  }

  #rule(id: string): ForwardRule {
    const found = forwardRules(this.#writing.db).find((rule) => rule.id === id)
    if (!found) throw new Error(`the rule ${id} was not kept`)
    return found
  }

  #tell() {
    const { outbox, clock } = this.#writing
    outbox.append(clock.now(), null, { type: 'relays.changed' }, false)
  }
}

function taken(name: string) {
  return new SandboxError('conflict', {
    en: `There is already a relay named "${name}": choose another name.`,
    es: `Ya existe un relé llamado "${name}": elige otro nombre.`,
  })
}

function inUse(name: string) {
  return new SandboxError('conflict', {
    en: `Mail waits for the relay "${name}": cancel it, or let it go out first.`,
    es: `Hay correo esperando al relé "${name}": cancélalo o deja que salga antes.`,
  })
}

function takenRule(name: string) {
  return new SandboxError('conflict', {
    en: `There is already a rule named "${name}": choose another name.`,
    es: `Ya existe una regla llamada "${name}": elige otro nombre.`,
  })
}

function tooMany() {
  return new SandboxError('conflict', {
    en: `There are ${mostRelays} relays, which is the most: delete some first.`,
    es: `Hay ${mostRelays} relés, que es el máximo: elimina alguno primero.`,
  })
}

function tooManyRules() {
  return new SandboxError('conflict', {
    en: `There are ${mostRules} rules, which is the most: delete some first.`,
    es: `Hay ${mostRules} reglas, que es el máximo: elimina alguna primero.`,
  })
}
