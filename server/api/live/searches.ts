import { SandboxError } from '../../errors.ts'
import type { Sandbox } from '../../sandbox.ts'
import type { LiveMessage, SandboxEvent, Scope, SearchRequest } from '../../types.ts'
import { errorAnswerOf, parse } from '../errors.ts'
import type { Language } from '../language.ts'
import { condition, known } from '../ref.ts'
import { clientMessage } from '../schemas/live.ts'
import { may } from '../scope.ts'
import { liveSearch, tooManySearches, type LiveSearch } from './search.ts'

/** Of one connection. */
const mostSearches = 16

type Asked = Omit<SearchRequest, 'type'>

export interface LiveSearches {
  /** A frame of the client: a search, or the end of one. What is wrong is told by a frame. */
  request(text: string): Promise<void>
  /** @throws SandboxError `bad_request`, `forbidden` or `conflict` */
  open(asked: Asked): LiveSearch
  hear(event: SandboxEvent): void
  end(): void
}

interface Parts {
  sandbox: Pick<Sandbox, 'store' | 'log'>
  scope: Scope
  language: Language
  /** The newest event that the client was told of, or could have been. */
  seq(): number
  say(message: LiveMessage): void
}

/** The live searches of one connection. */
export function liveSearches({ sandbox, scope, language, seq, say }: Parts): LiveSearches {
  const searches = new Map<string, LiveSearch>()

  function fail(id: string | null, error: unknown) {
    if (id !== null) searches.delete(id)
    const { error: told } = errorAnswerOf(error, language, sandbox.log)
    say({ type: 'search.failed', id, error: told })
  }

  function end(id: string) {
    searches.get(id)?.end()
    searches.delete(id)
  }

  function open({ id, q, inbox, tz }: Asked): LiveSearch {
    end(id)
    if (searches.size >= mostSearches) throw tooManySearches(mostSearches)
    if (inbox !== undefined && !may(scope, 'message.read', inbox)) throw notAllowed()
    const query = () => ({ inbox: known(inbox), search: condition({ q, tz }) })
    const { store } = sandbox
    const failed = (error: unknown) => fail(id, error)
    const search = liveSearch({ id, query, scope, store, say, failed })
    searches.set(id, search)
    return search
  }

  return {
    async request(text) {
      let id: string | null = null
      try {
        const message = parse(clientMessage, json(text), what)
        id = message.id
        if (message.type === 'search.end') end(id)
        else await open(message).start(seq())
      } catch (error) {
        fail(id, error)
      }
    },
    open,
    hear(event) {
      for (const search of searches.values()) search.hear(event)
    },
    end() {
      for (const id of [...searches.keys()]) end(id)
    },
  }
}

const what = { en: 'The frame is not valid', es: 'El mensaje no es válido' }

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = {
      en: 'A frame must be JSON: a search, or the end of one.',
      es: 'Cada mensaje debe ser JSON: una búsqueda, o el fin de una.',
    }
    throw new SandboxError('bad_request', reason, { cause: error })
  }
}

function notAllowed() {
  return new SandboxError('forbidden', { en: 'Not allowed.', es: 'No permitido.' })
}
