// Loaded before a server under measurement: tells over IPC the CPU it has used, in microseconds, or its load: memory now
// and at its peak in bytes, and the event loop's p99 in milliseconds since it was last asked.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
process.on('message', (message) => {
  if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() })
  if (message !== 'load') return
  const peak = process.resourceUsage().maxRSS * 1024
  process.send?.({ load: { rss: process.memoryUsage.rss(), peak, p99: delay.percentile(99) / 1e6 } })
  delay.reset()
})
