import { presets, presetsIn } from '../../relay/presets/index.ts'
import { pickRelay } from '../../relay/plan/relays.ts'
import { changedRelay, newRelaySettings, opened, smtpPassword } from '../../relay/settings.ts'
import { newId } from '../../ingest/id.ts'
import type { Store } from '../../store/store.ts'
import type { NewRelay, Relay, Scope, Text } from '../../types.ts'
import { notFound } from '../errors.ts'
import type { Language } from '../language.ts'
import { route } from '../route.ts'
import {
  newRelay,
  presetList,
  relay,
  relayChange,
  relayList,
  relayPath,
  relayTest,
  releasePolicy,
} from '../schemas/relay.ts'

export const listRelays = route({
  method: 'GET',
  path: '/api/relays',
  verb: 'relay.read',
  tag: 'Release',
  summary: 'Relays that mail can be released through, by name',
  description: 'Passwords are never told.',
  answer: relayList,
  async handle({ sandbox }) {
    return { relays: await sandbox.store.relays() }
  },
})

export const listPresets = route({
  method: 'GET',
  path: '/api/relays/presets',
  verb: 'relay.read',
  tag: 'Release',
  summary: 'What is known of providers: hosts, user names, limits, and what people stumble over',
  answer: presetList,
  async handle({ language }) {
    return { presets: presetsIn(language) }
  },
})

export const createRelay = route({
  method: 'POST',
  path: '/api/relays',
  verb: 'relay.manage',
  tag: 'Release',
  summary: 'Add a relay',
  description: 'What is left out is as the preset says. The first relay is the default one.',
  body: newRelay,
  status: 201,
  answer: relay,
  async handle({ sandbox: { store }, body }) {
    const { length } = await store.relays()
    const made = toBe(body)
    const isDefault = made.isDefault || length === 0
    return store.saveRelay({ ...made, isDefault }, smtpPassword(made, body.password))
  },
})

export const testNewRelay = route({
  method: 'POST',
  path: '/api/relays/test',
  verb: 'relay.manage',
  tag: 'Release',
  summary: 'Try a relay before it is kept: greeting, TLS, login',
  body: newRelay,
  answer: relayTest,
  async handle({ sandbox, body, language }) {
    const relay = toBe(body)
    const password = smtpPassword(relay, body.password) ?? null
    const open = opened({ ...relay, hasPassword: password !== null }, password)
    return sandbox.relaying.test(open, saying(language))
  },
})

export const getRelay = route({
  method: 'GET',
  path: '/api/relays/{relay}',
  verb: 'relay.read',
  tag: 'Release',
  summary: 'One relay, by id or name',
  parameters: relayPath,
  answer: relay,
  handle: async ({ sandbox, path }) => pickRelay(await sandbox.store.relays(), path.relay),
})

export const changeRelay = route({
  method: 'PATCH',
  path: '/api/relays/{relay}',
  verb: 'relay.manage',
  tag: 'Release',
  summary: 'Change or pause a relay',
  description:
    'The password is asked for again when the relay moves to another host. What waits for it is tried anew.',
  parameters: relayPath,
  body: relayChange,
  answer: relay,
  async handle({ sandbox: { store }, scope, path, body }) {
    const known = pickRelay(await store.relays(), path.relay)
    const { hasPassword: _, ...next } = changedRelay(known, body)
    const kept = await store.saveRelay(next, smtpPassword(next, body.password))
    if (!kept.paused) {
      await store.changeReleases(
        scope,
        { query: { relay: kept.id, states: ['deferred'] } },
        'retry',
      )
    }
    return kept
  },
})

export const deleteRelay = route({
  method: 'DELETE',
  path: '/api/relays/{relay}',
  verb: 'relay.manage',
  tag: 'Release',
  summary: 'Delete a relay that nothing waits for',
  parameters: relayPath,
  status: 204,
  async handle({ sandbox: { store }, path }) {
    await store.deleteRelay(pickRelay(await store.relays(), path.relay).id)
    return undefined
  },
})

export const testRelay = route({
  method: 'POST',
  path: '/api/relays/{relay}/test',
  verb: 'relay.manage',
  tag: 'Release',
  summary: 'Try a relay: greeting, TLS, login; nothing is sent',
  parameters: relayPath,
  answer: relayTest,
  handle: async ({ sandbox, path, language }) =>
    sandbox.relaying.test(pickRelay(await sandbox.store.relays(), path.relay), saying(language)),
})

export const getPolicy = route({
  method: 'GET',
  path: '/api/release-policy',
  verb: 'relay.read',
  tag: 'Release',
  summary: 'What may be released, and to whom',
  answer: releasePolicy,
  handle: ({ sandbox }) => sandbox.store.releasePolicy(),
})

export const putPolicy = route({
  method: 'PUT',
  path: '/api/release-policy',
  verb: 'relay.manage',
  tag: 'Release',
  summary: 'Say what may be released, and to whom',
  body: releasePolicy,
  answer: releasePolicy,
  async handle({ sandbox: { store }, scope, body }) {
    const closedInboxes = await closedOf(store, scope, body.closedInboxes)
    await store.saveReleasePolicy({ ...body, closedInboxes })
    return store.releasePolicy()
  },
})

/**
 * Ids of the inboxes that are meant, by id or name. One that was closed and is gone is forgotten.
 * @throws SandboxError `not_found` for one that is none: it would be thought closed
 */
async function closedOf(store: Store, scope: Scope, wanted: string[]): Promise<string[]> {
  const inboxes = await store.inboxes(scope)
  const before = new Set((await store.releasePolicy()).closedInboxes)
  const ids = wanted.flatMap((text) => {
    const name = text.toLowerCase()
    const found = inboxes.find((one) => one.id === text || one.name.toLowerCase() === name)
    if (found) return [found.id]
    if (before.has(text)) return []
    throw notFound(
      `closedInboxes: there is no inbox "${text}". Give the id or the name of one.`,
      `closedInboxes: no existe el buzón "${text}". Da el identificador o el nombre de uno.`,
    )
  })
  return [...new Set(ids)]
}

function toBe(body: NewRelay): Omit<Relay, 'hasPassword'> {
  const now = Date.now()
  return {
    ...newRelaySettings(body, presets),
    id: newId(now),
    origin: 'hand',
    createdAt: new Date(now).toISOString(),
  }
}

const saying = (language: Language) => (text: Text) => text[language]
