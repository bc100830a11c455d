import { SandboxError } from '../../../errors.ts'
import type { DkimKey, Zone, ZoneChange, ZoneRecord } from '../../../types.ts'
import { noZone } from '../missing.ts'
import { plannedZone, plannedZones } from '../read/planned.ts'
import { dkimKeyName } from '../secrets.ts'
import type { Writing } from './writing.ts'

const mostZones = 500
const mostKeys = 50

interface Fields {
  domain: string
  records: string
  sending: string
  keys: string
  at: number
}

/** Keeps planned zones and the key pairs that were made for them. */
export class ZoneWriter {
  readonly #writing: Writing
  readonly #save
  readonly #drop

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#save = db.prepare<Fields>(
      `INSERT INTO zone (domain, records, sending, keys, changed_at)
       VALUES (@domain, @records, @sending, @keys, @at)
       ON CONFLICT DO UPDATE SET records = excluded.records, sending = excluded.sending,
         keys = excluded.keys, changed_at = excluded.changed_at`,
    )
    this.#drop = db.prepare<[string]>('DELETE FROM zone WHERE domain = ?')
  }

  /** Makes the zone when there is none. */
  save(domain: string, { records, sending }: ZoneChange): Zone {
    return this.#writing.transact(() => {
      const zones = plannedZones(this.#writing.db)
      const known = zones.find((zone) => zone.domain === domain)
      if (!known && zones.length >= mostZones) throw tooMany()
      return this.#keep({
        domain,
        records: records ?? known?.records ?? [],
        sending: sending ?? known?.sending ?? [],
        keys: known?.keys ?? [],
      })
    })
  }

  delete(domain: string): void {
    this.#writing.transact(() => {
      const { secrets } = this.#writing
      const { keys } = plannedZone(this.#writing.db, domain)
      for (const { selector } of keys) secrets.drop(dkimKeyName(domain, selector))
      this.#drop.run(domain)
      this.#tell(domain)
    })
  }

  /** Adds a key and its record, making the zone when there is none. */
  addKey(domain: string, key: DkimKey, record: ZoneRecord, privateKey: string): Zone {
    return this.#writing.transact(() => {
      const known = plannedZones(this.#writing.db).find((zone) => zone.domain === domain)
      const { records = [], sending = [], keys = [] } = known ?? {}
      if (keys.some(({ selector }) => selector === key.selector)) throw taken(key.selector)
      if (keys.length >= mostKeys) throw tooManyKeys()
      this.#writing.secrets.write(dkimKeyName(domain, key.selector), privateKey)
      const others = records.filter(({ name, type }) => name !== record.name || type !== 'TXT')
      return this.#keep({ domain, sending, records: [...others, record], keys: [...keys, key] })
    })
  }

  /** Forgets a key; its record goes as well. */
  deleteKey(domain: string, selector: string, recordName: string): Zone {
    return this.#writing.transact(() => {
      const zone = plannedZone(this.#writing.db, domain)
      if (!zone.keys.some((key) => key.selector === selector)) throw noZone(domain, selector)
      this.#writing.secrets.drop(dkimKeyName(domain, selector))
      return this.#keep({
        ...zone,
        records: zone.records.filter(({ name, type }) => name !== recordName || type !== 'TXT'),
        keys: zone.keys.filter((key) => key.selector !== selector),
      })
    })
  }

  #keep({ domain, records, sending, keys }: Omit<Zone, 'changedAt'>): Zone {
    this.#save.run({
      domain,
      records: JSON.stringify(records),
      sending: JSON.stringify(sending),
      keys: JSON.stringify(keys),
      at: this.#writing.clock.now(),
    })
    this.#tell(domain)
    return plannedZone(this.#writing.db, domain)
  }

  #tell(domain: string) {
    const { outbox, clock } = this.#writing
    outbox.append(clock.now(), null, { type: 'zone.changed', domain }, false)
  }
}

function tooMany() {
  return new SandboxError('conflict', {
    en: `There are ${mostZones} planned zones, which is the most: delete some first.`,
    es: `Hay ${mostZones} zonas previstas, que es el máximo: elimina alguna primero.`,
  })
}

function tooManyKeys() {
  return new SandboxError('conflict', {
    en: `The zone has ${mostKeys} keys, which is the most: delete some first.`,
    es: `La zona tiene ${mostKeys} claves, que es el máximo: elimina alguna primero.`,
  })
}

function taken(selector: string) {
  return new SandboxError('conflict', {
    en: `There is already a key with the selector "${selector}": choose another, or delete it first.`,
    es: `Ya existe una clave con el selector "${selector}": elige otro o elimínala primero.`,
  })
}
