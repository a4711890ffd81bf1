import { connect } from 'node:net'
import { deserialize, serialize } from 'bson'

export interface WriteMeasure {
  count: number
  seconds: number
  perSecond: number
}

/**
 * `count` single-document inserts, all sent at once over `connections` sockets (each one its own
 * acknowledged command), and how many were acknowledged per second.
 */
export async function measureWrites(
  uri: string,
  { count, connections = 100 }: { count: number; connections?: number },
): Promise<WriteMeasure> {
  const { hostname, port } = new URL(uri.replace(/^mongodb:/, 'http:'))
  const clients = await Promise.all(
    Array.from({ length: Math.min(connections, count) }, () => openClient(hostname, Number(port))),
  )
  const send = (i: number, command: Record<string, unknown>): Promise<Record<string, unknown>> =>
    (clients[i % clients.length] as Client)({ ...command, $db: 'bench' })
  const collection = `bench_${process.pid}_${count}`
  await send(0, { drop: collection })
  const started = performance.now()
  await Promise.all(Array.from({ length: count }, (_, i) => send(i, insertOf(collection, i))))
  const seconds = (performance.now() - started) / 1000
  const { n } = await send(0, { count: collection })
  if (n !== count) throw new Error(`${String(n)} of ${count} documents were stored`)
  await send(0, { drop: collection })
  for (const client of clients) client.end()
  return { count, seconds, perSecond: Math.round(count / seconds) }
}

function insertOf(collection: string, i: number): Record<string, unknown> {
  const document = { _id: i, at: new Date(), text: 'x'.repeat(120) }
  return { insert: collection, documents: [document], writeConcern: { w: 'majority', j: true } }
}

interface Client {
  (command: Record<string, unknown>): Promise<Record<string, unknown>>
  end(): void
}

/** The least a client needs: requests in order on one socket, replies matched in order. */
function openClient(host: string, port: number): Promise<Client> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host.replace(/[[\]]/g, ''))
    const waiting: { resolve: (reply: Record<string, unknown>) => void; reject: (error: Error) => void }[] =
      []
    let pending = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk])
      while (pending.length >= 4 && pending.length >= pending.readInt32LE(0)) {
        const length = pending.readInt32LE(0)
        settle(deserialize(pending.subarray(21, length)), waiting.shift())
        pending = pending.subarray(length)
      }
    })
    socket.once('error', reject)
    const send = (command: Record<string, unknown>): Promise<Record<string, unknown>> =>
      new Promise((done, failed) => {
        waiting.push({ resolve: done, reject: failed })
        socket.write(frame(command))
      })
    socket.once('connect', () => resolve(Object.assign(send, { end: () => void socket.end() })))
  })
}

function settle(
  reply: Record<string, unknown>,
  call: { resolve: (r: Record<string, unknown>) => void; reject: (e: Error) => void } | undefined,
): void {
  if (reply['ok'] === 1 && reply['writeErrors'] === undefined) call?.resolve(reply)
  else call?.reject(new Error(String(reply['errmsg'] ?? 'write error')))
}

function frame(command: Record<string, unknown>): Buffer {
  const body = serialize(command)
  const head = Buffer.alloc(21)
  head.writeInt32LE(21 + body.length, 0)
  head.writeInt32LE(2013, 12)
  return Buffer.concat([head, body])
}
