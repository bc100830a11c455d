import { expect } from 'vitest'
import type { ZodType } from 'zod'
import { routes } from '../../server/api/index.ts'
import { errorAnswer } from '../../server/api/schemas/info.ts'
import type { Answer, CallOptions, TestSandbox } from './sandbox.ts'

interface Listed {
  method: string
  path: string
  status?: number
  answer?: ZodType
  media?: readonly string[]
}

const list: readonly Listed[] = routes

/** The route of the list that answers this request. */
export function routeFor(method: string, address: string): Listed {
  const [path = ''] = address.split('?')
  const fits = ({ method: own, path: pattern }: Listed) =>
    own === method && new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)
  const found = list.find(fits)
  if (!found) throw new Error(`no route for ${method} ${path}`)
  return found
}

/** Calls a route and holds what it answers to its own schema, or to the schema of errors. */
export async function checked(
  sandbox: TestSandbox,
  method: string,
  path: string,
  options?: CallOptions,
  // The schema is what is checked here.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
): Promise<Answer<any>> {
  const route = routeFor(method, path)
  const answer = await sandbox.api(method, path, options)
  const { status, body } = answer
  if (status >= 400) errorAnswer.parse(body)
  else {
    expect(status).toBe(route.status ?? 200)
    route.answer?.parse(body)
    if (route.media) {
      const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
      expect(route.media.map((one) => one.replace('image/*', type))).toContain(type)
    }
  }
  return answer
}
