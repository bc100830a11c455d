import type { MessagePage } from '../../../server/types.ts'
import { startDns } from '../../helpers/dns.ts'
import { askJson } from '../run/http.ts'
import { until } from '../run/wait.ts'
import { startProduct, type Product } from '../targets/product.ts'
import { drive, of, paceOf, rateOf, type Drive } from './drive.ts'
import { perSecond, rounds, times } from './figures.ts'
import type { Measurement } from './row.ts'

/** What the checks cost the mail that comes in, and how fast they come after it. */
export const checks: Measurement = {
  id: 'checks',
  async run(bench) {
    const { scale, options, say } = bench
    const pool = { seed: options.seed, size: 5000, distinct: scale.burst }
    const job = { mode: 'pipeline' as const, connections: 16, pool, count: scale.burst }
    await using dns = await startDns()
    const start = async (rules: string, server: string, name: string) => {
      const flags = ['--retention-messages', '0', '--spam-rules', rules, '--dns-server', server]
      return { ...(await startProduct({ ...bench.product, flags })), name }
    }
    const without = await start('off', 'off', 'without')
    const own = await start('own', dns.address, 'spam and authentication')
    const runs: Record<string, Drive>[] = []
    const ratios: number[] = []
    const pace: number[] = []
    for (let round = 0; round <= scale.rounds; round++) {
      say(`checks, ${round === 0 ? 'warming up' : `round ${round} of ${scale.rounds}`}`)
      const both: Record<string, Drive>[] = []
      // Who goes second is at a disadvantage: each does, in every round.
      for (const turn of [
        [without, own],
        [own, without],
      ]) {
        const run: Record<string, Drive> = {}
        for (const target of turn) {
          const began = performance.now()
          run[target.name] = await drive(bench, target, job)
          await target.drained()
          if (target !== own) continue
          await checked(own)
          if (round > 0) pace.push(job.count / ((performance.now() - began) / 1000))
        }
        both.push(run)
      }
      if (round === 0) continue
      runs.push(...both)
      ratios.push(rateOf(of(both, own)) / rateOf(of(both, without)))
    }
    await Promise.all([without, own].map((target) => target.stop()))
    const ratio = rounds(ratios)
    const drained = rounds(pace)
    return {
      rows: [
        {
          id: 'checks',
          what: 'burst with checks behind it: spam by own rules, authentication',
          ours: paceOf(of(runs, own)),
          control: `without checks ${paceOf(of(runs, without))}`,
          figure: times(ratio),
          budget: '≥ 0.95 ×',
          holds: ratio.median >= 0.95,
          figures: { ratio, runs },
        },
        {
          id: 'checks-drained',
          what: 'from the first message of it to the last one checked',
          ours: '',
          control: '',
          figure: perSecond(drained.median),
          budget: '≥ 100/s',
          holds: drained.median >= 100,
          figures: { drained },
        },
      ],
    }
  },
}

/** Nothing is left that no check has looked at. */
async function checked({ url }: Pick<Product, 'url'>): Promise<void> {
  const all = async () => {
    const query = 'q=spam:undecided%20OR%20dmarc:undecided&limit=1&fresh=false'
    return (await askJson<MessagePage>(`${url}/api/messages?${query}`)).total === 0
  }
  if (!(await until(all, { everyMs: 100, forMs: 300_000 }))) throw new Error('checks do not end')
}
