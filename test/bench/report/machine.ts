import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** How many processes wanted a core before the bench began; 0 where the system does not say. */
const [loadBefore = 0] = loadavg()

/** Where the figures come from; no names and no dates. */
export function machine() {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: process.platform,
    node: process.version,
    loadBefore,
  }
}

export function machineLine(): string {
  const { cores, memoryGb, platform, node } = machine()
  const busy = loadBefore > cores / 2
  const warning = ` Something else kept the machine busy (load ${loadBefore.toFixed(1)}): not to be relied on.`
  return `${cores} cores, ${memoryGb} GB, ${platform}, Node ${node.slice(1)}; clients and controls run on the same cores.${busy ? warning : ''}`
}
