import { readConfig } from './config'
import { connect, disconnect, ensureIndexes } from './db/connection'
import { startJobs } from './jobs/schedule'
import { endOnSignals, listen, runMain } from './lifecycle'
import { makeParts } from './make-parts'

/** The worker: audit sealer, outbox, WeChat events, lights and warnings. Several may run; leases keep them apart. */
runMain(async () => {
  const config = readConfig(process.env)
  const parts = makeParts(config, 'worker')
  await connect(config.mongoUri)
  await ensureIndexes()
  const health = await listen(
    (_, answer) => {
      answer.setHeader('content-type', 'application/json')
      answer.end('{"ok":true}')
    },
    config.WORKER_PORT,
    '127.0.0.1',
  )
  const jobs = startJobs(parts)
  endOnSignals(parts.log, async () => {
    await Promise.all(jobs.map((job) => job.stop()))
    health.closeAllConnections()
    await new Promise((resolve) => health.close(resolve))
    await disconnect()
  })
  parts.log.info('worker ready')
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`)
})
