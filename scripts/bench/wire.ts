import http from 'node:http'

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

/**
 * One request over a kept connection, its answer read to the end. The client shares the cores with what it measures:
 * this one takes a fraction of the CPU that fetch does.
 * @throws Error when the answer is none of success
 */
export function sent(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string } = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
    const request = http.request(url, { agent, method, headers: { ...headers, ...length } }, (response) => {
      response.resume()
      response.once('error', reject)
      response.once('end', () => {
        const status = response.statusCode ?? 0
        if (status >= 200 && status < 300) resolve()
        else reject(new Error(`${method} ${url} answered ${status}`))
      })
    })
    request.once('error', reject)
    request.end(body)
  })
}

/** The 95th percentile in milliseconds. */
export async function p95(
  request: (i: number) => Promise<unknown>,
  { connections, requests }: { connections: number; requests: number },
): Promise<number> {
  const times: number[] = []
  let next = 0
  const worker = async () => {
    while (next < requests) {
      const started = performance.now()
      await request(next++)
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}
