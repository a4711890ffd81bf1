import { createApp } from './app'
import { readConfig } from './config'
import { connect, disconnect, ensureIndexes } from './db/connection'
import { endOnSignals, listen, runMain } from './lifecycle'
import { makeParts } from './make-parts'

/** The HTTP server. */
runMain(async () => {
  const config = readConfig(process.env)
  const parts = makeParts(config, 'server')
  await connect(config.mongoUri)
  await ensureIndexes()
  const handle = createApp(parts).callback()
  const server = await listen((request, answer) => void handle(request, answer), config.PORT, config.HOST)
  endOnSignals(parts.log, async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await disconnect()
  })
  parts.log.info({ port: config.PORT }, 'server ready')
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://${config.HOST}:${config.PORT}` })}\n`)
})
