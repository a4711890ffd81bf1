import crypto from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Account, Accounts } from '../config'
import { DEMO_ACCOUNTS } from '../defaults'

export interface ReceivedEvent {
  /** whose callback address was called */
  account: 'mp' | 'mini'
  /** tag → text of the readable XML, also of nested tags; empty for JSON */
  fields: Record<string, string>
  /** the readable message as it came, after decryption */
  text: string
  /** the body as it came */
  body: string
  signed: boolean
  /** appid in the tail of the decrypted message; empty in 明文模式 */
  appid: string
}

export interface CallbackServer {
  url: string
  events: ReceivedEvent[]
  /** number of posts, also those answered with an error */
  posts: number
  /** status of the next answers; 200 when empty */
  answers: number[]
  /** changes the answer to the GET verification, which is the echostr */
  verify: (echostr: string) => string
  /** answer of GET /api/v1/demo/next-warning */
  next: { at: string | null; what: string }
  close(): Promise<void>
}

/** Stands for the product's server: takes events as its callback would and knows the next warning. */
export async function startCallbackServer(accounts: Accounts = DEMO_ACCOUNTS): Promise<CallbackServer> {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const callback: CallbackServer = {
    url: `http://127.0.0.1:${port}`,
    events: [],
    posts: 0,
    answers: [],
    verify: (echostr) => echostr,
    next: { at: null, what: '' },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
  server.on('request', (req, res) => {
    const address = new URL(req.url ?? '', callback.url)
    if (req.method === 'GET') return res.end(answerGet(callback, accounts, address))
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      callback.posts += 1
      res.statusCode = callback.answers.shift() ?? 200
      if (res.statusCode === 200)
        callback.events.push(receive(accounts[kindOf(address)], address, Buffer.concat(chunks).toString()))
      res.end('success')
    })
  })
  return callback
}

function answerGet(callback: CallbackServer, accounts: Accounts, address: URL): string {
  if (!address.pathname.startsWith('/wechat/')) return JSON.stringify(callback.next)
  const { token } = accounts[kindOf(address)]
  const query = address.searchParams
  const signature = sha1(token, query.get('timestamp') ?? '', query.get('nonce') ?? '')
  return signature === query.get('signature') ? callback.verify(query.get('echostr') ?? '') : 'wrong token'
}

function kindOf({ pathname }: URL): 'mp' | 'mini' {
  return pathname === '/wechat/callback/mini' ? 'mini' : 'mp'
}

function receive(account: Account, { searchParams: query }: URL, body: string): ReceivedEvent {
  const encrypted = /(?:<Encrypt><!\[CDATA\[|"Encrypt":")([^\]"]+)/.exec(body)?.[1] ?? ''
  const stamp = [query.get('timestamp') ?? '', query.get('nonce') ?? '']
  const sealed = query.get('msg_signature') === sha1(account.token, ...stamp, encrypted)
  const signed = query.get('signature') === sha1(account.token, ...stamp) && (sealed || encrypted === '')
  const { text, appid } = encrypted === '' ? { text: body, appid: '' } : decrypt(account, encrypted)
  return { account: account.kind, fields: fieldsOf(text), text, body, signed, appid }
}

function decrypt(account: Account, encrypted: string): { text: string; appid: string } {
  const key = Buffer.from(`${account.aesKey}=`, 'base64')
  const cipher = crypto.createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([cipher.update(encrypted, 'base64'), cipher.final()])
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
  const end = 20 + plain.readUInt32BE(16)
  return { text: plain.subarray(20, end).toString(), appid: plain.subarray(end).toString() }
}

function fieldsOf(xml: string): Record<string, string> {
  const found = xml.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/g)
  return Object.fromEntries([...found].map((match) => [match[1] ?? '', match[2] ?? match[3] ?? '']))
}

function sha1(...parts: string[]): string {
  return crypto.createHash('sha1').update(parts.sort().join('')).digest('hex')
}
