import { startHarness, type ErrorReply, type Harness } from '../testing/harness'
import { png, withMark } from '../testing/pictures'

interface UploadReply extends ErrorReply {
  type: string
  media_id: string
  created_at: number
}

const DAY = 24 * 3_600_000

describe('temporary media', () => {
  let box: Harness
  let token: string

  beforeEach(async () => {
    box = await startHarness()
    token = await box.token('mini')
  })
  afterEach(() => box.close())

  const upload = async (bytes: Buffer, type = 'image', field = 'media') => {
    const form = new FormData()
    form.append(field, new Blob([new Uint8Array(bytes)]), '现场.png')
    const address = `${box.url}/cgi-bin/media/upload?access_token=${token}&type=${type}`
    return (await (await fetch(address, { method: 'POST', body: form })).json()) as UploadReply
  }
  const download = (id: string) => fetch(`${box.url}/cgi-bin/media/get?access_token=${token}&media_id=${id}`)

  it('come back as they were sent', async () => {
    const picture = withMark(png(), 'anything')
    const { media_id: id, type, created_at: at } = await upload(picture)
    expect([type, at]).toEqual(['image', Math.floor(box.clock.at / 1000)])
    const reply = await download(id)
    expect(reply.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await reply.arrayBuffer())).toEqual(picture)
  })

  it('are gone after three days', async () => {
    const { media_id: id } = await upload(png())
    box.clock.at += 3 * DAY
    token = await box.token('mini')
    expect(((await (await download(id)).json()) as ErrorReply).errcode).toBe(40007)
  })

  it('take the token of either account', async () => {
    token = await box.token('mp')
    expect((await upload(png())).media_id).toMatch(/^[\w-]{64}$/)
  })

  it('are judged by their bytes, their size and their field', async () => {
    expect((await upload(Buffer.from('<html>not a picture</html>'))).errcode).toBe(40005)
    expect((await upload(png(), 'voice')).errcode).toBe(40005)
    expect((await upload(png(), 'file')).errcode).toBe(40004)
    expect((await upload(png(), 'image', 'file')).errcode).toBe(41005)
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(70_000)])
    expect((await upload(jpeg, 'thumb')).errcode).toBe(40006)
  })

  it('answer 41005 to a body that is no form', async () => {
    const reply = await box.post<ErrorReply>(`/cgi-bin/media/upload?access_token=${token}&type=image`, {})
    expect(reply.errcode).toBe(41005)
  })
})
