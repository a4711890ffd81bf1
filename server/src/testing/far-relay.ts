import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands between the product and a far side, and knows what secrets were handed out. */
export interface FarRelay {
  url: string
  /** Every access token and session key that was ever in an answer. */
  secrets: Set<string>
  close(): Promise<void>
}

const SECRETS = /"(?:access_token|session_key|ticket)"\s*:\s*"([^"]+)"/g

/** Starts a relay to the address `to` gives when a request comes. A broken connection is broken here, too. */
export async function startRelay(to: () => string): Promise<FarRelay> {
  const secrets = new Set<string>()
  const server = createServer((asked, answer) => relay(asked, answer, to(), secrets))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secrets,
    close: () => closed(server),
  }
}

function relay(asked: IncomingMessage, answer: ServerResponse, to: string, secrets: Set<string>): void {
  const { method, headers, url = '/' } = asked
  const onward = request(to + url, { method, headers }, (answered) => {
    const chunks: Buffer[] = []
    answered.on('data', (chunk: Buffer) => chunks.push(chunk))
    answered.on('error', () => answer.destroy())
    answered.on('end', () => {
      const body = Buffer.concat(chunks)
      for (const [, secret = ''] of body.toString('latin1').matchAll(SECRETS)) secrets.add(secret)
      answer.writeHead(answered.statusCode ?? 502, answered.headers).end(body)
    })
  })
  onward.on('error', () => answer.destroy())
  answer.on('close', () => onward.destroy())
  asked.pipe(onward)
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
