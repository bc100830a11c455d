// Loaded before a measured server: answers how much it has used, and ends it with the bench.
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.channel) {
  process.on('message', (message) => {
    if (message?.probe !== 'usage') return
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() })
  })
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // The server's own life decides, not the channel.
  process.channel.unref()
}
