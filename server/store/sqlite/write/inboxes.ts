import { randomBytes } from 'node:crypto'
import { SandboxError } from '../../../errors.ts'
import type { Inbox, InboxChange, NewInbox, Retention, Scope } from '../../../types.ts'
import { wordsOf } from '../../../search/words.ts'
import { InboxRows, ownRetention, type InboxRecord } from '../inbox-rows.ts'
import { passwordName } from '../secrets.ts'
import { forGood, type Deleter } from './delete.ts'
import { newId } from './ids.ts'
import type { SearchWriter } from './searches.ts'
import type { Targets } from './targets.ts'
import { Touched } from './touched.ts'
import type { Writing } from './writing.ts'

const longestName = 200
const usualThreshold = 5
const password = () => randomBytes(12).toString('base64url')

interface Fields {
  id: string
  name: string
  user: string
  rules: string
  own: number
  messages: number | null
  days: number | null
  bytes: number | null
  spam: number
  sending: string
}

interface InboxWriterParts {
  writing: Writing
  targets: Targets
  deleter: Deleter
  searches: SearchWriter
}

/** Makes, changes and removes inboxes. */
export class InboxWriter {
  readonly rows: InboxRows
  readonly #writing: Writing
  readonly #insert
  readonly #update
  readonly #taken
  readonly #targets: Targets
  readonly #deleter: Deleter
  readonly #searches: SearchWriter
  readonly #hideRest
  readonly #drop

  constructor({ writing, targets, deleter, searches }: InboxWriterParts) {
    const { db } = writing
    this.#writing = writing
    this.#targets = targets
    this.#deleter = deleter
    this.#searches = searches
    this.#hideRest = db.prepare<[number, number, number]>(
      'UPDATE message SET hidden = ? WHERE hidden > 0 AND hidden <> ? AND inbox = ?',
    )
    this.#drop = db.prepare<[number]>('DELETE FROM inbox WHERE n = ?')
    this.rows = new InboxRows(db, writing.secrets, writing.retention)
    this.#insert = db.prepare<Fields & { origin: string; isDefault: number; at: number }>(
      `INSERT INTO inbox (id, name, user, origin, is_default, rules, own_retention, keep_messages,
         keep_days, keep_bytes, spam_threshold, sending, created_at, empty_since)
       VALUES (@id, @name, @user, @origin, @isDefault, @rules, @own, @messages, @days, @bytes,
         @spam, @sending, @at, @at)`,
    )
    this.#update = db.prepare<Fields>(
      `UPDATE inbox SET name = @name, user = @user, rules = @rules, own_retention = @own,
         keep_messages = @messages, keep_days = @days, keep_bytes = @bytes,
         spam_threshold = @spam, sending = @sending WHERE id = @id`,
    )
    this.#taken = db.prepare<{ id: string; name: string; user: string }, InboxRecord>(
      'SELECT * FROM inbox WHERE id <> @id AND (name = @name OR user = @user)',
    )
  }

  /** The inbox for what no other claims, and passwords for all that have none that opens. */
  start(fresh: boolean): string[] {
    if (fresh) this.#make({ name: 'Default', user: 'default', origin: 'hand' }, true)
    const { secrets } = this.#writing
    const locked = this.rows
      .records({ actor: 'store', inboxes: 'all' })
      .filter(({ id }) => secrets.read(passwordName(id)) === null)
    for (const { id } of locked) secrets.write(passwordName(id), password())
    return locked.map(({ name }) => name)
  }

  create(scope: Scope, asked: NewInbox & { origin: Inbox['origin'] }): Inbox {
    if (scope.inboxes !== 'all') throw notAllowed()
    return this.#writing.transact(() => this.#make(asked, false))
  }

  change(scope: Scope, id: string, change: InboxChange): Inbox {
    return this.#writing.transact(() => {
      const record = this.rows.record(scope, id)
      const kept: Retention | null = record.own_retention === 0 ? null : ownRetention(record)
      const fields = fieldsOf(id, {
        name: change.name ?? record.name,
        user: change.user ?? record.user,
        retention: change.retention ?? kept,
        rules: change.rules ?? null,
        spamThreshold: change.spamThreshold ?? record.spam_threshold,
        sending: change.sending ?? null,
      })
      this.#refuseTaken(fields)
      this.#update.run({
        ...fields,
        rules: change.rules ? fields.rules : record.rules,
        sending: change.sending ? fields.sending : record.sending,
      })
      if (change.password !== undefined) {
        const next = change.password === 'reset' ? password() : change.password
        this.#writing.secrets.write(passwordName(id), next)
      }
      const { counters, outbox, clock } = this.#writing
      outbox.append(clock.now(), counters.of(record.n), { type: 'inbox.changed', id }, false)
      counters.touched.add(record.n)
      this.#writing.background.wake()
      return this.rows.inbox(this.rows.record(scope, id))
    })
  }

  /** The inbox goes at once, its messages are hidden for good and purged in small steps. */
  async delete(scope: Scope, id: string): Promise<void> {
    const { counters, outbox, clock, secrets } = this.#writing
    if (this.rows.record(scope, id).is_default === 1) throw isDefaultInbox()
    const touched = new Touched()
    await this.#deleter.hiding(scope, { inbox: id }, touched, (_, deletion) => {
      const { n } = this.rows.record(scope, id)
      // With what came meanwhile.
      this.#targets.aim(scope, { inbox: id })
      this.#deleter.hideLast(this.#targets.numbers(), deletion, touched)
      // Nobody is told how to undo it, and its time is over.
      this.#deleter.close(deletion, 0)
      this.#hideRest.run(forGood, deletion, n)
      this.#searches.forgetOf(id)
      outbox.append(clock.now(), counters.of(n), { type: 'inbox.deleted', id }, false)
      this.#drop.run(n)
      counters.drop(n)
      secrets.drop(passwordName(id))
    })
  }

  #make(asked: NewInbox & { origin: Inbox['origin'] }, isDefault: boolean): Inbox {
    const { clock, counters, outbox, secrets } = this.#writing
    const at = clock.now()
    const id = newId(at)
    const named = asked.origin === 'user' ? this.#freeName(asked.name) : asked.name
    const user = asked.user ?? this.#freeUser(asked.name)
    const fields = fieldsOf(id, {
      name: named,
      user,
      rules: asked.rules ?? [],
      retention: asked.retention ?? null,
      spamThreshold: asked.spamThreshold ?? usualThreshold,
      sending: null,
    })
    this.#refuseTaken(fields)
    const { origin } = asked
    const { lastInsertRowid } = this.#insert.run({
      ...fields,
      origin,
      isDefault: isDefault ? 1 : 0,
      at,
    })
    secrets.write(passwordName(id), password())
    const counter = counters.of(Number(lastInsertRowid))
    outbox.append(at, counter, { type: 'inbox.created', id })
    const everyone: Scope = { actor: 'store', inboxes: 'all' }
    return this.rows.inbox(this.rows.record(everyone, id))
  }

  #refuseTaken(fields: Fields) {
    const other = this.#taken.get({ id: fields.id, name: fields.name, user: fields.user })
    if (!other) return
    const text =
      other.user === fields.user
        ? {
            en: `The SMTP user "${fields.user}" belongs to the inbox "${other.name}": choose another.`,
            es: `El usuario SMTP "${fields.user}" pertenece al buzón "${other.name}": elige otro.`,
          }
        : {
            en: `There is already an inbox named "${other.name}": choose another name.`,
            es: `Ya existe un buzón llamado "${other.name}": elige otro nombre.`,
          }
    throw new SandboxError('conflict', text)
  }

  /** An unknown user's mail must find an inbox, even if another already bears that name. */
  #freeName(wanted: string): string {
    return this.#free(wanted, (name) => ({ id: '', name, user: '' }))
  }

  #freeUser(name: string): string {
    const slug = wordsOf(name)
      .filter((word) => /^[a-z0-9]+$/.test(word))
      .join('-')
    return this.#free(slug || 'inbox', (user) => ({ id: '', name: '', user }))
  }

  #free(wanted: string, as: (text: string) => { id: string; name: string; user: string }): string {
    let free = wanted
    for (let i = 2; this.#taken.get(as(free)); i++) free = `${wanted}-${i}`
    return free
  }
}

function fieldsOf(
  id: string,
  asked: Required<Pick<NewInbox, 'name'>> & {
    user: string
    rules: Inbox['rules'] | null
    retention: Retention | null
    spamThreshold: number
    sending: string[] | null
  },
): Fields {
  const name = bounded(asked.name, 'name', 'nombre')
  const user = bounded(asked.user, 'SMTP user', 'usuario SMTP')
  return {
    id,
    name,
    user,
    rules: JSON.stringify(asked.rules ?? []),
    own: asked.retention === null ? 0 : 1,
    messages: asked.retention?.messages ?? null,
    days: asked.retention?.days ?? null,
    bytes: asked.retention?.bytes ?? null,
    spam: asked.spamThreshold,
    sending: JSON.stringify(asked.sending ?? []),
  }
}

function bounded(value: string, en: string, es: string): string {
  const text = value.trim()
  if (text !== '' && text.length <= longestName) return text
  throw new SandboxError('bad_request', {
    en: `The ${en} of an inbox has 1 to ${longestName} characters.`,
    es: `El ${es} de un buzón tiene de 1 a ${longestName} caracteres.`,
  })
}

function isDefaultInbox() {
  return new SandboxError('conflict', {
    en: 'The default inbox takes what no other claims: it can be emptied, not deleted.',
    es: 'El buzón predeterminado recibe lo que ningún otro reclama: se puede vaciar, no eliminar.',
  })
}

function notAllowed() {
  return new SandboxError('forbidden', {
    en: 'Only somebody who may see every inbox can do this.',
    es: 'Solo puede hacer esto quien puede ver todos los buzones.',
  })
}
