import { availableParallelism, cpus, totalmem } from 'node:os'

/** Where the figures come from; no names and no dates. */
export function machine() {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: process.platform,
    node: process.version,
  }
}

export function machineLine(): string {
  const { cores, memoryGb, platform, node } = machine()
  return `${cores} cores, ${memoryGb} GB, ${platform}, Node ${node.slice(1)}; clients and controls run on the same cores.`
}
