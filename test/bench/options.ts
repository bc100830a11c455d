import { parseArgs } from 'node:util'

export interface Peer {
  name: string
  smtpPort: number
  httpPort: number
}

export interface Options {
  scale: 'usual' | 'quick' | 'tiny'
  /** Ids of measurements; null is all. */
  only: string[] | null
  /** Sizes of the store for list and search; null is what the scale says. */
  sizes: number[] | null
  rounds: number | null
  seed: number
  json: string | null
  markdown: boolean
  /** A page between whose markers the tables go. */
  into: string | null
  peers: Peer[]
  maildev: boolean
  mailpit: boolean
  /** A built Mailpit. */
  mailpitProgram: string | null
  /** dist/server/main.js of another build. */
  server: string | null
  nodeArgs: string[]
  /** Where temporary folders go. */
  temp: string | null
}

export const help = `npm run bench -- [options]

  --quick              about two minutes instead of fifteen
  --tiny               a few messages of each, to see that the bench works
  --only A,B           these measurements only
  --rounds COUNT       interleaved rounds of burst, connections and matrix
  --sizes 10k,100k,1M  messages in the store for list and search (1M: 10 GB of disk, half an hour)
  --peer NAME=SMTP:HTTP  another catcher that runs on these ports; may be repeated
  --maildev            install MailDev 3 with npm and measure it too
  --mailpit            build Mailpit with Go and measure it too
  --mailpit-program FILE  the same with one that is built already
  --server FILE        dist/server/main.js of another build
  --node-args="ARGS"   for the measured server's Node, as --cpu-prof
  --temp FOLDER        where data files go (the system's folder for temporary files)
  --seed NUMBER        of the generated mail
  --json FILE          write everything that was measured
  --markdown           print the tables as Markdown
  --into FILE          put them into a page, as docs/performance.md, between its markers
`

const flags = {
  quick: { type: 'boolean' },
  tiny: { type: 'boolean' },
  only: { type: 'string' },
  rounds: { type: 'string' },
  sizes: { type: 'string' },
  peer: { type: 'string', multiple: true },
  maildev: { type: 'boolean' },
  mailpit: { type: 'boolean' },
  'mailpit-program': { type: 'string' },
  server: { type: 'string' },
  'node-args': { type: 'string' },
  temp: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'string' },
  markdown: { type: 'boolean' },
  into: { type: 'string' },
  help: { type: 'boolean' },
} as const

/**
 * Reads the command line; null asks for the help.
 * @param known ids of all measurements
 * @throws Error that says what is wrong
 */
export function readOptions(args: string[], known: string[]): Options | null {
  const { values } = parseArgs({ args, options: flags })
  if (values.help) return null
  const only = values.only?.split(',') ?? null
  const strange = only?.find((id) => !known.includes(id))
  if (strange !== undefined) throw new Error(`--only ${strange}: there are ${known.join(', ')}`)
  return {
    scale: values.tiny ? 'tiny' : values.quick ? 'quick' : 'usual',
    only,
    sizes: values.sizes?.split(',').map(amount) ?? null,
    rounds: values.rounds === undefined ? null : amount(values.rounds),
    seed: amount(values.seed ?? '1'),
    json: values.json ?? null,
    markdown: values.markdown ?? false,
    into: values.into ?? null,
    peers: (values.peer ?? []).map(peer),
    maildev: values.maildev ?? false,
    mailpit: values.mailpit ?? false,
    mailpitProgram: values['mailpit-program'] ?? null,
    server: values.server ?? null,
    nodeArgs: values['node-args']?.split(' ').filter(Boolean) ?? [],
    temp: values.temp ?? null,
  }
}

/** '10k', '1M', '2500'. */
function amount(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([kM]?)$/.exec(text) ?? []
  const value = Number(digits) * (unit === 'M' ? 1e6 : unit === 'k' ? 1000 : 1)
  if (digits === '' || value < 1) throw new Error(`'${text}' is no number such as 500, 10k or 1M`)
  return value
}

function peer(text: string): Peer {
  const [, name = '', smtp, http] = /^([^=]+)=(\d+):(\d+)$/.exec(text) ?? []
  if (name === '') throw new Error(`--peer ${text}: write NAME=SMTP:HTTP, as Other=2525:8080`)
  return { name, smtpPort: Number(smtp), httpPort: Number(http) }
}
