import sharp from 'sharp'
import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AuditModel } from '../audit/audit.model'
import { clueBody, clueCalls, givenClueDesk, PIN, type ClueDesk } from '../clues/clues.factory'
import { FileModel } from './files.model'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
const { list } = clueCalls(app)

let desk: ClueDesk
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenClueDesk(app, parts)
})

const NAME = '张三家门口.jpg'
function photo(): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 400, channels: 3, background: '#3a7' } })
    .withExifMerge({ IFD0: { Make: 'SECRET-CAMERA', Artist: 'ZHANG' } })
    .jpeg()
    .toBuffer()
}

interface Stored {
  id: string
  ticket: string
  size: number
}

function upload(bytes: Buffer, { kind = 'photo', name = NAME, key = '', token = '' } = {}) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  return app.call<Stored>('POST', `/public/clue-files?kind=${kind}`, {
    ...{ form, ...(key ? { key } : {}), ...(token ? { token } : {}) },
  })
}
const send = (fileTickets: string[]) =>
  app.call<{ no: string }>('POST', '/public/clues', { body: clueBody(desk, { pin: PIN, fileTickets }) })
async function read(token: string, id: string, fileId: string) {
  const headers = { Authorization: `Bearer ${token}`, 'X-Mingdu-Client': 'test' }
  const response = await fetch(`${app.url}/api/v1/clues/${id}/files/${fileId}`, { headers })
  return {
    ...{ status: response.status, name: response.headers.get('content-disposition') ?? '' },
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

describe('a picture of a clue', () => {
  it('keeps neither its name nor what the camera wrote, and is handed out under a neutral name', async () => {
    const { data } = await upload(await photo(), { token: desk.citizen.token })
    const { no } = (await send([data.ticket])).data
    const stored = JSON.stringify(await FileModel.findById(data.id).lean())
    for (const trace of ['张三', 'SECRET', desk.citizen.id]) expect(stored).not.toContain(trace)
    const clue = (await list(desk.supervisor)).items[0] as Clue
    const file = await read(desk.supervisor.token, clue.id, data.id)
    expect(file.status).toBe(200)
    expect(file.bytes.includes('SECRET-CAMERA')).toBe(false)
    expect(decodeURIComponent(file.name)).toContain(`线索-${no}-1`)
    const entry = await AuditModel.findOne({ event: 'clue.fileStored' }).lean()
    expect(entry).toMatchObject({ actor: null, ip: '' })
    expect(JSON.stringify(entry)).not.toContain('张三')
  })

  it('is read through the clue alone, by nobody the clue is kept from', async () => {
    const { data } = await upload(await photo())
    await send([data.ticket])
    const clue = (await list(desk.supervisor)).items[0] as Clue
    expect((await read(desk.waterHead.token, clue.id, data.id)).status).toBe(404)
    const straight = await app.call('GET', `/files/${data.id}`, { token: desk.supervisor.token })
    expect(straight.status).toBe(404)
  })

  it('is attached with its ticket, and once', async () => {
    const { data } = await upload(await photo())
    const forged = `${data.id}.${'0'.repeat(data.ticket.length - 25)}`
    for (const ticket of [forged, 'x', `${'f'.repeat(24)}.x`])
      expect((await send([ticket])).error?.code).toBe('clue.file')
    expect((await send([data.ticket])).status).toBe(200)
    expect((await send([data.ticket])).error?.code).toBe('clue.file')
  })

  it('is refused when it is none, or no film where a film is said to be', async () => {
    expect((await upload(Buffer.from('%PDF-1.4'))).error?.code).toBe('file.type')
    expect((await upload(await photo(), { kind: 'video' })).error?.code).toBe('file.type')
    expect((await upload(Buffer.alloc(0))).error?.code).toBe('file.missing')
    expect(await FileModel.countDocuments()).toBe(0)
  })

  it('is stored once for the same key', async () => {
    const bytes = await photo()
    const first = await upload(bytes, { key: 'nameless-file-0001' })
    expect((await upload(bytes, { key: 'nameless-file-0001' })).data).toEqual(first.data)
    expect(await FileModel.countDocuments()).toBe(1)
  })
})

describe('a film of a clue', () => {
  it('loses the boxes that tell whose it is', async () => {
    const box = (type: string, content: string) => {
      const head = Buffer.alloc(8)
      head.writeUInt32BE(8 + content.length, 0)
      head.write(type, 4, 'latin1')
      return Buffer.concat([head, Buffer.from(content, 'latin1')])
    }
    const film = Buffer.concat([
      box('ftyp', 'isom\0\0\0\0isom'),
      box('udta', 'PHONE OF ZHANG'),
      box('mdat', 'film'),
    ])
    const { data } = await upload(film, { kind: 'video', name: '张三.mp4' })
    await send([data.ticket])
    const clue = (await list(desk.supervisor)).items[0] as Clue
    const file = await read(desk.supervisor.token, clue.id, data.id)
    expect(file.bytes.includes('film')).toBe(true)
    expect(file.bytes.includes('ZHANG')).toBe(false)
  })
})
