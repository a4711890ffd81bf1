/**
 * `npm run verify:audit`: recomputes every link of the audit chain of the running database. Ends with code 1
 * at the first entry that is wrong, and says how many entries wait for the sealer.
 */
import net from 'node:net'
import { readConfig, type Config } from '../server/src/config'
import { connect, disconnect } from '../server/src/db/connection'
import { verifyChain, type ChainCheck } from '../server/src/modules/audit/audit.verify'

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
})

async function main(): Promise<void> {
  const config = readConfig(process.env)
  await refuseMissingDatabase(config)
  await connect(config.mongoUri)
  const check = await verifyChain().finally(disconnect)
  console.log(reportOf(check).join('\n'))
  if (check.firstBad) process.exitCode = 1
}

function reportOf({ checked, unsealed, firstBad }: ChainCheck): string[] {
  const tail = `Unsealed tail: ${unsealed} ${unsealed === 1 ? 'entry' : 'entries'}`
  if (!firstBad) return [`Audit chain is whole: ${checked} entries checked.`, tail]
  const id = firstBad.id === null ? '' : `, id ${firstBad.id}`
  return [
    `Audit chain is BROKEN after ${checked} good entries.`,
    `First bad entry: seq ${firstBad.seq}${id}: ${firstBad.problem}`,
    tail,
  ]
}

/** The driver would wait ten seconds and then name a topology; a person is better told what to do. */
async function refuseMissingDatabase({ MONGODB_URI, EMBEDDED_DB_PORT }: Config): Promise<void> {
  if (MONGODB_URI !== undefined || (await listens(EMBEDDED_DB_PORT))) return
  throw new Error(
    `No database answers on 127.0.0.1:${EMBEDDED_DB_PORT}. Run npm start first, or set MONGODB_URI ` +
      '(EMBEDDED_DB_PORT when the embedded database runs on another port).',
  )
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
