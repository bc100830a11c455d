import { remembered, words } from './settings.ts'

type Settings = ReadonlyMap<string, readonly string[]>

/** Endings of two labels under which anybody registers, where the rules bring no list. */
const usual =
  'co.uk org.uk me.uk ltd.uk plc.uk net.uk ac.uk gov.uk com.au net.au org.au edu.au gov.au co.nz ' +
  'org.nz net.nz co.jp ne.jp or.jp ac.jp go.jp co.kr or.kr com.br net.br org.br gov.br com.mx ' +
  'org.mx com.ar com.co com.pe com.ve com.uy com.ec com.tr com.tw org.tw com.cn net.cn org.cn ' +
  'com.hk com.sg com.my com.ph co.in net.in org.in co.za org.za co.il org.il com.ua com.pl ' +
  'com.es org.es nom.es co.id co.th com.vn com.sa com.eg com.pt com.gr com.cy com.mt com.ng co.ke'

interface Endings {
  /** Null: any ending of letters may be one. */
  top: ReadonlySet<string> | null
  two: ReadonlySet<string>
  three: ReadonlySet<string>
}

const endings = remembered((settings: Settings): Endings => {
  const top = words(settings, 'util_rb_tld')
  const two = words(settings, 'util_rb_2tld')
  return {
    top: top.length === 0 ? null : lower(top),
    two: lower(two.length === 0 ? usual.split(' ') : two),
    three: lower(words(settings, 'util_rb_3tld')),
  }
})

function lower(list: readonly string[]): ReadonlySet<string> {
  return new Set(list.map((word) => word.toLowerCase().replace(/^\./, '')))
}

/** The part of a host name that its owner registered: `shop.example.co.uk` is `example.co.uk`. */
export function registeredDomain(host: string, settings: Settings): string {
  const { two, three } = endings(settings)
  const labels = host.toLowerCase().replace(/\.+$/, '').split('.')
  const last = (count: number) => labels.slice(-count).join('.')
  if (labels.length > 3 && three.has(last(3))) return last(4)
  if (labels.length > 2 && (two.has(last(2)) || three.has(last(3)))) return last(3)
  return last(2)
}

/** Whether a domain could be one of the Internet. */
export function isDomain(domain: string, settings: Settings): boolean {
  const { top } = endings(settings)
  const ending = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.([a-z][a-z0-9-]+)$/.exec(
    domain.toLowerCase(),
  )?.[1]
  return ending !== undefined && (top === null || top.has(ending))
}
