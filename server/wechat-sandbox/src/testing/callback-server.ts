import crypto from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MpAccount } from '../config'

export interface ReceivedEvent {
  /** tag → text of the decrypted XML */
  fields: Record<string, string>
  signed: boolean
  /** appid in the tail of the decrypted message */
  appid: string
}

export interface CallbackServer {
  url: string
  events: ReceivedEvent[]
  /** number of posts, also those answered with an error */
  posts: number
  /** status of the next answers; 200 when empty */
  answers: number[]
  /** answer of GET /api/v1/demo/next-warning */
  next: { at: string | null; what: string }
  close(): Promise<void>
}

/** Stands for the product's server: takes events as its callback would and knows the next warning. */
export async function startCallbackServer(account: MpAccount): Promise<CallbackServer> {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const callback: CallbackServer = {
    url: `http://127.0.0.1:${port}`,
    events: [],
    posts: 0,
    answers: [],
    next: { at: null, what: '' },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
  server.on('request', (req, res) => {
    if (req.method === 'GET') return res.end(JSON.stringify(callback.next))
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      callback.posts += 1
      res.statusCode = callback.answers.shift() ?? 200
      if (res.statusCode === 200)
        callback.events.push(receive(account, req.url ?? '', Buffer.concat(chunks).toString()))
      res.end('success')
    })
  })
  return callback
}

function receive(account: MpAccount, address: string, body: string): ReceivedEvent {
  const query = new URL(address, 'http://callback').searchParams
  const encrypted = /<Encrypt><!\[CDATA\[(.+?)\]\]><\/Encrypt>/.exec(body)?.[1] ?? ''
  const stamp = [query.get('timestamp') ?? '', query.get('nonce') ?? '']
  const signed =
    query.get('signature') === sha1(account.token, ...stamp) &&
    query.get('msg_signature') === sha1(account.token, ...stamp, encrypted)
  const { xml, appid } = decrypt(account, encrypted)
  return { fields: fieldsOf(xml), signed, appid }
}

function decrypt(account: MpAccount, encrypted: string): { xml: string; appid: string } {
  const key = Buffer.from(`${account.aesKey}=`, 'base64')
  const cipher = crypto.createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([cipher.update(encrypted, 'base64'), cipher.final()])
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
  const end = 20 + plain.readUInt32BE(16)
  return { xml: plain.subarray(20, end).toString(), appid: plain.subarray(end).toString() }
}

function fieldsOf(xml: string): Record<string, string> {
  const found = xml.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/g)
  return Object.fromEntries([...found].map((match) => [match[1] ?? '', match[2] ?? match[3] ?? '']))
}

function sha1(...parts: string[]): string {
  return crypto.createHash('sha1').update(parts.sort().join('')).digest('hex')
}
