import type { AuthReport } from '../../../server/types.ts'
import { checked } from '../../helpers/checked.ts'
import { startDns, type TestDns, type TestZone } from '../../helpers/dns.ts'
import { startSandbox, type TestSandbox } from '../../helpers/sandbox.ts'

export interface Asked extends AsyncDisposable {
  sandbox: TestSandbox
  dns: TestDns
  /** Sends bytes by SMTP as they are, and answers what the check says. */
  verdict(raw: string | Uint8Array, from?: string): Promise<AuthReport>
}

/** The whole product, with a DNS server that knows these names. */
export async function anAskedProduct(
  zone: TestZone,
  { sendingIp = null, timeoutMs = 2000 }: { sendingIp?: string | null; timeoutMs?: number } = {},
): Promise<Asked> {
  const dns = await startDns(zone)
  const sandbox = await startSandbox({
    auth: { dns: { servers: [dns.address], timeoutMs }, sendingIp },
  })
  return {
    ...{ sandbox, dns },
    verdict: (raw, from) => verdictIn(sandbox, raw, from),
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]()
      await dns[Symbol.asyncDispose]()
    },
  }
}

export async function verdictIn(
  sandbox: TestSandbox,
  raw: string | Uint8Array,
  from = 'bounce@shop.example',
): Promise<AuthReport> {
  const id = await sandbox.send({
    envelope: { from, to: ['ana@customer.example'] },
    raw: bytes(raw),
  })
  return reportOf(sandbox, id)
}

export async function reportOf(sandbox: TestSandbox, id: string): Promise<AuthReport> {
  const { body } = await checked(sandbox, 'GET', `/api/messages/${id}/checks/auth`)
  return body as AuthReport
}

const bytes = (raw: string | Uint8Array) => (typeof raw === 'string' ? raw : Buffer.from(raw))
