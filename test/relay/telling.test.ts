import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { startRelay } from '../helpers/relay.ts'
import { addRelay, ended, releaseOf, toldOf } from '../helpers/releasing.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const mail = { from: 'app@shop.test', to: 'ana@x.test', subject: 'Order 7', text: 'On its way.' }

test('a preview shows no Message-ID that will be another', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay, { messageId: 'new' })
  const id = await sandbox.send(mail)
  const { body } = await checked(sandbox, 'POST', `/api/messages/${id}/release/preview`, {
    body: {},
  })
  expect(body.alterations).toEqual([
    { code: 'message_id', text: 'A new Message-ID is made when it is released, at shop.test.' },
  ])
  await ended(sandbox, events, (await releaseOf(sandbox, id)).id)
  await ended(sandbox, events, (await releaseOf(sandbox, id)).id)
  const ids = relay.mails.map(({ bytes }) => /^Message-ID: (.*)\r$/m.exec(bytes.toString())?.[1])
  expect(ids).toEqual([expect.stringMatching(/@shop\.test>$/), expect.any(String)])
  expect(new Set(ids).size).toBe(2)
})

test('what Mailproof says of a release is in the language of who reads it', async () => {
  await using relay = await startRelay({ script: { accepted: 'drop' } })
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  const spanish = sandbox.events('?lang=es')
  await addRelay(sandbox, relay)
  const { id } = await releaseOf(sandbox, await sandbox.send(mail))
  await ended(sandbox, events, id)
  const news = await spanish.until(toldOf(id, ({ state }) => state === 'uncertain'))
  expect(JSON.stringify(news)).toContain('El relé cerró la conexión.')
  const told = async (language: string, path: string) =>
    JSON.stringify((await checked(sandbox, 'GET', path, languageOf(language))).body)
  for (const path of [`/api/releases/${id}`, '/api/releases']) {
    expect(await told('es', path)).toContain('El relé cerró la conexión.')
    expect(await told('en', path)).toContain('The relay closed the connection.')
    expect(await told('en', path)).not.toContain('conexión')
  }
  expect(await told('es', `/api/releases/${id}`)).toContain('Conectado con 127.0.0.1')
})

const languageOf = (language: string) => ({ headers: { 'Accept-Language': language } })
