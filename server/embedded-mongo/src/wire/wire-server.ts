import { createServer, type Server, type Socket } from 'node:net'
import type { Document } from '../kernel/bson-values'
import { MongoError, toMongoError } from '../kernel/errors'
import {
  isSupported,
  MAX_MESSAGE,
  readEnvelope,
  readRequest,
  writeReply,
  type Envelope,
  type Request,
} from './wire-message'

export type Handler = (request: Request) => Promise<Document | Buffer>

/** Listens for clients; each connection's requests are answered in the order they came. */
export class WireServer {
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private running = 0
  private onIdle: () => void = () => undefined

  constructor(private readonly handler: Handler) {
    this.server = createServer((socket) => this.accept(socket))
  }

  /** Rejects with the system's error (EADDRINUSE) when the port is taken. Returns the port in use. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, host, () => {
        this.server.off('error', reject)
        const address = this.server.address()
        resolve(typeof address === 'object' && address ? address.port : port)
      })
    })
  }

  /** Takes no more connections, drops the open ones and waits for running commands. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    for (const socket of this.sockets) socket.destroy()
    await closed
    if (this.running > 0) await new Promise<void>((resolve) => (this.onIdle = resolve))
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.sockets.delete(socket))
    let queue = Promise.resolve()
    const reader = new MessageReader((raw) => {
      queue = queue.then(() => this.answer(socket, raw)).catch(() => void socket.destroy())
    })
    socket.on('data', (chunk: Buffer) => {
      if (!reader.push(chunk)) socket.destroy()
    })
  }

  private async answer(socket: Socket, raw: Buffer): Promise<void> {
    if (socket.destroyed) return
    const envelope = readEnvelope(raw)
    if (!isSupported(envelope)) {
      socket.destroy()
      return
    }
    this.running++
    try {
      const reply = await this.reply(envelope)
      if (reply && !socket.destroyed) send(socket, reply)
    } finally {
      if (--this.running === 0) this.onIdle()
    }
  }

  /** Null when the client asked for no answer. */
  private async reply(envelope: Envelope): Promise<Buffer[] | null> {
    try {
      const request = readRequest(envelope)
      const reply = await this.handler(request)
      return request.silent ? null : writeReply(envelope, reply)
    } catch (thrown) {
      const { message, code, codeName } = parseError(thrown)
      return writeReply(envelope, { ok: 0, errmsg: message, code, codeName })
    }
  }
}

function parseError(thrown: unknown): MongoError {
  const error = toMongoError(thrown)
  return error.codeName === 'InternalError' ? new MongoError('InvalidBSON', error.message) : error
}

function send(socket: Socket, parts: Buffer[]): void {
  socket.cork()
  for (const part of parts) socket.write(part)
  socket.uncork()
}

/** Cuts a byte stream into messages by the length each one starts with. */
class MessageReader {
  private chunks: Buffer[] = []
  private size = 0

  constructor(private readonly onMessage: (raw: Buffer) => void) {}

  /** false: the stream is not the wire protocol */
  push(chunk: Buffer): boolean {
    this.chunks.push(chunk)
    this.size += chunk.length
    while (this.size >= 4) {
      const length = this.head(4).readInt32LE(0)
      if (length < 21 || length > MAX_MESSAGE) return false
      if (this.size < length) return true
      this.onMessage(this.take(length))
    }
    return true
  }

  /** The first bytes in one buffer, without copying when they already are. */
  private head(bytes: number): Buffer {
    const first = this.chunks[0] as Buffer
    if (first.length >= bytes) return first
    this.chunks = [Buffer.concat(this.chunks)]
    return this.chunks[0] as Buffer
  }

  private take(length: number): Buffer {
    const all = this.head(length)
    const rest = all.subarray(length)
    this.chunks = [...(rest.length > 0 ? [rest] : []), ...this.chunks.slice(1)]
    this.size -= length
    return all.subarray(0, length)
  }
}
