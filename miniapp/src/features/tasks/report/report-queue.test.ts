import Taro from '@tarojs/taro'
import { begin, end } from '../../../api/session'
import { readDraft, writeDraft } from './draft'
import { reportQueue, withdraw } from './report-queue'

const { enqueue } = reportQueue
const queuedReports = reportQueue.items
const sendQueued = reportQueue.send
const sendAllQueued = reportQueue.sendAll
const deliveredTask = reportQueue.delivered

const request = Taro.request as unknown as jest.Mock
const uploadFile = Taro.uploadFile as unknown as jest.Mock
const storage = new Map<string, string>()
const answer = (statusCode: number, data: unknown) => ({ statusCode, data: JSON.stringify(data), header: {} })
const as = (id: string) =>
  begin({ token: `t-${id}`, expiresAt: '', me: { id } } as unknown as Parameters<typeof begin>[0])
const calls = () =>
  request.mock.calls.map(([call]) => call as { header: Record<string, string>; data: string })

const photo = { key: 'p1', path: 'tmp/1.jpg', bytes: 10, fileId: null }
const report = {
  key: 'k1',
  taskId: 'task1',
  title: '清水河段',
  claimed: 36,
  filled: 36,
  version: 3,
  text: '左岸已清空',
  photos: [photo],
}

beforeEach(() => {
  storage.clear()
  window.sessionStorage.clear()
  jest.mocked(Taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(Taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
  jest.mocked(Taro.removeStorageSync).mockImplementation((key) => void storage.delete(key as string))
  jest.mocked(Taro.getFileSystemManager).mockReturnValue({ unlinkSync: jest.fn() } as never)
  request.mockReset()
  uploadFile.mockReset()
  uploadFile.mockResolvedValue({ statusCode: 200, data: JSON.stringify({ id: 'file1' }) })
  end()
  as('a1')
})

describe('what was asked for, on its way', () => {
  it('is added to its report, with videos and papers beside the photos', async () => {
    const film = {
      key: 'v1',
      path: 'tmp/1.mp4',
      bytes: 10,
      fileId: null,
      kind: 'video',
      name: '现场.mp4',
    } as const
    const taken = {
      at: '2026-11-25T01:30:00.000Z',
      place: { lat: 32.3, lng: 118.3, accuracy: 9, system: 'gcj02' },
    }
    const shot = { ...photo, taken } as never
    enqueue({ ...report, photos: [shot], attachments: [film], supplements: 'r1' })
    request.mockResolvedValue(answer(200, { report: {}, task: { id: 'task1' } }))
    expect(await sendQueued('k1')).toMatchObject({ kind: 'sent' })
    const [call] = request.mock.calls.map(([one]) => one as { url: string; data: string })
    expect(call?.url).toContain('/reports/r1/supplement')
    expect(JSON.parse(call?.data ?? '')).toEqual({
      ...{ version: 3, text: '左岸已清空', photoIds: ['file1'], attachmentIds: ['file1'] },
    })
    const urls = uploadFile.mock.calls.map(
      ([one]) => new URL((one as { url: string }).url, 'http://x').searchParams,
    )
    expect(urls.map((query) => query.get('kind'))).toEqual(['photo', 'video'])
    expect(Object.fromEntries(urls[0] ?? [])).toMatchObject({
      source: 'camera',
      takenAt: taken.at,
      lat: '32.3',
    })
    expect(urls[1]?.has('source')).toBe(false)
  })
})

describe('a report on its way', () => {
  it('is on the phone before anything is sent', () => {
    enqueue(report)
    expect(JSON.parse(storage.get('mingdu.queue.a1') ?? '[]')).toMatchObject([
      { key: 'k1', state: 'waiting' },
    ])
    expect(request).not.toHaveBeenCalled()
  })

  it('uploads its photos, is sent under its own key, and leaves queue and draft empty', async () => {
    writeDraft('a1', 'task1', { claimed: 36, text: '左岸已清空', photos: [photo], savedAt: 1 })
    enqueue(report)
    request.mockResolvedValue(answer(200, { id: 'task1' }))
    expect(await sendQueued('k1')).toMatchObject({ kind: 'sent' })
    expect(calls()[0]?.header['Idempotency-Key']).toBe('k1')
    expect(JSON.parse(calls()[0]?.data ?? '')).toMatchObject({ version: 3, claimed: 36, photoIds: ['file1'] })
    expect([queuedReports(), readDraft('a1', 'task1')]).toEqual([[], null])
    expect(deliveredTask('task1')).toEqual({ id: 'task1' })
  })

  it('waits without network, and goes again with the same key, content and photos', async () => {
    enqueue(report)
    request.mockRejectedValueOnce({ errMsg: 'request:fail' })
    expect(await sendQueued('k1')).toMatchObject({ kind: 'waiting', error: { code: 'network' } })
    expect(queuedReports()).toMatchObject([{ state: 'waiting', photos: [{ fileId: 'file1' }] }])
    request.mockResolvedValueOnce(answer(200, { id: 'task1' }))
    await sendAllQueued()
    expect(calls()[1]).toMatchObject({ data: calls()[0]?.data, header: { 'Idempotency-Key': 'k1' } })
    expect(uploadFile).toHaveBeenCalledTimes(1)
  })

  it('is sent once when the tap and the returning network ask at the same time', async () => {
    enqueue(report)
    request.mockResolvedValue(answer(200, { id: 'task1' }))
    await Promise.all([sendQueued('k1'), sendAllQueued(), sendQueued('k1')])
    expect(request).toHaveBeenCalledTimes(1)
  })

  it('stays with its reason when it is refused, and becomes a draft again when it is taken back', async () => {
    enqueue(report)
    request.mockResolvedValue(
      answer(422, { error: { code: 'report.more', message: '不能多于目标', requestId: '' } }),
    )
    expect(await sendQueued('k1')).toMatchObject({ kind: 'refused', error: { code: 'report.more' } })
    expect(queuedReports()).toMatchObject([{ state: 'refused', reason: '不能多于目标' }])
    withdraw('k1')
    expect(queuedReports()).toEqual([])
    expect(readDraft('a1', 'task1')).toMatchObject({
      claimed: 36,
      text: '左岸已清空',
      photos: [{ fileId: 'file1' }],
    })
  })

  it('waits when the server is down for maintenance', async () => {
    enqueue(report)
    request.mockResolvedValue(
      answer(503, { error: { code: 'server.unready', message: '维护', requestId: '' } }),
    )
    expect(await sendQueued('k1')).toMatchObject({ kind: 'waiting' })
  })

  it('belongs to the person who wrote it, and is there again when they come back', () => {
    enqueue(report)
    as('a2')
    expect(queuedReports()).toEqual([])
    as('a1')
    expect(queuedReports()).toHaveLength(1)
  })

  it('that was being sent when the program was killed waits', () => {
    storage.set('mingdu.queue.a3', JSON.stringify([{ ...report, state: 'sending', reason: '', queuedAt: 1 }]))
    as('a3')
    expect(queuedReports()).toMatchObject([{ state: 'waiting' }])
  })

  it('replaces an older one of the same task', () => {
    enqueue(report)
    enqueue({ ...report, key: 'k2' })
    expect(queuedReports().map(({ key }) => key)).toEqual(['k2'])
  })
})
