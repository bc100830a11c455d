import { once } from 'node:events'
import { Packet, TCPServer, UDPServer } from 'dns2'
import type { DnsType } from '../../server/types.ts'

/** Names and their records, values as in `ZoneRecord`. */
export type TestZone = Record<string, Partial<Record<DnsType, string[]>>>

/** A DNS server on loopback, over UDP and TCP on the same port. */
export interface TestDns extends AsyncDisposable {
  /** '127.0.0.1:port' */
  address: string
  /** Every question so far: 'mx example.com', lower case. */
  questions: string[]
  /** Replaces what a name has; null makes it unknown. */
  set(name: string, records: Partial<Record<DnsType, string[]>> | null): void
  /** From now on questions about the name end so; null answers again. '*' is every name. */
  spoil(name: string, how: 'servfail' | 'refused' | 'silent' | null): void
}

const typeNames = new Map<number, DnsType>([
  [Packet.TYPE.A, 'A'],
  [Packet.TYPE.AAAA, 'AAAA'],
  [Packet.TYPE.CNAME, 'CNAME'],
  [Packet.TYPE.MX, 'MX'],
  [Packet.TYPE.PTR, 'PTR'],
  [Packet.TYPE.TXT, 'TXT'],
])

const rcodes = { servfail: 2, refused: 5, missing: 3 }

const plain = (name: string) => name.toLowerCase().replace(/\.$/, '')

/** Texts in strings of 255 bytes; bytes as latin1. */
function strings(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'latin1')
  const count = Math.max(1, Math.ceil(bytes.length / 255))
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * 255, (i + 1) * 255))
}

type Resource = InstanceType<typeof Packet.Resource>

function resource(name: string, type: DnsType, value: string, ttl: number): Resource {
  const base = { name, type: Packet.TYPE[type], class: Packet.CLASS.IN, ttl }
  const [first = '', second = ''] = value.split(' ')
  switch (type) {
    case 'A':
    case 'AAAA':
      return new Packet.Resource({ ...base, address: value })
    case 'MX':
      return new Packet.Resource({ ...base, priority: Number(first), exchange: second })
    case 'CNAME':
    case 'PTR':
      return new Packet.Resource({ ...base, domain: value })
    case 'TXT':
      // It takes bytes too, which its types do not say.
      return new Packet.Resource({ ...base, data: strings(value) as unknown as string[] })
  }
}

/** Starts a server that knows these names; `ttl` in seconds is that of every record. */
export async function startDns(zone: TestZone = {}, { ttl = 300 } = {}): Promise<TestDns> {
  const names = new Map(Object.entries(zone).map(([name, records]) => [plain(name), records]))
  const spoiled = new Map<string, 'servfail' | 'refused' | 'silent'>()
  const questions: string[] = []

  function fill(response: Packet, name: string, type: DnsType | undefined, hops = 0): void {
    const records = names.get(name)
    if (!records) {
      // A name that others lie below exists, without records.
      const inner = [...names.keys()].some((other) => other.endsWith(`.${name}`))
      if (!inner) response.header.rcode = rcodes.missing
      return
    }
    const alias = records.CNAME?.[0]
    if (alias !== undefined && type !== 'CNAME' && hops < 8) {
      response.answers.push(resource(name, 'CNAME', alias, ttl))
      return fill(response, plain(alias), type, hops + 1)
    }
    for (const value of (type && records[type]) ?? []) {
      if (type) response.answers.push(resource(name, type, value, ttl))
    }
  }

  function handle(request: Packet, send: (response: Packet) => unknown): void {
    const [question] = request.questions
    if (!question) return
    const name = plain(question.name)
    const type = typeNames.get(question.type)
    questions.push(`${(type ?? String(question.type)).toLowerCase()} ${name}`)
    const how = spoiled.get(name) ?? spoiled.get('*')
    if (how === 'silent') return
    const response = Packet.createResponseFromRequest(request)
    response.header.ra = 1
    if (how) response.header.rcode = rcodes[how]
    else fill(response, name, type)
    send(response)
  }

  const { udp, tcp, port } = await listen(handle)
  return {
    address: `127.0.0.1:${port}`,
    questions,
    set: (name, records) => {
      if (records) names.set(plain(name), records)
      else names.delete(plain(name))
    },
    spoil: (name, how) => {
      if (how) spoiled.set(plain(name), how)
      else spoiled.delete(plain(name))
    },
    [Symbol.asyncDispose]: async () => {
      const closed = [once(udp, 'close'), once(tcp, 'close')]
      udp.close()
      tcp.close()
      for (const socket of tcp.sockets) socket.destroy()
      await Promise.all(closed)
    },
  }
}

type Handler = (request: Packet, send: (response: Packet) => unknown) => void
type Tcp = TCPServer & { sockets: Set<{ destroy(): void }> }

/** Some port that is free for both. */
async function listen(handle: Handler): Promise<{ udp: UDPServer; tcp: Tcp; port: number }> {
  for (let attempt = 0; ; attempt++) {
    const udp = new UDPServer()
    udp.on('request', handle)
    await udp.listen(0, '127.0.0.1')
    const { port } = udp.address()
    const sockets: Tcp['sockets'] = new Set()
    const tcp: Tcp = Object.assign(new TCPServer(), { sockets })
    tcp.on('request', handle)
    tcp.on('connection', (socket: { destroy(): void }) => sockets.add(socket))
    try {
      tcp.listen(port, '127.0.0.1')
      await once(tcp, 'listening')
      return { udp, tcp, port }
    } catch (error) {
      udp.close()
      if (attempt === 9) throw error
    }
  }
}
