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
