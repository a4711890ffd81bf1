import { dispatch } from './commands/dispatch'
import { closeEngine, openEngine, REPLICA_SET } from './engine'
import { startExpiry } from './commands/expiry'
import { WireServer } from './wire/wire-server'

export interface EmbeddedMongoOptions {
  /** 0 takes a free port */
  port: number
  /** made when missing; one process at a time may open it */
  dataDir: string
  /** loopback only */
  host?: string
  /** how often TTL indexes are applied; 60 s as in MongoDB */
  ttlIntervalMs?: number
}

export interface EmbeddedMongo {
  /** `mongodb://host:port/mingdu?replicaSet=rs0` */
  uri: string
  /** `mongodb://host:port`; another database is `uriOf(base, 'name')` */
  base: string
  port: number
  close(): Promise<void>
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

export function uriOf(base: string, database: string): string {
  return `${base}/${database}?replicaSet=${REPLICA_SET}`
}

/**
 * Opens the data folder and listens. Refuses a host that is not loopback, a data folder that another
 * process has open (FolderInUse) and a taken port (EADDRINUSE).
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const { port, dataDir, host = '127.0.0.1', ttlIntervalMs = 60_000 } = options
  if (!LOOPBACK.includes(host))
    throw new Error(`the embedded database listens on loopback only, not on ${host}`)
  const engine = await openEngine(dataDir)
  const server = new WireServer((request) => dispatch(engine, request))
  try {
    const taken = await server.listen(host, port)
    engine.address = host === '::1' ? `[::1]:${taken}` : `${host}:${taken}`
    const stopExpiry = startExpiry(engine, ttlIntervalMs)
    const base = `mongodb://${engine.address}`
    let closing: Promise<void> | null = null
    const close = async (): Promise<void> => {
      stopExpiry()
      engine.closing = true
      engine.sessions.close()
      await server.close()
      await closeEngine(engine)
    }
    return { uri: uriOf(base, 'mingdu'), base, port: taken, close: () => (closing ??= close()) }
  } catch (error) {
    await closeEngine(engine)
    throw error
  }
}
