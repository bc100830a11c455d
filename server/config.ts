import type { RelayUrl } from './config/values.ts'
import type { AuthMode, Retention, SettingInfo } from './types.ts'

export { ConfigError } from './config/error.ts'
export { readConfig, type ConfigInput } from './config/read.ts'

export interface SmtpConfig {
  host: string
  /** Plain ports with STARTTLS; 0 picks a free one. */
  ports: number[]
  /** Port with implicit TLS; null is none. */
  tlsPort: number | null
  auth: AuthMode
  /** Largest message in bytes; 0 is the largest possible, 1 GB. */
  maxSize: number
  maxRecipients: number
  maxConnections: number
  idleTimeoutMs: number
  /** PEM files of the user's own certificate; null: a self-signed one, made once and kept. */
  certificate: { certFile: string; keyFile: string } | null
}

export interface HttpConfig {
  host: string
  port: number
  /** '' or '/prefix', without a slash at the end. */
  basePath: string
  /** Host names accepted besides loopback ones and the address listened on. */
  allowHosts: string[]
  auth: { user: string; password: string } | null
}

/** The machine that mail will really be sent from, as checks are to take it. */
export interface Sending {
  ip: string
  /** Its name by reverse DNS; null when it has none. */
  host: string | null
  helo: string | null
}

export interface SpamConfig {
  /** `auto`: SpamAssassin's rules when its package is installed, else our own; or a folder of rules; or no score. */
  rules: 'auto' | 'own' | 'off' | { folder: string }
  spamd: { host: string; port: number } | null
  /** Origin of its URL. */
  rspamd: string | null
  /** Null: nothing is put before the message. */
  sending: Sending | null
}

export interface DnsConfig {
  /** Addresses with or without a port; those of the machine; or nobody is asked. */
  servers: string[] | 'system' | 'off'
  /** For one question, in ms. */
  timeoutMs: number
}

export interface AuthConfig {
  dns: DnsConfig
  /** Zones of block lists that are asked, those of addresses and those of domains. */
  lists: { address: string[]; domain: string[] }
  /** The address that mail is sent from where nobody says anything else. */
  sendingIp: string | null
}

export interface ChecksConfig {
  spam: SpamConfig
  auth: AuthConfig
}

export interface Config {
  smtp: SmtpConfig
  http: HttpConfig
  store: { path: string; retention: Retention }
  /** Hosts that may be fetched from for a mail although their addresses are private. */
  fetch: { allowHosts: string[] }
  checks: ChecksConfig
  /** Relays besides those that people add in the interface. */
  relays: RelayUrl[]
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** `auto`, as when absent: plain lines on a terminal, JSON elsewhere. */
  logFormat?: LogFormat | undefined
  /** All settings as they are in force, for `/api/info`. */
  settings: SettingInfo[]
}

export type { RelayUrl }

export type LogFormat = 'auto' | 'text' | 'json'
