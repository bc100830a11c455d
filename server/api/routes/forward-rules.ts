import { z } from 'zod'
import { newId } from '../../ingest/id.ts'
import { pickRelay } from '../../relay/plan/relays.ts'
import { parseSearch } from '../../search/parse.ts'
import type { Sandbox } from '../../sandbox.ts'
import type { ForwardRule, Scope } from '../../types.ts'
import { notFound } from '../errors.ts'
import { searchText } from '../ref.ts'
import { route } from '../route.ts'
import {
  forwardRule,
  forwardRuleChange,
  forwardRuleList,
  newForwardRule,
  rulePath,
  ruleTest,
} from '../schemas/relay.ts'

export const listRules = route({
  method: 'GET',
  path: '/api/forward-rules',
  verb: 'relay.read',
  tag: 'Release',
  summary: 'Rules that release mail by themselves as it comes in',
  answer: forwardRuleList,
  async handle({ sandbox }) {
    return { rules: await sandbox.store.forwardRules() }
  },
})

export const createRule = route({
  method: 'POST',
  path: '/api/forward-rules',
  verb: 'relay.manage',
  tag: 'Release',
  summary: 'Release by itself what a search finds',
  description: 'It is about mail that comes in from now on.',
  body: newForwardRule,
  status: 201,
  answer: forwardRule,
  async handle({ sandbox, scope, body }) {
    const now = Date.now()
    const { inbox = null, relay = null, to = [], perHour = null, enabled = true } = body
    const rule = { name: body.name, q: body.q, inbox, relay, to, perHour, enabled }
    const known = await checked(sandbox, scope, rule)
    const createdAt = new Date(now).toISOString()
    return sandbox.store.saveForwardRule({ ...known, id: newId(now), createdAt })
  },
})

export const changeRule = route({
  method: 'PATCH',
  path: '/api/forward-rules/{rule}',
  verb: 'relay.manage',
  tag: 'Release',
  summary: 'Change a rule, or let it rest',
  parameters: rulePath,
  body: forwardRuleChange,
  answer: forwardRule,
  async handle({ sandbox, scope, path, body }) {
    const { id, createdAt, ...known } = await ruleOf(sandbox, path.rule)
    const { name, q, inbox, relay, to, perHour, enabled } = known
    const rule = {
      name: body.name ?? name,
      q: body.q ?? q,
      inbox: body.inbox === undefined ? inbox : body.inbox,
      relay: body.relay === undefined ? relay : body.relay,
      to: body.to ?? to,
      perHour: body.perHour === undefined ? perHour : body.perHour,
      enabled: body.enabled ?? enabled,
    }
    // What it was about may be gone: that must not keep a rule from being switched off.
    const whole = await checked(sandbox, scope, rule, body)
    return sandbox.store.saveForwardRule({ ...whole, id, createdAt })
  },
})

export const deleteRule = route({
  method: 'DELETE',
  path: '/api/forward-rules/{rule}',
  verb: 'relay.manage',
  tag: 'Release',
  summary: 'Delete a rule',
  parameters: rulePath,
  status: 204,
  async handle({ sandbox, path }) {
    await ruleOf(sandbox, path.rule)
    await sandbox.store.deleteForwardRule(path.rule)
    return undefined
  },
})

export const testRule = route({
  method: 'POST',
  path: '/api/forward-rules/test',
  verb: 'release.act',
  tag: 'Release',
  summary: 'Which of the last 1,000 messages a rule would have matched',
  body: z.strictObject({ q: searchText, inbox: z.string().max(80).nullable().optional() }),
  answer: ruleTest,
  handle: ({ sandbox, scope, body }) =>
    sandbox.relaying.wouldMatch(scope, { q: body.q, inbox: body.inbox ?? null }),
})

async function ruleOf({ store }: Sandbox, id: string): Promise<ForwardRule> {
  const rule = (await store.forwardRules()).find((one) => one.id === id)
  if (rule) return rule
  throw notFound(`There is no rule ${id}.`, `No existe la regla ${id}.`)
}

type Rule = Omit<Parameters<Sandbox['store']['saveForwardRule']>[0], 'id' | 'createdAt'>

/**
 * The rule with the id of its relay, which may be renamed.
 * @param said what of it is new
 * @throws SandboxError for a search, an inbox or a relay that is none
 */
async function checked(
  { store }: Sandbox,
  scope: Scope,
  rule: Rule,
  said: Pick<Partial<Rule>, 'inbox' | 'relay'> = rule,
): Promise<Rule> {
  parseSearch(rule.q)
  if (rule.inbox !== null && said.inbox !== undefined) await store.inbox(scope, rule.inbox)
  if (rule.relay === null || said.relay === undefined) return rule
  return { ...rule, relay: pickRelay(await store.relays(), rule.relay).id }
}
