import { SandboxError } from '../../../errors.ts'
import type { ForwardRule, Relay, ReleasePolicy, Text } from '../../../types.ts'
import { noRelay, noRule } from '../missing.ts'
import { newest } from '../read/indexed.ts'
import { newestSeq } from '../read/events.ts'
import { forwardRules, relays } from '../read/relays.ts'
import { relayPasswordName } from '../secrets.ts'
import type { Writing } from './writing.ts'

const mostRelays = 200
const mostRules = 200

export type SavedRule = Omit<
  ForwardRule,
  'since' | 'after' | 'released' | 'keptBack' | 'lastRefusal'
>

/** Keeps relays, rules, and what may be released. */
export class RelayWriter {
  readonly #writing: Writing
  readonly #sql

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#sql = {
      taken: db
        .prepare<[string, string], string>('SELECT name FROM relay WHERE key = ? AND id <> ?')
        .pluck(),
      count: db.prepare<[], number>('SELECT count(*) FROM relay WHERE key IS NOT NULL').pluck(),
      noDefault: db.prepare<[string]>('UPDATE relay SET is_default = 0 WHERE id <> ?'),
      save: db.prepare<Record<string, string | number>>(
        `INSERT INTO relay (id, key, name, origin, is_default, paused, settings, created_at)
         VALUES (@id, @key, @name, @origin, @isDefault, @paused, @settings, @at)
         ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name,
           origin = excluded.origin, is_default = excluded.is_default, paused = excluded.paused,
           settings = excluded.settings, created_at = excluded.created_at`,
      ),
      find: db
        .prepare<[string], number>('SELECT n FROM relay WHERE id = ? AND key IS NOT NULL')
        .pluck(),
      busy: db
        .prepare<[number], number>(
          'SELECT 1 FROM "release" WHERE relay = ? AND ended_at IS NULL LIMIT 1',
        )
        .pluck(),
      drop: db.prepare<[number]>(
        "UPDATE relay SET key = NULL, is_default = 0, settings = '{}' WHERE n = ?",
      ),
      set: db.prepare<[string, string]>(
        `INSERT INTO setting (name, value) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value`,
      ),
      ruleTaken: db
        .prepare<[string, string], string>(
          'SELECT name FROM forward_rule WHERE key = ? AND id <> ?',
        )
        .pluck(),
      saveRule: db.prepare<Record<string, string | number | null>>(
        `INSERT INTO forward_rule (id, key, name, q, inbox, relay, recipients, per_hour, enabled,
           since, after_n, created_at)
         VALUES (@id, @key, @name, @q, @inbox, @relay, @to, @perHour, @enabled, @since, @after, @at)
         ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name, q = excluded.q,
           inbox = excluded.inbox, relay = excluded.relay, recipients = excluded.recipients,
           per_hour = excluded.per_hour, enabled = excluded.enabled, since = excluded.since,
           after_n = excluded.after_n`,
      ),
      dropRule: db.prepare<[string]>('DELETE FROM forward_rule WHERE id = ?'),
      refusal: db
        .prepare<[string], string | null>('SELECT refusal FROM forward_rule WHERE id = ?')
        .pluck(),
      keptBack: db.prepare<[number, string, string]>(
        'UPDATE forward_rule SET kept_back = kept_back + ?, refusal = ? WHERE id = ?',
      ),
    }
  }

  save(
    { id, origin, createdAt, ...settings }: Omit<Relay, 'hasPassword'>,
    password?: string | null,
  ) {
    const { db, secrets } = this.#writing
    return this.#writing.transact((): Relay => {
      const key = settings.name.toLowerCase()
      const other = this.#sql.taken.get(key, id)
      if (other !== undefined) throw relayTaken(other)
      const isNew = this.#sql.find.get(id) === undefined
      if (isNew && (this.#sql.count.get() ?? 0) >= mostRelays) throw tooManyRelays()
      if (settings.isDefault) this.#sql.noDefault.run(id)
      const { name, isDefault, paused } = settings
      this.#sql.save.run({
        ...{ id, key, name, origin, settings: JSON.stringify(settings) },
        ...{ isDefault: isDefault ? 1 : 0, paused: paused ? 1 : 0, at: Date.parse(createdAt) },
      })
      if (password === null) secrets.drop(relayPasswordName(id))
      else if (password !== undefined) secrets.write(relayPasswordName(id), password)
      this.#tell()
      const saved = relays(db, secrets).find((relay) => relay.id === id)
      if (!saved) throw noRelay(id)
      return saved
    })
  }

  delete(id: string): void {
    this.#writing.transact(() => {
      const n = this.#sql.find.get(id)
      if (n === undefined) throw noRelay(id)
      if (this.#sql.busy.get(n) !== undefined) throw relayBusy()
      this.#sql.drop.run(n)
      this.#writing.secrets.drop(relayPasswordName(id))
      this.#tell()
    })
  }

  savePolicy(policy: ReleasePolicy): void {
    this.#writing.transact(() => {
      this.#sql.set.run('release-policy', JSON.stringify(policy))
      this.#tell()
    })
  }

  /** What a power loss takes of it is looked at again, and a rule releases nothing twice. */
  saveCursor(seq: number): void {
    this.#writing.transactLightly(() => this.#sql.set.run('rule-cursor', String(seq)))
  }

  saveRule({ id, name, q, inbox, relay, to, perHour, enabled, createdAt }: SavedRule): ForwardRule {
    return this.#writing.transact(() => {
      const { db } = this.#writing
      const key = name.toLowerCase()
      const other = this.#sql.ruleTaken.get(key, id)
      if (other !== undefined) throw ruleTaken(other)
      const rules = forwardRules(db)
      if (rules.length >= mostRules && !rules.some((rule) => rule.id === id)) throw tooManyRules()
      const before = rules.find((rule) => rule.id === id)
      // What came in while it rested is left alone.
      const from = before?.enabled ? before : { since: newestSeq(db), after: newest(db) }
      const { since, after } = from
      this.#sql.saveRule.run({
        ...{ id, key, name, q, inbox, relay, perHour, since, after },
        ...{ to: JSON.stringify(to), enabled: enabled ? 1 : 0, at: Date.parse(createdAt) },
      })
      this.#tell()
      const saved = forwardRules(db).find((rule) => rule.id === id)
      if (!saved) throw noRule(id)
      return saved
    })
  }

  deleteRule(id: string): void {
    this.#writing.transact(() => {
      if (this.#sql.dropRule.run(id).changes === 0) throw noRule(id)
      this.#tell()
    })
  }

  /** Of many for the same reason, one event tells. */
  keptBack(rule: string, messages: number, reason: Text): void {
    this.#writing.transactLightly(() => {
      const refusal = JSON.stringify(reason)
      const before = this.#sql.refusal.get(rule)
      if (before === undefined) return
      this.#sql.keptBack.run(messages, refusal, rule)
      if (before !== refusal) this.#tell()
    })
  }

  #tell() {
    const { outbox, clock } = this.#writing
    outbox.append(clock.now(), null, { type: 'relays.changed' }, false)
  }
}

function relayTaken(name: string) {
  return new SandboxError('conflict', {
    en: `There is already a relay named "${name}": choose another name.`,
    es: `Ya existe un relé llamado "${name}": elige otro nombre.`,
  })
}

function relayBusy() {
  return new SandboxError('conflict', {
    en: 'Recipients still wait for this relay: cancel their releases first, or let them end.',
    es: 'Todavía hay destinatarios que esperan a este relé: cancela antes sus entregas o deja que terminen.',
  })
}

function tooManyRelays() {
  return new SandboxError('conflict', {
    en: `There are ${mostRelays} relays, which is the most: delete some first.`,
    es: `Hay ${mostRelays} relés, que es el máximo: elimina alguno primero.`,
  })
}

function ruleTaken(name: string) {
  return new SandboxError('conflict', {
    en: `There is already a rule named "${name}": choose another name.`,
    es: `Ya existe una regla llamada "${name}": elige otro nombre.`,
  })
}

function tooManyRules() {
  return new SandboxError('conflict', {
    en: `There are ${mostRules} rules, which is the most: delete some first.`,
    es: `Hay ${mostRules} reglas, que es el máximo: elimina alguna primero.`,
  })
}
