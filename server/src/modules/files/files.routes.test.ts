import { createHash } from 'node:crypto'
import { FILE_MAX_BYTES, PHOTO_MAX_BYTES, type FileInfo } from '@mingdu/shared/files/files.api'
import sharp from 'sharp'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { FileModel } from './files.model'
import { attachFiles, evidenceById, filesById } from './files.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** Wider than high as stored, upright only when turned, with a place in it. */
function photoWithPlace(): Promise<Buffer> {
  const gps = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '32/1 18/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '118/1 18/1 0/1',
  }
  return sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a7' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: 'SECRET-CAMERA' }, IFD3: gps })
    .jpeg()
    .toBuffer()
}

function upload(token: string | undefined, bytes: Buffer, name: string, kind = 'photo', key?: string) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  return app.call<FileInfo>('POST', `/files?kind=${kind}`, { token, form, ...(key ? { key } : {}) })
}

async function download(token: string, id: string, size = 'full') {
  const headers = { Authorization: `Bearer ${token}`, 'X-Mingdu-Client': 'test' }
  const response = await fetch(`${app.url}/api/v1/files/${id}?size=${size}`, { headers })
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

async function district() {
  const orgs = await givenDistrict()
  const handler = await givenPerson(orgs.water.id, ['handler'])
  const colleague = await givenPerson(orgs.water.id, ['head'])
  const outsider = await givenPerson(orgs.forest.id, ['handler'])
  const supervisor = await givenPerson(orgs.region.id, ['supervisor'])
  return { ...orgs, handler, colleague, outsider, supervisor }
}

const attachTo = (ids: string[], orgIds: string[], by: GivenPerson, recordId = 'a'.repeat(24)) =>
  inTransaction((tx) => attachFiles(ids, { record: { kind: 'report', id: recordId }, orgIds }, by, tx))

describe('what an applicant handed in', () => {
  const statusFor = async ({ token }: GivenPerson, id: string) => (await download(token, id)).status

  it('is read by who may see the cases of that unit, and not by who does its tasks', async () => {
    const { water, forest, handler } = await district()
    const clerk = await givenPerson(water.id, ['window'])
    const readers = [await givenPerson(water.id, ['reviewer']), await givenPerson(water.id, ['head'])]
    const others = [handler, await givenPerson(forest.id, ['reviewer'])]
    const { data } = await upload(clerk.token, PDF, '身份证.pdf', 'attachment')
    await inTransaction((tx) =>
      attachFiles([data.id], { record: { kind: 'case', id: 'c'.repeat(24) }, orgIds: [water.id] }, clerk, tx),
    )
    expect(await Promise.all(readers.map((who) => statusFor(who, data.id)))).toEqual([200, 200])
    expect(await Promise.all(others.map((who) => statusFor(who, data.id)))).toEqual([404, 404])
  })

  it('opens no paper of a task to who sits at a window', async () => {
    const { water, handler } = await district()
    const clerk = await givenPerson(water.id, ['window'])
    const { data } = await upload(handler.token, PDF, '方案.pdf', 'attachment')
    await attachTo([data.id], [water.id], handler)
    expect(await statusFor(clerk, data.id)).toBe(404)
  })
})

describe('POST /files', () => {
  it('stores a photo, shows it upright and without what the camera wrote, and keeps the original', async () => {
    const { handler } = await district()
    const original = await photoWithPlace()
    expect(original.includes('SECRET-CAMERA')).toBe(true)
    const { status, data } = await upload(handler.token, original, '现场.jpeg')
    expect(status).toBe(200)
    expect(data).toMatchObject({
      kind: 'photo',
      name: '现场.jpg',
      mime: 'image/jpeg',
      width: 600,
      height: 900,
    })
    const shown = await download(handler.token, data.id)
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/)
    expect((await sharp(shown.bytes).metadata()).exif).toBeUndefined()
    expect(shown.bytes.includes('SECRET-CAMERA')).toBe(false)
    const stored = await FileModel.findById(data.id).lean()
    expect(stored?.digest).toBe(createHash('sha256').update(original).digest('hex'))
    expect(await parts.files.get(stored?.original.key ?? '')).toEqual(original)
    const entry = await AuditModel.findOne({ event: 'file.stored' }).lean()
    expect(entry).toMatchObject({ subjectName: '现场.jpg', digests: [stored?.digest] })
  })

  it('makes a thumbnail of at most 480 pixels', async () => {
    const { handler } = await district()
    const { data } = await upload(handler.token, await photoWithPlace(), 'a.jpg')
    const { width, height } = await sharp((await download(handler.token, data.id, 'thumb')).bytes).metadata()
    expect([width, height]).toEqual([320, 480])
  })

  it('stores papers as they are, to be downloaded and not opened', async () => {
    const { handler } = await district()
    const { data } = await upload(handler.token, PDF, '../../etc/方案.html', 'attachment')
    expect(data).toMatchObject({
      kind: 'attachment',
      name: '方案.html.pdf',
      mime: 'application/pdf',
      size: PDF.length,
    })
    const { bytes, headers } = await download(handler.token, data.id, 'thumb')
    expect(bytes).toEqual(PDF)
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('goes by the bytes and not by the name', async () => {
    const { handler } = await district()
    const refused = await upload(handler.token, PDF, '照片.jpg')
    expect(refused.error).toMatchObject({ code: 'file.type', details: { type: '.pdf' } })
    const script = Buffer.from('<script>alert(1)</script>')
    expect((await upload(handler.token, script, 'a.pdf', 'attachment')).error?.code).toBe('file.type')
  })

  it('refuses a photo that does not decode, and a name with a classified mark', async () => {
    const { handler } = await district()
    const half = (await photoWithPlace()).subarray(0, 2500)
    expect((await upload(handler.token, half, 'a.jpg')).error?.code).toBe('file.broken')
    expect((await upload(handler.token, PDF, '机密级方案.pdf', 'attachment')).error?.code).toBe(
      'text.classified',
    )
  })

  it('names the limit of a photo and of a file', async () => {
    const { handler } = await district()
    const photo = await upload(handler.token, Buffer.alloc(PHOTO_MAX_BYTES + 1), 'a.jpg')
    expect([photo.status, photo.error?.fields?.[0]?.path]).toEqual([400, 'body.file'])
    expect(photo.error?.message).toContain('10 MB')
    const file = await upload(handler.token, Buffer.alloc(FILE_MAX_BYTES + 1), 'a.pdf', 'attachment')
    expect(file.error).toMatchObject({ code: 'file.too-large', details: { limit: '50 MB' } })
  })

  it('stores once for a repeat with the same key', async () => {
    const { handler } = await district()
    const first = await upload(handler.token, PDF, 'a.pdf', 'attachment', 'upload-key-0000001')
    const again = await upload(handler.token, PDF, 'a.pdf', 'attachment', 'upload-key-0000001')
    expect(again.data).toEqual(first.data)
    expect(await FileModel.countDocuments()).toBe(1)
  })

  it('answers 400 without a file or with another kind, and 401 without a session', async () => {
    const { handler } = await district()
    const empty = await app.call('POST', '/files?kind=photo', { token: handler.token, form: new FormData() })
    expect(empty.error?.fields?.[0]?.path).toBe('body.file')
    expect((await upload(handler.token, PDF, 'a.pdf', 'program')).error?.fields?.[0]?.path).toBe('query.kind')
    expect((await upload(undefined, PDF, 'a.pdf', 'attachment')).status).toBe(401)
  })
})

describe('GET /files/:id', () => {
  it('before it is attached is for its uploader alone', async () => {
    const { handler, colleague, supervisor } = await district()
    const { data } = await upload(handler.token, PDF, 'a.pdf', 'attachment')
    expect((await download(handler.token, data.id)).status).toBe(200)
    expect((await download(colleague.token, data.id)).status).toBe(404)
    expect((await download(supervisor.token, data.id)).status).toBe(404)
  })

  it('attached is for the people of the record’s units and for 督查 of the region', async () => {
    const { handler, colleague, outsider, supervisor, water, region } = await district()
    const admin = await givenPerson(region.id, ['systemAdmin'])
    const neighbour = await givenOrg({ name: '邻区', kind: 'region' })
    const foreign = await givenPerson(neighbour.id, ['supervisor'])
    const { data } = await upload(handler.token, PDF, 'a.pdf', 'attachment')
    await attachTo([data.id], [water.id], handler)
    expect((await download(colleague.token, data.id)).status).toBe(200)
    expect((await download(supervisor.token, data.id)).status).toBe(200)
    for (const stranger of [outsider, admin, foreign]) {
      expect((await download(stranger.token, data.id)).status).toBe(404)
    }
  })

  it('answers 400 for a bad id or size, 401 without a session and 404 for what is not there', async () => {
    const { handler } = await district()
    expect((await download(handler.token, 'x')).status).toBe(400)
    expect((await download(handler.token, '0'.repeat(24), 'huge')).status).toBe(400)
    expect((await download(handler.token, '0'.repeat(24))).status).toBe(404)
    expect((await app.call('GET', `/files/${'0'.repeat(24)}`)).status).toBe(401)
  })
})

describe('attachFiles', () => {
  it('gives the files in the order asked, each once', async () => {
    const { handler, water } = await district()
    const a = (await upload(handler.token, PDF, 'a.pdf', 'attachment')).data
    const b = (await upload(handler.token, PDF, 'b.pdf', 'attachment')).data
    const attached = await attachTo([b.id, a.id, b.id], [water.id], handler)
    expect(attached.map((file) => file.name)).toEqual(['b.pdf', 'a.pdf'])
    expect((await filesById([a.id, '0'.repeat(24)])).get(a.id)).toEqual(a)
    expect(await attachTo([], [water.id], handler)).toEqual([])
  })

  it('lets a colleague keep what the record holds, and take nothing else of another person', async () => {
    const { handler, colleague, water } = await district()
    const { data } = await upload(handler.token, PDF, 'a.pdf', 'attachment')
    await expect(attachTo([data.id], [water.id], colleague)).rejects.toMatchObject({ code: 'file.missing' })
    await attachTo([data.id], [water.id], handler)
    await expect(attachTo([data.id], [water.id], colleague)).resolves.toHaveLength(1)
    await expect(attachTo([data.id], [water.id], colleague, 'b'.repeat(24))).rejects.toMatchObject({
      code: 'file.missing',
    })
    await expect(attachTo(['0'.repeat(24)], [water.id], handler)).rejects.toMatchObject({
      code: 'file.missing',
    })
    const stored = await FileModel.findById(data.id).lean()
    expect(stored).toMatchObject({ orgIds: [water.id], records: [{ kind: 'report', id: 'a'.repeat(24) }] })
  })
})

describe('a picture as evidence', () => {
  const evidence = async (id: string) => (await evidenceById([id])).get(id)
  const taken = { DateTimeOriginal: '2026:11:25 09:30:00' }
  const withExif = async (photo: object, gps: object = {}) =>
    sharp({ create: { width: 90, height: 60, channels: 3, background: '#3a7' } })
      .withExif({
        IFD2: { ...taken, ...photo },
        ...(Object.keys(gps).length > 0 ? { IFD3: gps } : {}),
      } as never)
      .jpeg()
      .toBuffer()

  it('from an album says when and where it was taken itself; Shanghai time unless it says another', async () => {
    const { handler } = await district()
    const gps = {
      GPSLatitudeRef: 'N',
      GPSLatitude: '32/1 18/1 36/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '118/1 18/1 0/1',
    }
    const { data } = await upload(handler.token, await withExif({}, gps), '现场.jpg')
    expect(await evidence(data.id)).toMatchObject({
      source: 'album',
      takenAt: new Date('2026-11-25T01:30:00.000Z'),
      place: { lat: 32.31, lng: 118.3, accuracy: null, system: 'wgs84' },
    })
    const abroad = await upload(handler.token, await withExif({ OffsetTimeOriginal: '-05:00' }), '远方.jpg')
    expect((await evidence(abroad.data.id))?.takenAt).toEqual(new Date('2026-11-25T14:30:00.000Z'))
  })

  it('that says nothing is of unknown time and place', async () => {
    const { handler } = await district()
    const { data } = await upload(handler.token, await photoWithPlace(), '现场.jpg')
    expect(await evidence(data.id)).toMatchObject({ source: 'album', takenAt: null })
    const bare = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#3a7' } })
      .png()
      .toBuffer()
    const stored = await upload(handler.token, bare, '截图.png')
    expect(await evidence(stored.data.id)).toMatchObject({ source: 'album', takenAt: null, place: null })
  })

  it('from the camera of the app carries what the phone said, and the moment it was received', async () => {
    const { handler } = await district()
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(await withExif({}))]), '现场.jpg')
    const said = 'source=camera&takenAt=2026-11-25T08:00:00.000Z&lat=32.31&lng=118.3&accuracy=15'
    const at = `/files?kind=photo&${said}`
    const { data } = await app.call<FileInfo>('POST', at, { token: handler.token, form })
    expect(await evidence(data.id)).toMatchObject({
      source: 'camera',
      takenAt: new Date('2026-11-25T08:00:00.000Z'),
      place: { lat: 32.31, lng: 118.3, accuracy: 15, system: 'gcj02' },
      storedAt: new Date(parts.time.now()).toISOString(),
    })
    const wrong = await app.call('POST', '/files?kind=photo&lat=99&takenAt=gestern', {
      token: handler.token,
      form,
    })
    expect(wrong.error?.fields?.map(({ path }) => path).sort()).toEqual(['query.lat', 'query.takenAt'])
  })

  it('is never overwritten: the same bytes again are another record of the same bytes', async () => {
    const { handler, colleague } = await district()
    const bytes = await withExif({})
    const [first, second] = [
      await upload(handler.token, bytes, '现场.jpg'),
      await upload(colleague.token, bytes, '现场.jpg'),
    ]
    const files = await FileModel.find().sort({ _id: 1 }).lean()
    expect(files.map((file) => String(file._id))).toEqual([first.data.id, second.data.id])
    expect(new Set(files.map((file) => file.digest)).size).toBe(1)
    expect(new Set(files.map((file) => file.original.key)).size).toBe(1)
  })
})

describe('a video', () => {
  /** The box that makes a file an MP4, or one of Apple's. */
  const film = (brand: string) =>
    Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from(`ftyp${brand}`),
      Buffer.alloc(12),
      Buffer.alloc(64),
    ])

  it('is MP4 or MOV, served as what it is, and no photo', async () => {
    const { handler } = await district()
    const { data } = await upload(handler.token, film('isom'), '现场.mp4', 'video')
    expect(data).toMatchObject({ kind: 'video', mime: 'video/mp4', name: '现场.mp4', width: null })
    expect((await download(handler.token, data.id)).headers.get('content-type')).toBe('video/mp4')
    expect((await upload(handler.token, film('qt  '), '现场.mov', 'video')).data.mime).toBe('video/quicktime')
    for (const [bytes, kind] of [
      [film('isom'), 'photo'],
      [film('isom'), 'attachment'],
      [PDF, 'video'],
      [await photoWithPlace(), 'video'],
    ] as const)
      expect((await upload(handler.token, bytes, '现场', kind)).error?.code).toBe('file.type')
  })
})
