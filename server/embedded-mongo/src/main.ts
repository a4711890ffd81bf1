import { startEmbeddedMongo, type EmbeddedMongo } from './index'

const DEFAULT_PORT = 27018
const DEFAULT_DIR = '.data/db'

/** Environment: EMBEDDED_DB_PORT, EMBEDDED_DB_DIR, and in production EMBEDDED_DB=accept. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  if (env['NODE_ENV'] === 'production' && env['EMBEDDED_DB'] !== 'accept')
    return stop(
      'the embedded database starts in production only with EMBEDDED_DB=accept; set MONGODB_URI to use a MongoDB replica set',
    )
  const port = Number(env['EMBEDDED_DB_PORT'] ?? DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return stop(`EMBEDDED_DB_PORT must be a port number, not '${String(env['EMBEDDED_DB_PORT'])}'`)
  try {
    const server = await startEmbeddedMongo({ port, dataDir: env['EMBEDDED_DB_DIR'] ?? DEFAULT_DIR })
    closeOnSignals(server)
    console.log(JSON.stringify({ ready: true, uri: server.uri }))
  } catch (error) {
    stop(startError(error, port))
  }
}

function startError(error: unknown, port: number): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `port ${port} is already in use (EMBEDDED_DB_PORT)`
  return error instanceof Error ? error.message : String(error)
}

function stop(message: string): void {
  console.error(`embedded database: ${message}`)
  process.exitCode = 1
}

function closeOnSignals(server: EmbeddedMongo): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      server.close().then(
        () => process.exit(0),
        (error: unknown) => {
          stop(String(error))
          process.exit(1)
        },
      )
    })
}

void main(process.env)
