import { readConfig } from './config'
import { connect, disconnect, ensureIndexes } from './db/connection'
import { readFirstSetup, setUp, setUpLines } from './first-setup'
import { runMain } from './lifecycle'

/** `npm run setup`: the region and the three administrators of a real place, in an empty database, once. */
runMain(async () => {
  const setup = readFirstSetup(process.argv.slice(2))
  const config = readConfig(process.env)
  await connect(config.mongoUri)
  try {
    await ensureIndexes()
    const made = await setUp(setup, new Date())
    process.stdout.write(`${setUpLines(setup, made).join('\n')}\n`)
  } finally {
    await disconnect()
  }
})
