import net from 'node:net'

/** A port that a process of ours is about to take on 127.0.0.1. */
export interface PortUse {
  port: number
  /** Environment variable that chooses it. */
  variable: string
  /** Who wants it, for the person who reads the message. */
  usedBy: string
}

/** One sentence for every port that is taken, forbidden or wanted twice; empty when all are free. */
export async function portProblems(uses: readonly PortUse[]): Promise<string[]> {
  const twice = uses.flatMap((use, i) => sharedWith(use, uses.slice(0, i)))
  if (twice.length > 0) return twice
  const problems = await Promise.all(uses.map(problemOf))
  return problems.filter((problem) => problem !== null)
}

/** A port nobody uses right now, for tests that start processes. */
export async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

function sharedWith(use: PortUse, before: readonly PortUse[]): string[] {
  const other = before.find(({ port }) => port === use.port)
  if (!other) return []
  return [
    `Port ${use.port} is wanted twice: by the ${other.usedBy} (${other.variable}) and the ${use.usedBy} (${use.variable}).`,
  ]
}

async function problemOf(use: PortUse): Promise<string | null> {
  const code = await listenError(use.port)
  if (code === null) return null
  const what = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code})`
  return (
    `Port ${use.port} on 127.0.0.1 ${what}; the ${use.usedBy} wants it. ` +
    `Stop the program that holds it, or choose another: ${use.variable}=${use.port + 10} npm start`
  )
}

function listenError(port: number): Promise<string | null> {
  const server = net.createServer()
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(null)))
  })
}
