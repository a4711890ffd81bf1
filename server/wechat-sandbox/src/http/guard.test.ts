import http from 'node:http'
import { startHarness, type Harness } from '../testing/harness'

const APP = 'http://127.0.0.1:3000'

describe('the guard', () => {
  let box: Harness

  beforeEach(async () => {
    box = await startHarness({ appUrl: APP })
    await box.seed({ key: 'official', follows: true })
  })
  afterEach(() => box.close())

  const post = (path: string, origin: string | null, body: unknown = { personKey: 'official' }) =>
    fetch(box.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(origin === null ? {} : { origin }) },
      body: JSON.stringify(body),
    })

  it('answers loopback names only', async () => {
    expect(await statusFor(box.url, 'evil.example')).toBe(403)
    expect(await statusFor(box.url, `localhost:${box.running.port}`)).toBe(200)
  })

  it('takes writes without an origin and from its own pages', async () => {
    expect((await post('/__sandbox/follow', null)).status).toBe(200)
    expect((await post('/__sandbox/follow', box.url)).status).toBe(200)
  })

  it('refuses writes from foreign pages, the product included', async () => {
    for (const origin of ['https://evil.example', APP, 'null']) {
      expect((await post('/__sandbox/follow', origin)).status).toBe(403)
      expect((await post('/', origin)).status).toBe(403)
    }
  })

  it('gives login codes to the product, by CORS, and to no other page', async () => {
    const allowed = await post('/__sandbox/login-code', APP)
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, APP])
    const asked = await fetch(`${box.url}/__sandbox/login-code`, {
      method: 'OPTIONS',
      headers: { origin: APP },
    })
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'POST'])
    const popup = await post('/__sandbox/subscribe', APP)
    expect([popup.status, popup.headers.get('access-control-allow-origin')]).toEqual([400, APP])
    const foreign = await post('/__sandbox/login-code', 'https://evil.example')
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null])
  })

  it('names the wrong field of a wrong request', async () => {
    const wrong = await post('/__sandbox/people', null, [{ key: 'x', name: 7 }])
    expect([wrong.status, await wrong.json()]).toEqual([400, { error: 'name must be a text' }])
    expect((await post('/__sandbox/login-code', null, { personKey: 'nobody' })).status).toBe(404)
  })
})

/** fetch sets Host itself, so the bare client asks. */
function statusFor(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('error', reject)
  })
}
