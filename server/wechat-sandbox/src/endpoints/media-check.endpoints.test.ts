import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { startCallbackServer, type CallbackServer } from '../testing/callback-server'
import { startHarness, type ErrorReply, type Harness, type SeededPerson } from '../testing/harness'
import { png, withMark } from '../testing/pictures'

describe('media_check_async', () => {
  let box: Harness
  let product: CallbackServer
  let files: { url: string; bytes: Buffer; asked: number; server: http.Server }
  let citizen: SeededPerson

  beforeEach(async () => {
    product = await startCallbackServer()
    files = await serveFile()
    box = await startHarness({ appUrl: product.url, mediaCheckDelayMs: 1 })
    ;[citizen] = (await box.seed({ key: 'citizen' })) as [SeededPerson]
    await box.post('/__sandbox/visit', { personKey: 'citizen' })
  })
  afterEach(async () => {
    await box.close()
    files.server.close()
    await product.close()
  })

  const check = async (change: Record<string, unknown> = {}) =>
    box.post<ErrorReply & { trace_id: string }>(
      `/wxa/media_check_async?access_token=${await box.token('mini')}`,
      { media_url: files.url, media_type: 2, version: 2, scene: 2, openid: citizen.miniOpenid, ...change },
    )
  const result = async () => {
    await box.running.settled()
    return product.events.at(-1)
  }

  it('fetches the picture and pushes a result with the trace of the call', async () => {
    const { trace_id: trace } = await check()
    const event = await result()
    expect(files.asked).toBe(1)
    expect(event).toMatchObject({
      account: 'mini',
      signed: true,
      fields: { Event: 'wxa_media_check', trace_id: trace, FromUserName: citizen.miniOpenid },
    })
    expect(event?.text).toContain('<result><suggest><![CDATA[pass]]></suggest><label>100</label></result>')
  })

  it.each([
    ['SANDBOX-RISKY', 'risky'],
    ['SANDBOX-REVIEW', 'review'],
  ])('finds the mark %s in a picture', async (mark, suggest) => {
    files.bytes = withMark(png(), mark)
    await check()
    expect((await result())?.text).toContain(`<suggest><![CDATA[${suggest}]]></suggest>`)
  })

  it.each([
    ['no picture', Buffer.from('<html></html>')],
    ['more than 10 MB', Buffer.concat([png(), Buffer.alloc(10_000_000)])],
  ])('reports %s with an errcode in the event', async (_what, bytes) => {
    files.bytes = bytes
    expect((await check()).errcode).toBe(0)
    expect((await result())?.fields.errcode).toBe('-1008')
  })

  it('reports an address that does not answer', async () => {
    await check({ media_url: 'http://127.0.0.1:9/nothing.png' })
    expect((await result())?.fields.errcode).toBe('-1008')
  })

  it('tells sounds from pictures', async () => {
    await check({ media_type: 1 })
    expect((await result())?.fields.errcode).toBe('-1008')
    files.bytes = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(100)])
    await check({ media_type: 1 })
    expect((await result())?.fields.errcode).toBe('0')
  })

  it('refuses other kinds, addresses that are none, and people who are not there', async () => {
    expect((await check({ media_type: 3 })).errcode).toBe(40097)
    expect((await check({ media_url: 'file:///etc/hosts' })).errcode).toBe(40097)
    expect((await check({ openid: 'o' })).errcode).toBe(40003)
  })
})

async function serveFile() {
  const files = { url: '', bytes: png(), asked: 0, server: http.createServer() }
  files.server.on('request', (_req, res) => {
    files.asked += 1
    res.end(files.bytes)
  })
  await new Promise<void>((resolve) => files.server.listen(0, '127.0.0.1', resolve))
  files.url = `http://127.0.0.1:${(files.server.address() as AddressInfo).port}/photo`
  return files
}
