import {
  basePath,
  credentials,
  duration,
  fetchHost,
  hostName,
  list,
  nonEmpty,
  oneOf,
  optional,
  port,
  size,
  whole,
  words,
} from './values.ts'
import type { Setting } from './setting.ts'

const define = <T>(setting: Setting<T>): Setting<T> => setting

const portNumber = 'a port number from 0 to 65535 (0 picks a free one)'
const gigabyte = 1024 ** 3

/**
 * LIST of settings, in the order of the help: a setting is an entry here, its place in `read.ts`
 * and its row in docs/settings.md.
 */
export const settings = {
  smtpPort: define({
    name: 'smtp-port',
    group: 'smtp',
    value: 'PORT',
    default: '1025',
    allowed: portNumber,
    repeatable: true,
    description: {
      en: 'Port for SMTP; plain, with STARTTLS offered',
      es: 'Puerto SMTP; sin cifrar, con STARTTLS disponible',
    },
    parse: nonEmpty(list(port)),
  }),
  smtpsPort: define({
    name: 'smtps-port',
    group: 'smtp',
    value: 'PORT',
    default: '',
    otherwise: 'none',
    allowed: portNumber,
    description: {
      en: 'Port for SMTP with TLS from the first byte',
      es: 'Puerto SMTP con TLS desde el primer byte',
    },
    parse: optional(port),
  }),
  host: define({
    name: 'host',
    group: 'access',
    value: 'ADDRESS',
    default: '127.0.0.1',
    allowed: 'an address of this machine, or 0.0.0.0 for all of them',
    description: {
      en: 'Address to listen on, for SMTP and HTTP',
      es: 'Dirección en la que se escucha, para SMTP y HTTP',
    },
    parse: (text) => (/^[A-Za-z0-9.:%_-]+$/.test(text) ? text : undefined),
  }),
  httpPort: define({
    name: 'http-port',
    group: 'access',
    value: 'PORT',
    default: '8025',
    allowed: portNumber,
    description: {
      en: 'Port for the interface, the API and the WebSocket',
      es: 'Puerto de la interfaz, la API y el WebSocket',
    },
    parse: port,
  }),
  basePath: define({
    name: 'base-path',
    group: 'access',
    value: 'PATH',
    default: '',
    otherwise: 'none',
    allowed: 'a path such as /mail',
    description: {
      en: 'Path under which a reverse proxy serves Mailproof',
      es: 'Ruta bajo la que un proxy inverso sirve Mailproof',
    },
    parse: basePath,
  }),
  allowHost: define({
    name: 'allow-host',
    group: 'access',
    value: 'NAME',
    default: '',
    otherwise: 'none',
    allowed: 'a host name without scheme and port; *.name is all names below it, * any name',
    repeatable: true,
    description: {
      en: 'Another host name by which browsers and tests reach Mailproof, as a service name',
      es: 'Otro nombre por el que navegadores y pruebas llegan a Mailproof, como el de un servicio',
    },
    parse: list(hostName),
  }),
  httpAuth: define({
    name: 'http-auth',
    group: 'access',
    value: 'USER:PASSWORD',
    default: '',
    otherwise: 'none',
    allowed: 'USER:PASSWORD, neither of them empty',
    secret: true,
    description: {
      en: 'User and password asked for by the interface and the API',
      es: 'Usuario y contraseña que piden la interfaz y la API',
    },
    parse: optional(credentials),
  }),
  data: define({
    name: 'data',
    group: 'data',
    value: 'FILE',
    default: '',
    otherwise: "mailproof.db in the user's data directory",
    allowed: 'the path of a file, or :memory: for one that goes when Mailproof stops',
    description: {
      en: 'File that keeps everything',
      es: 'Archivo que lo guarda todo',
    },
    parse: optional(words),
  }),
  smtpAuth: define({
    name: 'smtp-auth',
    group: 'smtp',
    value: 'MODE',
    default: 'any',
    allowed: 'any, inbox or off',
    description: {
      en: 'any: no AUTH needed, all credentials accepted; inbox: only those of an inbox; off: no AUTH',
      es: 'any: sin AUTH obligatorio, se acepta cualquier credencial; inbox: solo las de un buzón; off: sin AUTH',
    },
    parse: oneOf('any', 'inbox', 'off'),
  }),
  smtpMaxSize: define({
    name: 'smtp-max-size',
    group: 'smtp',
    value: 'SIZE',
    default: '50MB',
    allowed: 'a size up to 1GB such as 50MB, 1.5M or 4096 (bytes); 0 is the largest possible, 1GB',
    description: {
      en: 'Largest message accepted; 0 is the largest possible',
      es: 'Mensaje más grande que se acepta; 0 es el mayor posible',
    },
    parse: size(gigabyte),
  }),
  smtpMaxRecipients: define({
    name: 'smtp-max-recipients',
    group: 'smtp',
    value: 'COUNT',
    default: '1000',
    allowed: 'a number from 1 to 100000',
    description: {
      en: 'Most recipients of one message',
      es: 'Máximo de destinatarios de un mensaje',
    },
    parse: whole(1, 100_000),
  }),
  smtpMaxConnections: define({
    name: 'smtp-max-connections',
    group: 'smtp',
    value: 'COUNT',
    default: '1000',
    allowed: 'a number from 1 to 65535',
    description: {
      en: 'Most SMTP connections at a time',
      es: 'Máximo de conexiones SMTP simultáneas',
    },
    parse: whole(1, 65_535),
  }),
  smtpIdleTimeout: define({
    name: 'smtp-idle-timeout',
    group: 'smtp',
    value: 'TIME',
    default: '5m',
    allowed: 'a time from 1s to 24h such as 30s, 5m or 1h',
    description: {
      en: 'How long a silent SMTP connection is kept',
      es: 'Cuánto se mantiene una conexión SMTP en silencio',
    },
    parse: duration(24 * 3_600_000),
  }),
  tlsCert: define({
    name: 'tls-cert',
    group: 'smtp',
    value: 'FILE',
    default: '',
    otherwise: 'a self-signed one, made at the first start',
    allowed: 'the path of a PEM file',
    description: {
      en: 'Certificate for STARTTLS and TLS, with its chain; needs tls-key',
      es: 'Certificado para STARTTLS y TLS, con su cadena; requiere tls-key',
    },
    parse: optional(words),
  }),
  tlsKey: define({
    name: 'tls-key',
    group: 'smtp',
    value: 'FILE',
    default: '',
    otherwise: 'none',
    allowed: 'the path of a PEM file',
    description: {
      en: 'Private key of the certificate in tls-cert',
      es: 'Clave privada del certificado de tls-cert',
    },
    parse: optional(words),
  }),
  retentionMessages: define({
    name: 'retention-messages',
    group: 'data',
    value: 'COUNT',
    default: '10000',
    allowed: 'a number up to 1000000000; 0 is no limit',
    description: {
      en: 'Newest messages kept in each inbox; 0 is no limit',
      es: 'Mensajes más recientes que conserva cada buzón; 0 es sin límite',
    },
    parse: whole(0, 1_000_000_000),
  }),
  retentionDays: define({
    name: 'retention-days',
    group: 'data',
    value: 'DAYS',
    default: '0',
    allowed: 'a number up to 36500; 0 is no limit',
    description: {
      en: 'Days a message is kept; 0 is no limit',
      es: 'Días que se conserva un mensaje; 0 es sin límite',
    },
    parse: whole(0, 36_500),
  }),
  retentionSize: define({
    name: 'retention-size',
    group: 'data',
    value: 'SIZE',
    default: '0',
    allowed: 'a size such as 500MB or 2GB; 0 is no limit',
    description: {
      en: 'Bytes of mail kept in each inbox, the newest first; 0 is no limit',
      es: 'Bytes de correo que conserva cada buzón, lo más reciente primero; 0 es sin límite',
    },
    parse: size(1024 * gigabyte),
  }),
  allowFetch: define({
    name: 'allow-fetch',
    group: 'access',
    value: 'HOST',
    default: '',
    otherwise: 'none',
    allowed: 'a host name or address without scheme and port; *.name is all names below it',
    repeatable: true,
    description: {
      en: 'Host that may be fetched from for a mail although its address is private',
      es: 'Servidor del que se puede descargar lo que pide un correo aunque su dirección sea privada',
    },
    parse: list(fetchHost),
  }),
  logLevel: define({
    name: 'log-level',
    group: 'run',
    value: 'LEVEL',
    default: 'info',
    allowed: 'debug, info, warn, error or silent',
    description: {
      en: 'Least important log lines written: debug, info, warn, error, or silent for none',
      es: 'Líneas de registro que se escriben desde este nivel: debug, info, warn, error; silent, ninguna',
    },
    parse: oneOf('debug', 'info', 'warn', 'error', 'silent'),
  }),
  logFormat: define({
    name: 'log-format',
    group: 'run',
    value: 'FORMAT',
    default: 'auto',
    allowed: 'auto, text or json',
    description: {
      en: 'Shape of log lines; auto: text on a terminal, json elsewhere',
      es: 'Forma de las líneas de registro; auto: text en una terminal, json en otro caso',
    },
    parse: oneOf('auto', 'text', 'json'),
  }),
  config: define({
    name: 'config',
    group: 'run',
    value: 'FILE',
    default: '',
    otherwise: 'none',
    allowed: 'the path of a JSON file',
    description: {
      en: 'JSON file with settings by name, as { "smtp-port": [1025, 2525] }',
      es: 'Archivo JSON con ajustes por nombre, como { "smtp-port": [1025, 2525] }',
    },
    parse: optional(words),
  }),
}

export const settingList: Setting[] = Object.values(settings)
