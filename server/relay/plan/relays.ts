import { SandboxError } from '../../errors.ts'
import type { Relay } from '../../types.ts'

/**
 * The relay of this id or name, or the default one; the only one there is counts as that.
 * @throws SandboxError `conflict` when there is none, `not_found` when not this one
 */
export function pickRelay(relays: readonly Relay[], wanted?: string): Relay {
  if (wanted === undefined) {
    const [only, ...others] = relays
    const usual = relays.find(({ isDefault }) => isDefault) ?? (others.length > 0 ? null : only)
    if (usual) return usual
    if (usual === null) throw noDefault(relays)
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

/** Which one mail leaves by is not left to chance. */
function noDefault(relays: readonly Relay[]) {
  const names = relays.map(({ name }) => name).join(', ')
  return new SandboxError('conflict', {
    en: `None of the relays is the default one (${names}). Name one of them, or make one the default in Settings, Relays.`,
    es: `Ninguno de los relés es el predeterminado (${names}). Indica uno, o haz que uno lo sea en Ajustes, Relés.`,
  })
}
