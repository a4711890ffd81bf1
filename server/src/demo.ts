import { createApp } from './app'
import { readConfig } from './config'
import { connect, disconnect, ensureIndexes } from './db/connection'
import { runMain } from './lifecycle'
import { makeParts } from './make-parts'
import { loadDemo } from './modules/demo/demo.load'

/** Loads the demonstration once; only where DEMO=on, which production refuses. */
runMain(async () => {
  const config = readConfig(process.env)
  if (!config.demo) throw new Error('DEMO is not on: the demonstration is not loaded')
  const parts = makeParts(config, 'demo')
  await connect(config.mongoUri)
  await ensureIndexes()
  const loaded = await loadDemo(parts, createApp, (line) => process.stdout.write(`${line}\n`))
  process.stdout.write(`${JSON.stringify({ done: true, loaded })}\n`)
  await disconnect()
})
