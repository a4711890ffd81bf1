import type { Task, VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import sharp from 'sharp'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, givenOrg, type GivenPerson } from '../accounts/accounts.factory'
import {
  givenDesk,
  givenIssued,
  givenSigned,
  leafOf,
  viewedTask,
  type Desk,
} from '../matters/matters.factory'
import { ReportModel } from './reports.model'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set('2026-11-09T07:30:00.000Z'))

const text = '完成清理并逐处复核'

/** A scene with shapes, in some size and quality: the same scene looks the same. */
async function scene(hue: number, { width = 640, quality = 90 } = {}): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
    <rect width="640" height="480" fill="hsl(${hue} 40% 80%)"/>
    <circle cx="${100 + hue}" cy="140" r="90" fill="#345"/><rect x="${420 - hue}" y="250" width="160" height="190" fill="#963"/>
    <path d="M0 400 L200 ${200 + hue / 2} L430 380 L640 240 V480 H0 Z" fill="#474"/></svg>`
  return sharp(Buffer.from(svg)).resize(width).jpeg({ quality }).toBuffer()
}

async function photo(person: GivenPerson, bytes: Buffer, said = ''): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), '现场.jpg')
  const { data } = await app.call<{ id: string }>('POST', `/files?kind=photo${said}`, {
    token: person.token,
    form,
  })
  return data.id
}

async function twoTasks(): Promise<{ desk: Desk; tasks: [Task, Task] }> {
  const desk = await givenDesk()
  const leaf = (title: string) => leafOf(desk, { title, weight: 50 })
  const matter = await givenIssued(app, desk, [leaf('清水河段整改'), leaf('北干渠段整改')])
  const signed = []
  for (const { id } of matter.tree)
    signed.push(await givenSigned(app, desk.handler, await viewedTask(app, desk.handler, id)))
  return { desk, tasks: signed as [Task, Task] }
}

const report = (person: GivenPerson, task: Task, photoIds: string[], more: object = {}) =>
  app.call<Task>('POST', `/tasks/${task.id}/reports`, {
    token: person.token,
    body: { version: task.version, claimed: 20, text, photoIds, ...more },
  })

const pictures = async (person: GivenPerson, task: Task) =>
  (await viewedTask(app, person, task.id)).reports[0]?.photos ?? []

describe('a picture of another task', () => {
  it('is flagged for the verifier with the report it came with, the same and the nearly same', async () => {
    const { desk, tasks } = await twoTasks()
    const original = await scene(30)
    const first = await report(desk.handler, tasks[0], [await photo(desk.handler, original)])
    const again = [
      await photo(desk.handler, original),
      await photo(desk.handler, await scene(30, { width: 400, quality: 60 })),
      await photo(desk.handler, await scene(150)),
    ]
    await report(desk.handler, tasks[1], again)
    const shown = await pictures(desk.supervisor, tasks[1])
    expect(shown.map(({ flags }) => flags)).toEqual([['same'], ['alike'], []])
    const other = { taskId: tasks[0].id, no: tasks[0].no, title: '清水河段整改', ordinal: 1 }
    expect(shown[0]?.alike).toMatchObject([
      {
        bits: 0,
        other: {
          ...other,
          reportId: first.data.reports[0]?.id,
          photoId: first.data.reports[0]?.photos[0]?.id,
        },
      },
    ])
    expect(shown[1]?.alike).toMatchObject([{ other }])
    expect(shown[0]?.digest).toMatch(/^[0-9a-f]{64}$/)
    const queue = await app.call<Page<VerificationRow>>('GET', '/verifications', {
      token: desk.supervisor.token,
    })
    expect(queue.data.items.find(({ task }) => task.id === tasks[1].id)?.report.photos[0]?.flags).toEqual([
      'same',
    ])
  })

  it('is flagged when one upload is handed in twice, but not in the next report of its own task', async () => {
    const { desk, tasks } = await twoTasks()
    const id = await photo(desk.handler, await scene(30))
    const first = (await report(desk.handler, tasks[0], [id])).data
    await report(desk.handler, tasks[1], [id])
    expect((await pictures(desk.supervisor, tasks[1]))[0]?.flags).toEqual(['same'])
    const body = { version: 1, method: 'paper', opinion: '照片看不出位置' }
    const { token } = desk.supervisor
    const back = await app.call<{ task: Task }>('POST', `/reports/${first.reports[0]?.id}/return`, {
      token,
      body,
    })
    await report(desk.handler, back.data.task, [id])
    const stored = await ReportModel.findOne({ taskId: tasks[0].id, ordinal: 2 }).lean()
    expect(stored?.alike.map(({ taskId }) => taskId)).toEqual([tasks[1].id])
  })

  it('shows nothing of all this to who reported, and no report out of reach', async () => {
    const { desk, tasks } = await twoTasks()
    await report(desk.handler, tasks[0], [await photo(desk.handler, await scene(30))])
    await report(desk.handler, tasks[1], [await photo(desk.handler, await scene(30))])
    expect(await pictures(desk.handler, tasks[1])).toMatchObject([{ flags: [], alike: [] }])
    const elsewhere = await givenOrg({ name: '邻区', kind: 'region' })
    await ReportModel.updateOne({ taskId: tasks[1].id }, { 'alike.0.taskId': elsewhere.id })
    expect((await pictures(desk.supervisor, tasks[1]))[0]).toMatchObject({
      flags: ['same'],
      alike: [{ bits: 0, other: null }],
    })
  })
})

describe('the time of a picture', () => {
  const camera = (takenAt: string) => `&source=camera&takenAt=${takenAt}&lat=32.3&lng=118.3`

  it('before 派单, and after the day the work is said to be done, is flagged', async () => {
    const { desk, tasks } = await twoTasks()
    parts.time.set('2026-11-12T02:00:00.000Z')
    const at = async (takenAt: string, hue: number) => photo(desk.handler, await scene(hue), camera(takenAt))
    const ids = [
      await at('2026-11-08T02:00:00.000Z', 20),
      await at('2026-11-10T02:00:00.000Z', 80),
      await at('2026-11-12T01:00:00.000Z', 140),
      await photo(desk.handler, await scene(200)),
    ]
    const sent = await report(desk.handler, tasks[0], ids, { doneOn: '2026-11-11' })
    expect(sent.data.reports[0]).toMatchObject({ doneOn: '2026-11-11' })
    const shown = await pictures(desk.supervisor, tasks[0])
    expect(shown.map(({ flags }) => flags)).toEqual([['early'], [], ['late'], []])
    expect(shown[1]).toMatchObject({
      source: 'camera',
      takenAt: '2026-11-10T02:00:00.000Z',
      place: { lat: 32.3, lng: 118.3 },
      storedAt: '2026-11-12T02:00:00.000Z',
    })
    expect(shown[3]).toMatchObject({ source: 'album', takenAt: null, place: null })
  })

  it('of completion lies between 派单 and today', async () => {
    const { desk, tasks } = await twoTasks()
    const ids = [await photo(desk.handler, await scene(20))]
    for (const doneOn of ['2026-11-08', '2026-11-10'])
      expect((await report(desk.handler, tasks[0], ids, { doneOn })).error?.code).toBe('report.done-on')
    expect((await report(desk.handler, tasks[0], ids, { doneOn: '今天' })).error?.fields?.[0]?.path).toBe(
      'body.doneOn',
    )
  })
})

it('shows what the verifier photographed and where', async () => {
  const { desk, tasks } = await twoTasks()
  await report(desk.handler, tasks[0], [await photo(desk.handler, await scene(20))])
  const waiting = await viewedTask(app, desk.supervisor, tasks[0].id)
  const body = {
    ...{ version: 1, verified: 20, method: 'onSite', opinion: '' },
    photoIds: [await photo(desk.supervisor, await scene(90))],
    place: { lat: 32.31, lng: 118.31, accuracy: 20, system: 'gcj02' },
  }
  const accept = (person: GivenPerson, more: object = {}) =>
    app.call<{ task: Task }>('POST', `/reports/${waiting.reports[0]?.id}/accept`, {
      token: person.token,
      body: { ...body, ...more },
    })
  expect((await accept(desk.colleague)).error?.code).toBe('file.missing')
  const { data } = await accept(desk.supervisor)
  expect(data.task.reports[0]).toMatchObject({
    verifyPlace: body.place,
    verifyPhotos: [{ id: body.photoIds[0] }],
  })
  const outsider = await givenPerson(desk.forest.id, ['handler'])
  const read = await app.call('GET', `/files/${body.photoIds[0]}`, { token: outsider.token })
  expect(read.status).toBe(404)
})
