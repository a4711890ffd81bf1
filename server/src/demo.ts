import { createApp } from './app'
import { readConfig } from './config'
import { connect, disconnect, ensureIndexes } from './db/connection'
import { runMain } from './lifecycle'
import { makeParts } from './make-parts'
import { loadDemo } from './modules/demo/demo.load'
import { publishSendable } from './modules/messages/outbox.jobs'

/** Loads the demonstration once; only where DEMO=on, which production refuses. */
runMain(async () => {
  const config = readConfig(process.env)
  if (!config.demo) throw new Error('DEMO is not on: the demonstration is not loaded')
  const parts = makeParts(config, 'demo')
  await connect(config.mongoUri)
  await ensureIndexes()
  // no worker has said yet what it can send with: what the demonstration writes is planned with the same channels
  await publishSendable(parts)
  const loaded = await loadDemo(parts, createApp, (line) => process.stdout.write(`${line}\n`))
  process.stdout.write(`${JSON.stringify({ done: true, loaded })}\n`)
  await disconnect()
})
