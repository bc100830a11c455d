import type { Info } from '../../types.ts'
import type { Language } from '../language.ts'
import { route, type HttpFacts } from '../route.ts'
import { info } from '../schemas/info.ts'
import { isLoopback } from '../security/hosts.ts'

export const getInfo = route({
  method: 'GET',
  path: '/api/info',
  verb: 'info.read',
  tag: 'Server',
  summary: 'The running server: version, ports, settings, warnings',
  answer: info,
  async handle({ sandbox, scope, http, language }) {
    const { config, store, smtp, version } = sandbox
    const [seq, counts, troubles] = await Promise.all([
      store.seq(),
      store.counts(scope),
      store.troubles(),
    ])
    return {
      name: 'mailproof' as const,
      version,
      file: store.file,
      seq,
      smtp: { listeners: smtp.listeners, auth: config.smtp.auth, maxSize: config.smtp.maxSize },
      http,
      settings: config.settings,
      checks: sandbox.checking.checks.map(({ id }) => id),
      warnings: [
        ...troubles.map(({ code, text }) => ({ code, text: text[language] })),
        ...warningsOf(http, language),
      ],
      counts,
    }
  },
})

const open = {
  en: 'Anyone on the network can read and delete this mail: no password is asked for. Set --http-auth USER:PASSWORD, or listen on 127.0.0.1 only.',
  es: 'Cualquiera en la red puede leer y eliminar este correo: no se pide contraseña. Usa --http-auth USUARIO:CONTRASEÑA, o escucha solo en 127.0.0.1.',
}

export function warningsOf(http: HttpFacts, language: Language): Info['warnings'] {
  if (http.auth || isLoopback(http.host)) return []
  return [{ code: 'open-to-network', text: open[language] }]
}
