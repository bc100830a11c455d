import { SandboxError } from '../../../errors.ts'
import type { NewSearch, SavedSearch, Scope, SearchChange } from '../../../types.ts'
import { noInbox, noSearch } from '../missing.ts'
import { mayKeep, savedSearchOf } from '../read/searches.ts'
import { newId } from './ids.ts'
import type { Writing } from './writing.ts'

/** A list that people look through. */
const most = 500
const longestName = 200
const longestText = 4000

interface Fields {
  id: string
  name: string
  q: string
  inbox: string | null
}

/** Keeps searches that have a name. */
export class SearchWriter {
  readonly #writing: Writing
  readonly #insert
  readonly #update
  readonly #drop
  readonly #taken
  readonly #inbox
  readonly #count
  readonly #of

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#insert = db.prepare<Fields & { at: number }>(
      'INSERT INTO search (id, name, q, inbox, created_at) VALUES (@id, @name, @q, @inbox, @at)',
    )
    this.#update = db.prepare<Fields>(
      'UPDATE search SET name = @name, q = @q, inbox = @inbox WHERE id = @id',
    )
    this.#drop = db.prepare<[string]>('DELETE FROM search WHERE id = ?')
    this.#taken = db.prepare<Fields, { name: string }>(
      'SELECT name FROM search WHERE name = @name AND id <> @id',
    )
    this.#inbox = db.prepare<[string], { n: number }>('SELECT n FROM inbox WHERE id = ?')
    this.#count = db.prepare<[], { searches: number }>('SELECT count(*) AS searches FROM search')
    this.#of = db.prepare<[string], { id: string }>('SELECT id FROM search WHERE inbox = ?')
  }

  save(scope: Scope, asked: NewSearch): SavedSearch {
    const { clock } = this.#writing
    return this.#writing.transact(() => {
      if ((this.#count.get()?.searches ?? 0) >= most) throw tooMany()
      const fields = this.#checked(scope, { ...asked, id: newId(clock.now()) })
      this.#insert.run({ ...fields, at: clock.now() })
      return this.#told('search.created', scope, fields.id)
    })
  }

  change(scope: Scope, id: string, { name, q, inbox }: SearchChange): SavedSearch {
    return this.#writing.transact(() => {
      const known = this.#find(scope, id)
      const wanted = {
        id,
        name: name ?? known.name,
        q: q ?? known.q,
        inbox: inbox === undefined ? known.inbox : inbox,
      }
      this.#update.run(this.#checked(scope, wanted))
      return this.#told('search.changed', scope, id)
    })
  }

  delete(scope: Scope, id: string): void {
    this.#writing.transact(() => this.#forget(this.#find(scope, id)))
  }

  /** The searches of an inbox that goes; within its transaction. */
  forgetOf(inbox: string): void {
    for (const { id } of this.#of.all(inbox)) this.#forget({ id, inbox })
  }

  #forget({ id, inbox }: { id: string; inbox: string | null }) {
    this.#drop.run(id)
    const { outbox, clock } = this.#writing
    outbox.append(clock.now(), this.#counter(inbox), { type: 'search.deleted', id }, false)
  }

  #told(type: 'search.created' | 'search.changed', scope: Scope, id: string): SavedSearch {
    const search = this.#find(scope, id)
    const { outbox, clock } = this.#writing
    outbox.append(clock.now(), this.#counter(search.inbox), { type, search }, false)
    return search
  }

  #find(scope: Scope, id: string): SavedSearch {
    return savedSearchOf(this.#writing.db, scope, id)
  }

  #counter(inbox: string | null) {
    const n = inbox === null ? undefined : this.#inbox.get(inbox)?.n
    return n === undefined ? null : this.#writing.counters.of(n)
  }

  #checked(scope: Scope, { id, name, q, inbox }: Fields): Fields {
    if (inbox !== null && this.#inbox.get(inbox) === undefined) throw noInbox(inbox)
    if (!mayKeep(scope, inbox)) throw inbox === null ? noSearch(id) : noInbox(inbox)
    const fields = { id, inbox, name: name.trim(), q: q.trim() }
    if (fields.name === '' || fields.name.length > longestName) throw badName()
    if (fields.q === '' || fields.q.length > longestText) throw badText()
    const other = this.#taken.get(fields)
    if (other) throw taken(other.name)
    return fields
  }
}

function taken(name: string) {
  return new SandboxError('conflict', {
    en: `There is already a search named "${name}": choose another name.`,
    es: `Ya existe una búsqueda llamada "${name}": elige otro nombre.`,
  })
}

function badName() {
  return new SandboxError('bad_request', {
    en: `The name of a search has 1 to ${longestName} characters.`,
    es: `El nombre de una búsqueda tiene de 1 a ${longestName} caracteres.`,
  })
}

function badText() {
  return new SandboxError('bad_request', {
    en: `The text of a search has 1 to ${longestText} characters.`,
    es: `El texto de una búsqueda tiene de 1 a ${longestText} caracteres.`,
  })
}

function tooMany() {
  return new SandboxError('conflict', {
    en: `There are ${most} saved searches, which is the most: delete some first.`,
    es: `Hay ${most} búsquedas guardadas, que es el máximo: elimina alguna primero.`,
  })
}
