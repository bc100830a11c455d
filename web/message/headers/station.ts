import type { ConnectionFacts, Message } from '../../../server/types.ts'
import { say } from '../../state/language.svelte.ts'
import type { Station } from './journey.ts'
import type { Stamp } from './received.ts'
import { texts } from './texts.ts'

/** A station in words; `name` is '' where the value says what it is. */
export interface StationFacts {
  from: string
  by: string
  facts: { name: string; value: string }[]
}

export function stationFacts({ stamp }: Station, message: Message): StationFacts {
  const told = stamp ? ofStamp(stamp) : ofCapture(message)
  return { ...told, facts: told.facts.filter(({ value }) => value !== '') }
}

function ofStamp(stamp: Stamp): StationFacts {
  const unknown = say(texts.unknownHost)
  // '[192.0.2.7]' is the address itself.
  const bare = stamp.from.replace(/^\[(?:IPv6:)?(.*)\]$/i, '$1')
  return {
    from: stamp.from || stamp.note || unknown,
    by: stamp.by || (stamp.from === '' ? '' : unknown),
    facts: [
      { name: '', value: stamp.name },
      { name: '', value: stamp.address === bare ? '' : stamp.address },
      { name: 'HELO', value: stamp.helo },
      { name: say(texts.with), value: stamp.with },
      { name: '', value: stamp.tls === '' ? say(texts.encrypted) : (stamp.tls ?? '') },
      { name: 'id', value: stamp.id },
      { name: say(texts.for), value: stamp.for },
    ],
  }
}

function ofCapture({ connection, origin }: Message): StationFacts {
  const how = { name: '', value: say(texts.captured[origin.kind]) }
  if (!connection) return { from: 'Mailproof', by: '', facts: [how] }
  return { ...client(connection), facts: [how, ...client(connection).facts] }
}

function client({ clientAddress, ehlo, tls }: ConnectionFacts): StationFacts {
  return {
    from: ehlo ?? clientAddress,
    by: 'Mailproof',
    facts: [
      { name: '', value: ehlo === null ? '' : clientAddress },
      {
        name: '',
        value: tls ? `${tls.version.replace('TLSv', 'TLS ')} ${tls.cipher}` : say(texts.clear),
      },
    ],
  }
}
