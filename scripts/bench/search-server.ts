import { createApp } from '../../server/src/app'
import { readConfig } from '../../server/src/config'
import { connect, ensureIndexes } from '../../server/src/db/connection'
import { startLoop } from '../../server/src/jobs/loop'
import { endOnSignals, listen, runMain } from '../../server/src/lifecycle'
import { makeParts } from '../../server/src/make-parts'
import { cityEntries, idAt } from '../../server/src/modules/search/search.factory'
import {
  LOOK_EVERY_MS,
  openSearch,
  type SearchEntry,
  type SearchSource,
} from '../../server/src/modules/search/search.service'

/**
 * The server with its whole pipeline and the index of a city, whose entries are made up instead of read. A record
 * that is read again is called by its own id, so that an edit can be seen to arrive.
 */
const city: SearchSource = {
  kind: 'power',
  readAll: () => cityEntries(Array.from({ length: 60 }, (_, i) => idAt('b0', i + 1))),
  readSome: (ids) => Promise.resolve(ids.map(edited)),
}

runMain(async () => {
  const config = readConfig(process.env)
  const parts = makeParts(config, 'search')
  await connect(config.mongoUri)
  await ensureIndexes()
  const search = await openSearch(parts, [city])
  await search.turn()
  const handle = createApp(parts).callback()
  await listen((request, response) => void handle(request, response), config.PORT, config.HOST)
  startLoop('search', LOOK_EVERY_MS, (stop) => search.turn(stop), parts.log)
  endOnSignals(parts.log, () => Promise.resolve())
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`)
})

function edited(id: string): SearchEntry {
  return {
    ...{ kind: 'power', id, openId: id, title: `改后${id}`, code: '', text: '', type: '行政许可' },
    ...{ regionId: idAt('b0', 1), orgId: idAt('b0', 1) },
  }
}
