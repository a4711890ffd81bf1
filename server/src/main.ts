import { createApp } from './app'
import { readConfig } from './config'
import { connect, disconnect, ensureIndexes } from './db/connection'
import { endOnSignals, listen, runMain } from './lifecycle'
import { startLoop } from './jobs/loop'
import { makeParts } from './make-parts'
import { flushReads } from './modules/columns/reads.service'
import { warmRoster } from './modules/powers/powers.service'
import { LOOK_EVERY_MS, openSearch } from './modules/search/search.service'
import { searchSources } from './search-sources'

/** The HTTP server. */
runMain(async () => {
  const config = readConfig(process.env)
  const parts = makeParts(config, 'server')
  await connect(config.mongoUri)
  await ensureIndexes()
  const search = await openSearch(parts, searchSources)
  const handle = createApp(parts).callback()
  const server = await listen((request, answer) => void handle(request, answer), config.PORT, config.HOST)
  void warmRoster(parts.log)
  const following = startLoop('search', LOOK_EVERY_MS, (stop) => search.turn(stop), parts.log)
  endOnSignals(parts.log, async () => {
    await following.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await flushReads().catch((err: unknown) => parts.log.warn({ err }, 'could not write the last reads'))
    await disconnect()
  })
  parts.log.info({ port: config.PORT }, 'server ready')
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://${config.HOST}:${config.PORT}` })}\n`)
})
