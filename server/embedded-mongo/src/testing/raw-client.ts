import { connect, type Socket } from 'node:net'
import { deserialize, serialize, type Document } from 'bson'

/** Speaks the wire protocol by hand: for what a driver would never send. */
export class RawClient {
  private pending = Buffer.alloc(0)
  private waiting: ((reply: Document | null) => void)[] = []

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.receive(chunk))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.waiting.splice(0).forEach((resolve) => resolve(null)))
  }

  static open(port: number): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('error', reject)
      socket.once('connect', () => resolve(new RawClient(socket)))
    })
  }

  /** The reply to a command, or null when the server dropped the connection. */
  command(command: Document): Promise<Document | null> {
    return this.send(messageOf(serialize(command)))
  }

  send(bytes: Buffer): Promise<Document | null> {
    return new Promise((resolve) => {
      if (this.socket.destroyed) return resolve(null)
      this.waiting.push(resolve)
      this.socket.write(bytes)
    })
  }

  close(): void {
    this.socket.destroy()
  }

  private receive(chunk: Buffer): void {
    this.pending = Buffer.concat([this.pending, chunk])
    while (this.pending.length >= 4 && this.pending.length >= this.pending.readInt32LE(0)) {
      const length = this.pending.readInt32LE(0)
      const body = this.pending.readInt32LE(12) === 1 ? 36 : 21
      this.waiting.shift()?.(deserialize(this.pending.subarray(body, length)))
      this.pending = this.pending.subarray(length)
    }
  }
}

/** An OP_MSG with one body section. */
export function messageOf(body: Uint8Array): Buffer {
  const head = Buffer.alloc(21)
  head.writeInt32LE(21 + body.length, 0)
  head.writeInt32LE(2013, 12)
  return Buffer.concat([head, body])
}

/** An OP_MSG whose documents stand in a section of their own, as drivers send them. */
export function sequenceMessageOf(body: Document, field: string, documents: Uint8Array[]): Buffer {
  const head = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from(`${field}\0`)])
  const section = Buffer.concat([head, ...documents])
  section.writeInt32LE(section.length - 1, 1)
  const message = Buffer.concat([messageOf(serialize(body)), section])
  message.writeInt32LE(message.length, 0)
  return message
}
