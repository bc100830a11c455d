import { homedir } from 'node:os'
import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import type { SettingInfo } from '../types.ts'
import { ConfigError } from './error.ts'
import { defaultDataFile } from './paths.ts'
import { settingList, settings } from './settings.ts'
import { flagOf, variableOf, type Setting } from './setting.ts'
import { fromEnvironment, fromFile, fromFlags, type Given, type Source } from './sources.ts'

export interface ConfigInput {
  /** The flags, without the command. */
  args?: string[]
  env?: Record<string, string | undefined>
  cwd?: string
  platform?: NodeJS.Platform
  home?: string
}

/**
 * The configuration in force: default < file < environment < flag.
 * @throws ConfigError with one line that names the setting, the value and what is allowed
 */
export function readConfig(input: ConfigInput = {}): Config {
  const { args = [], env = {}, cwd = process.cwd() } = input
  const { platform = process.platform, home = homedir() } = input
  const flags = fromFlags(args, cwd)
  const environment = fromEnvironment(env, cwd)
  const sources: Source[] = [flags, environment]

  const given = (setting: Setting): Given =>
    sources.map((source) => source.get(setting)).find((one) => one !== undefined) ?? {
      text: setting.default,
      source: 'default',
      label: setting.name,
      base: cwd,
    }
  function read<T>(setting: Setting<T>): T {
    const { text, label } = given(setting)
    const value = setting.parse(text)
    if (value !== undefined) return value
    const shown = setting.secret ? hidden : `'${text}'`
    throw new ConfigError(`${label}: ${shown} is not allowed; allowed is ${setting.allowed}`)
  }
  function path(setting: Setting<string | null>): string | null {
    const text = read(setting)
    return text === null || text === ':memory:' ? text : resolve(given(setting).base, text)
  }

  function rules(): Config['checks']['spam']['rules'] {
    const text = read(settings.spamRules)
    if (text === 'auto' || text === 'own' || text === 'off') return text
    return { folder: resolve(given(settings.spamRules).base, text) }
  }

  const file = path(settings.config)
  if (file !== null) sources.push(fromFile(file))

  const host = read(settings.host)
  const config: Config = {
    smtp: {
      host,
      ports: read(settings.smtpPort),
      tlsPort: read(settings.smtpsPort),
      auth: read(settings.smtpAuth),
      maxSize: read(settings.smtpMaxSize),
      maxRecipients: read(settings.smtpMaxRecipients),
      maxConnections: read(settings.smtpMaxConnections),
      idleTimeoutMs: read(settings.smtpIdleTimeout),
      certificate: certificate(path(settings.tlsCert), path(settings.tlsKey)),
    },
    http: {
      host,
      port: read(settings.httpPort),
      basePath: read(settings.basePath),
      allowHosts: read(settings.allowHost),
      auth: read(settings.httpAuth),
    },
    store: {
      path: path(settings.data) ?? defaultDataFile({ env, platform, home }),
      retention: {
        messages: read(settings.retentionMessages) || null,
        days: read(settings.retentionDays) || null,
        bytes: read(settings.retentionSize) || null,
      },
    },
    fetch: { allowHosts: read(settings.allowFetch) },
    checks: {
      spam: {
        rules: rules(),
        spamd: read(settings.spamd),
        rspamd: read(settings.rspamd),
        sending: sending(
          read(settings.sendingIp),
          read(settings.sendingHost),
          read(settings.sendingHelo),
        ),
      },
      auth: {
        dns: { servers: read(settings.dnsServer), timeoutMs: read(settings.dnsTimeout) },
        lists: listsOf(read(settings.dnsList)),
        sendingIp: read(settings.sendingIp),
      },
    },
    relays: read(settings.relay),
    logLevel: read(settings.logLevel),
    logFormat: read(settings.logFormat),
    settings: [],
  }
  refuseSharedPorts(config)
  refuseTwoEngines(config)
  config.settings = settingList.map((setting) => inForce(setting, given(setting), config))
  return config
}

const hidden = '••••'

function certificate(certFile: string | null, keyFile: string | null) {
  if (certFile !== null && keyFile !== null) return { certFile, keyFile }
  if (certFile === null && keyFile === null) return null
  const missing = certFile === null ? 'tls-cert' : 'tls-key'
  throw new ConfigError(`${missing} is missing: tls-cert and tls-key are needed together`)
}

function sending(ip: string | null, host: string | null, helo: string | null) {
  if (ip !== null) return { ip, host, helo }
  if (host === null && helo === null) return null
  const given = host === null ? 'sending-helo' : 'sending-host'
  throw new ConfigError(`sending-ip is missing: ${given} is a name of that address`)
}

function listsOf(all: { kind: 'address' | 'domain'; zone: string }[]) {
  const of = (kind: 'address' | 'domain') =>
    all.filter((one) => one.kind === kind).map(({ zone }) => zone)
  return { address: of('address'), domain: of('domain') }
}

function refuseTwoEngines({ checks: { spam } }: Config) {
  if (spam.spamd === null || spam.rspamd === null) return
  throw new ConfigError('rspamd: spamd is given as well; choose one of them')
}

function refuseSharedPorts({ smtp, http }: Config) {
  const users = [
    ...smtp.ports.map((port) => ({ name: 'smtp-port', port })),
    { name: 'smtps-port', port: smtp.tlsPort ?? 0 },
    { name: 'http-port', port: http.port },
  ].filter(({ port }) => port !== 0)
  for (const [index, { name, port }] of users.entries()) {
    const other = users.slice(0, index).find((one) => one.port === port)
    if (other)
      throw new ConfigError(`${name}: ${port} is taken by ${other.name}; choose another port`)
  }
}

function inForce(setting: Setting, { text, source }: Given, config: Config): SettingInfo {
  const shown = setting === settings.data ? config.store.path : text
  return {
    name: setting.name,
    flag: flagOf(setting),
    variable: variableOf(setting),
    group: setting.group,
    placeholder: setting.value,
    value: setting.secret && text !== '' ? hidden : shown,
    source,
    description: setting.description,
  }
}
