import { expect, test } from 'vitest'
import { verdict, type Course, type Ending, type Place } from '../../server/smtp/outcome.ts'
import { givenUp, handshakeFailure } from '../../server/smtp/tls.ts'
import { remark } from '../../web/connections/remarks.ts'

const endings: Ending[] = [
  { by: 'client' },
  { by: 'quit' },
  { by: 'timeout', seconds: 60 },
  { by: 'pace', seconds: 300 },
  { by: 'error', message: 'read ETIMEDOUT' },
  { by: 'server' },
  { by: 'shutdown' },
]
const places: Place[] = [
  { in: 'idle' },
  { in: 'transaction' },
  { in: 'command', partial: 'MAIL $1 (FROM' },
  { in: 'data', bytes: 4812 },
]
const quiet: Course = { messages: 0, tlsFailed: null, authRefused: null, refused: null }
const failures = [
  ['ERR_SSL', 'x:y:z:w:alert unknown ca:alert unknown ca'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'wrong'],
  ['ERR_SSL_NO_SHARED_CIPHER', 'no shared cipher'],
  ['ERR_TLS_HANDSHAKE_TIMEOUT', 'late'],
  ['ECONNRESET', 'gone'],
  ['ERR_OTHER', 'something else'],
].flatMap(([code, message]) =>
  [true, false].map((began) =>
    handshakeFailure(Object.assign(new Error(message), { code }), began),
  ),
)
const abandoned = [true, false].flatMap((upgrading) =>
  [true, false].flatMap((began) =>
    endings.map((ending) => givenUp({ upgrading, began, untried: true }, ending) ?? ''),
  ),
)
const remarks = new Set([
  ...endings.flatMap((ending) => places.map((place) => verdict(quiet, ending, place).reason)),
  ...failures,
  ...abandoned,
  'TLS started: TLSv1.3, TLS_AES_256_GCM_SHA384',
])
remarks.delete('')

test.each([...remarks])('is said in Spanish: %s', (english) => {
  const { es } = remark(english)
  expect(es).not.toBe(english)
  expect(es.replace('MAIL $1 (FROM', '')).not.toMatch(
    /\b(the|client|connection|between|middle|after|handshake|during)\b/i,
  )
})

test('quotes what was said as it was said', () => {
  expect(remark('550 5.1.1 No such user').es).toBe('550 5.1.1 No such user')
  const cut = 'The client closed the connection in the middle of a command: "MAIL $1 (FROM".'
  expect(remark(cut).es).toBe(
    'El cliente cerró la conexión en mitad de una orden: "MAIL $1 (FROM".',
  )
})
