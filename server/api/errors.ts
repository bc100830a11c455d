import type { ZodType } from 'zod'
import { z } from 'zod'
import { SandboxError, type ErrorCode } from '../errors.ts'
import type { ErrorAnswer, Log, Text } from '../types.ts'
import type { Language } from './language.ts'

/** HTTP's word for each kind of failure. */
export const statusOf: Record<
  ErrorCode,
  400 | 401 | 403 | 404 | 409 | 413 | 500 | 502 | 503 | 507
> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  not_ready: 503,
  too_slow: 503,
  storage: 507,
  unreachable: 502,
  internal: 500,
}

const failed = {
  en: 'Mailproof failed at this request. Its log has the details.',
  es: 'Mailproof falló con esta petición. Los detalles están en su registro.',
}

/** What a client is told of an error; what nobody foresaw is logged and told as `internal`. */
export function errorAnswerOf(error: unknown, language: Language, log: Log) {
  const known =
    error instanceof SandboxError ? error : new SandboxError('internal', failed, { cause: error })
  if (known.code === 'internal') log.error({ err: error }, 'a request failed')
  const told: ErrorAnswer['error'] = {
    code: known.code,
    message: known.text[language],
    ...(known.at ? { at: known.at } : {}),
    ...(known.session === undefined ? {} : { session: known.session }),
  }
  return { code: known.code, error: told }
}

/** The only translation of errors to responses. */
export function errorResponse(error: unknown, language: Language, log: Log): Response {
  const { code, error: told } = errorAnswerOf(error, language, log)
  const answer: ErrorAnswer = { error: told }
  return new Response(JSON.stringify(answer), {
    status: statusOf[code],
    headers: {
      'Content-Type': 'application/json',
      'Content-Language': language,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
      ...(code === 'not_ready' ? { 'Retry-After': '1' } : {}),
      ...(code === 'unauthorized'
        ? { 'WWW-Authenticate': 'Basic realm="Mailproof", charset="UTF-8"' }
        : {}),
    },
  })
}

export function notFound(en: string, es: string): SandboxError {
  return new SandboxError('not_found', { en, es })
}

export function badRequest(en: string, es: string): SandboxError {
  return new SandboxError('bad_request', { en, es })
}

const locales = { en: z.locales.en().localeError, es: z.locales.es().localeError }

/** @throws SandboxError `bad_request` naming each thing that is wrong, in both languages */
export function parse<S extends ZodType>(
  schema: S,
  input: unknown,
  what: { en: string; es: string },
): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const explain = (language: Language) =>
    listed(issuesOf(schema, input, locales[language]), language)
  throw badRequest(`${what.en}: ${explain('en')}.`, `${what.es}: ${explain('es')}.`)
}

type Issue = z.core.$ZodIssue

/** Of a body that may have several shapes, what is wrong with the one that it resembles most. */
function issuesOf(schema: z.core.$ZodType, input: unknown, error: z.core.$ZodErrorMap): Issue[] {
  if (!(schema instanceof z.ZodUnion)) {
    return z.safeParse(schema, input, { error }).error?.issues ?? []
  }
  return schema.options
    .map((shape) => issuesOf(shape, input, error))
    .reduce((best, other) => (strangeness(other) < strangeness(best) ? other : best))
}

/** Members that a shape does not have count more than any that are missing or wrong. */
function strangeness(issues: Issue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 100 * issue.keys.length : 1),
    0,
  )
}

function listed(issues: Issue[], language: Language): string {
  return issues
    .slice(0, 5)
    .map((issue) => {
      const said = wordsOf(issue)?.[language] ?? issue.message
      return issue.path.length === 0 ? said : `${issue.path.join('.')}: ${said}`
    })
    .join('; ')
}

/** Of a schema that says itself what is wrong, in both languages: `wrong` in `schemas/wire.ts`. */
function wordsOf(issue: Issue): Text | null {
  const words: unknown = issue.code === 'custom' ? issue.params?.words : undefined
  // Only `wrong` gives an issue words.
  return words === undefined ? null : (words as Text)
}
