import { get } from 'node:http'
import { readConfig } from '../config.ts'
import { hostAndPort, reachable } from './address.ts'
import type { CommandInput } from './command.ts'

const patienceMs = 3_000

/** Asks `/readyz` of the Mailproof that these settings describe. */
export async function runReady({ args, env, stdout, stderr }: CommandInput): Promise<number> {
  const { http } = readConfig({ args, env })
  const at = hostAndPort(reachable(http.host), http.port)
  const answer = await ask(`http://${at}${http.basePath}/readyz`)
  if (answer === 'ready') {
    stdout.write('ready\n')
    return 0
  }
  stderr.write(`mailproof: not ready at ${at}: ${answer}\n`)
  return 1
}

function ask(url: string): Promise<string> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: patienceMs, agent: false }, (response) => {
      response.resume()
      response.on('end', () => {
        resolve(response.statusCode === 200 ? 'ready' : `it answers ${response.statusCode}`)
      })
      response.on('error', (error) => resolve(error.message))
    })
    request.on('timeout', () => request.destroy(new Error(`no answer in ${patienceMs / 1000} s`)))
    request.on('error', (error) => resolve(error.message))
  })
}
