/** CPU time that this process spends on `work`, in ms: a machine that is busy elsewhere hardly changes it. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
