import { SandboxError } from '../../errors.ts'
import type { Relay } from '../../types.ts'

/**
 * The relay of this id or name, or the default one; the only one there is counts as that.
 * @throws SandboxError `conflict` when there is none, `not_found` when not this one
 */
export function pickRelay(relays: readonly Relay[], wanted?: string): Relay {
  if (wanted === undefined) {
    const usual = relays.find(({ isDefault }) => isDefault) ?? relays[0]
    if (usual) return usual
    throw new SandboxError('conflict', {
      en: 'There is no relay, so nothing can be released. Add one in Settings, Relays, or with --relay.',
      es: 'No hay ningún relé, así que no se puede entregar nada. Añade uno en Ajustes, Relés, o con --relay.',
    })
  }
  const name = wanted.toLowerCase()
  const found = relays.find((relay) => relay.id === wanted || relay.name.toLowerCase() === name)
  if (found) return found
  const names = relays.map((relay) => relay.name).join(', ')
  throw new SandboxError('not_found', {
    en: `There is no relay "${wanted}".${names === '' ? ' Add one first.' : ` There are: ${names}.`}`,
    es: `No existe el relé "${wanted}".${names === '' ? ' Añade uno primero.' : ` Existen: ${names}.`}`,
  })
}
