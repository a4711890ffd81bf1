import { randomUUID } from 'node:crypto'
import type { ApplicantThread, OfficeThread } from '@mingdu/shared/cases/case-thread.api'
import type { MyCase, MyCaseRow } from '@mingdu/shared/cases/applications.schema'
import type { Case, TrackedCase } from '@mingdu/shared/cases/cases.schema'
import type { CasePrintout } from '@mingdu/shared/cases/papers.api'
import { closePapers } from '../../paper/papers'
import { pdfText } from '../../paper/pdf.text.factory'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenCitizen, signInCitizen } from '../citizens/citizens.factory'
import { givenPhoto } from '../files/files.factory'
import { CheckModel } from '../safety/safety.model'
import { givenCaseDesk } from './cases.desk.factory'
import { CaseModel } from './cases.model'
import { PrintoutModel } from './cases.printouts.repo'

const parts = testParts('2026-03-02T02:00:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
afterAll(closePapers)

const OTHER = { phone: '13700137000', name: '王大明', idNumber: '440524188001010014' }
let desk: Awaited<ReturnType<typeof givenCaseDesk>>
let citizen: { id: string; token: string }
let mine: MyCase

beforeEach(async () => {
  parts.time.set('2026-03-02T02:00:00.000Z')
  desk = await givenCaseDesk(app)
  citizen = await givenCitizen(app, parts)
  mine = await applied(citizen.token)
})

async function applied(token: string): Promise<MyCase> {
  const materials = ['form', 'shop'].map((key) => ({ key, given: 'paper' }))
  const body = { guideId: desk.guideId, answers: { who: 'shop' }, as: 'self', channel: 'h5', materials }
  const answer = await app.call<MyCase>('POST', '/citizen/cases', { token, body })
  expect(answer.error).toBeUndefined()
  return answer.data
}
/** An act of the office on the case as it is now. */
async function office(who: GivenPerson, name: string, body: object = {}): Promise<Case> {
  const { data } = await app.call<Case>('GET', `/cases/${mine.id}`, { token: who.token })
  return desk.done(who, data, name, body)
}
const get = async (token = citizen.token) =>
  (await app.call<MyCase>('GET', `/citizen/cases/${mine.id}`, { token })).data
const open = (n: number | string, token: string = citizen.token, key?: string) =>
  app.call<CasePrintout>('POST', `/citizen/cases/${mine.id}/papers/${n}`, {
    ...(token === '' ? {} : { token }),
    ...(key ? { key } : {}),
  })
async function fetched(at: string, token = citizen.token) {
  const response = await fetch(`${app.url}/api/v1${at}`, { headers: { Authorization: `Bearer ${token}` } })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}
async function delivered(): Promise<void> {
  const { window, reviewer, decider } = desk.people
  await office(window, 'accept')
  await office(reviewer, 'startReview')
  await office(reviewer, 'sendUp', { propose: 'deny', opinion: '不符合条件' })
  await office(decider, 'deny', { reason: '排放口不符合要求' })
  await office(window, 'deliver', { method: 'direct', receiver: '李小红' })
}

describe('papers of one’s own case', () => {
  it('are opened by their applicant, in full and without the stub, each opening in the trail', async () => {
    await office(desk.people.window, 'accept')
    expect((await get()).papers.map(({ kind }) => kind)).toEqual(['receipt', 'acceptance'])
    const { status, data } = await open(1)
    expect([status, data.count, data.pdf]).toEqual([200, 1, `/citizen/case-papers/${data.id}`])
    const { bytes, type } = await fetched(data.pdf)
    const text = pdfText(bytes).replace(/\n/g, '')
    expect(type).toBe('application/pdf')
    expect(text).toContain('受理通知书')
    expect(text).toContain('李小红')
    expect(text).not.toContain('存根')
    expect(await AuditModel.findOne({ event: 'case.paperOpened' }).lean()).toMatchObject({
      actor: { id: citizen.id },
      ...{ subjectKind: 'case', subjectId: mine.id },
      note: expect.stringContaining((await get()).papers[1]?.no ?? '?'),
    })
  })

  it('once for one key', async () => {
    const [first, second] = [
      await open(0, citizen.token, 'open-key-00000001'),
      await open(0, citizen.token, 'open-key-00000001'),
    ]
    expect(second.data).toEqual(first.data)
    expect([
      await PrintoutModel.countDocuments(),
      await AuditModel.countDocuments({ event: 'case.paperOpened' }),
    ]).toEqual([1, 1])
  })

  it('by nobody else, and only those there are', async () => {
    const other = await givenCitizen(app, parts, OTHER)
    const answers = [
      await open(0, ''),
      await open(0, desk.people.window.token),
      await open(0, other.token),
      await open(1),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 404, 404])
    expect((await open('x')).error?.fields?.[0]?.path).toBe('params.n')
    const { data } = await open(0)
    const doors = [
      fetched(data.pdf, other.token),
      fetched(data.pdf.replace('/citizen', ''), desk.people.window.token),
      fetched(data.pdf, desk.people.window.token),
    ]
    expect((await Promise.all(doors)).map(({ status }) => status)).toEqual([404, 404, 401])
    await PrintoutModel.updateMany({}, { $set: { openedAt: new Date(Date.now() - 3_700_000) } })
    expect((await fetched(data.pdf)).status).toBe(404)
  })

  it('are found by number in one’s own list and in nobody else’s', async () => {
    const other = await givenCitizen(app, parts, OTHER)
    const list = async (no: string, token = citizen.token) =>
      app.call<{ items: MyCaseRow[] }>('GET', `/citizen/cases?no=${encodeURIComponent(no)}`, { token })
    const spaced = mine.no.replace(/(.{4})(?=.)/g, '$1 ')
    for (const no of [mine.no, spaced])
      expect((await list(no)).data.items.map(({ id }) => id)).toEqual([mine.id])
    expect((await list(mine.no, other.token)).data.items).toEqual([])
    expect((await list('123')).error?.fields?.[0]?.path).toBe('query.no')
  })
})

describe('who signed for a delivery', () => {
  it('is sealed, shown masked to both sides, and stands on the 送达回证 in full', async () => {
    await delivered()
    const stored = JSON.stringify(await CaseModel.collection.find().toArray())
    expect(stored).not.toContain('李小红')
    const seen = await app.call<Case>('GET', `/cases/${mine.id}`, { token: desk.people.window.token })
    expect([seen.data.delivery?.receiver, (await get()).delivery?.receiver]).toEqual(['李*红', '李*红'])
    const n = (await get()).papers.findIndex(({ kind }) => kind === 'delivery')
    const { bytes } = await fetched((await open(n)).data.pdf)
    expect(pdfText(bytes).replace(/\n/g, '')).toContain('签收人李小红')
  })

  it('written down before names were sealed reads the same', async () => {
    await delivered()
    await CaseModel.collection.updateMany({}, { $set: { 'delivery.receiver': '王五方' } })
    expect((await get()).delivery?.receiver).toBe('王*方')
    const n = (await get()).papers.findIndex(({ kind }) => kind === 'delivery')
    const { bytes } = await fetched((await open(n)).data.pdf)
    expect(pdfText(bytes).replace(/\n/g, '')).toContain('签收人王五方')
  })
})

describe('files with a 留言', () => {
  const say = (body: object, token = citizen.token) =>
    app.call<ApplicantThread>('POST', `/citizen/cases/${mine.id}/messages`, { token, body })
  const file = (id: string, token = citizen.token) => fetched(`/citizen/cases/${mine.id}/files/${id}`, token)
  async function upload(token: string): Promise<string> {
    const form = new FormData()
    form.append('file', new Blob(['%PDF-1.4\n%âãÏÓ\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n']), '合同.pdf')
    const response = await fetch(`${app.url}/api/v1/citizen/files?kind=attachment`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'X-Mingdu-Client': 'miniapp',
        'Idempotency-Key': `upload-${randomUUID()}`,
      },
      body: form,
    })
    return ((await response.json()) as { id: string }).id
  }

  it('of the applicant are on the desk’s thread, as other files of the case are, and open there', async () => {
    const id = await upload(citizen.token)
    const said = await say({ text: '合同在附件', fileIds: [id] })
    expect(said.data.items[0]?.files).toMatchObject([{ id, name: '合同.pdf', kind: 'attachment' }])
    const { window, otherTwo } = desk.people
    const thread = await app.call<OfficeThread>('GET', `/cases/${mine.id}/thread`, { token: window.token })
    expect(thread.data.items[0]?.files).toEqual(said.data.items[0]?.files)
    expect([
      (await fetched(`/files/${id}`, window.token)).status,
      (await fetched(`/files/${id}`, otherTwo.token)).status,
    ]).toEqual([200, 404])
  })

  it('of the office open for the applicant and for no other citizen, nor by another case', async () => {
    const { window } = desk.people
    const id = await givenPhoto(app, window.token, '样表.jpg')
    await app.call('POST', `/cases/${mine.id}/messages`, {
      token: window.token,
      body: { text: '样表', fileIds: [id] },
    })
    const other = await givenCitizen(app, parts, OTHER)
    const answers = [
      await file(id),
      await file(id, other.token),
      await file(id, window.token),
      await file('a'.repeat(24)),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 401, 404])
    const mineTwo = await applied(citizen.token)
    expect((await fetched(`/citizen/cases/${mineTwo.id}/files/${id}`)).status).toBe(404)
  })

  it('of an entry that was judged unfit are closed to the other side', async () => {
    const { window } = desk.people
    const id = await givenPhoto(app, window.token, '样表.jpg')
    await app.call('POST', `/cases/${mine.id}/messages`, {
      token: window.token,
      body: { text: '样表', fileIds: [id] },
    })
    expect((await file(id)).status).toBe(200)
    await CheckModel.updateMany({}, { $set: { state: 'rejected' } })
    expect((await file(id)).status).toBe(404)
  })

  it('of somebody else, too many and none at all are refused', async () => {
    const other = await signInCitizen(app, parts, '13700137000')
    expect((await say({ text: '附件', fileIds: [await upload(other.token)] })).error?.code).toBe(
      'file.missing',
    )
    const path = async (body: object) => (await say(body)).error?.fields?.[0]?.path
    expect(await path({ text: '附件', fileIds: Array.from({ length: 10 }, () => 'a'.repeat(24)) })).toBe(
      'body.fileIds',
    )
    expect(await path({ text: '', fileIds: [] })).toBe('body.text')
  })

  it('reading says so to the office', async () => {
    const { window } = desk.people
    await app.call('POST', `/cases/${mine.id}/messages`, { token: window.token, body: { text: '请看' } })
    const read = (token?: string) =>
      app.call<ApplicantThread>('POST', `/citizen/cases/${mine.id}/thread/read`, token ? { token } : {})
    const other = await signInCitizen(app, parts, '13700137000')
    expect([(await read()).status, (await read(other.token)).status]).toEqual([401, 404])
    expect((await read(citizen.token)).data.unread).toBe(0)
    const thread = await app.call<OfficeThread>('GET', `/cases/${mine.id}/thread`, { token: window.token })
    expect(thread.data.items[0]?.readAt).not.toBeNull()
  })
})

describe('what the progress page leads to', () => {
  const track = async () =>
    (await app.call<TrackedCase>('POST', '/public/cases/track', { body: { no: mine.no, phoneEnd: '9000' } }))
      .data

  it('the stages to rate, each with its token, until the case breaks off', async () => {
    expect((await track()).ratings).toEqual([])
    await office(desk.people.window, 'accept')
    const [asked] = (await track()).ratings
    expect(asked).toMatchObject({ stage: 'accept', state: 'open' })
    expect((await get()).ratings).toHaveLength(1)
    const opened = await app.call('GET', `/public/ratings/invitations/${asked?.token ?? ''}`)
    expect(opened.status).toBe(200)
    const gone = await app.call<MyCase>('POST', `/citizen/cases/${mine.id}/withdraw`, {
      token: citizen.token,
      body: { version: (await get()).version },
    })
    expect([gone.data.ratings, (await track()).ratings]).toEqual([[], []])
  })

  it('every counted day with its basis and paper, a day off with the notice of the year', async () => {
    parts.time.set('2026-02-12T02:00:00.000Z')
    mine = await applied(citizen.token)
    const accepted = await office(desk.people.window, 'accept')
    const { clock, papers } = await track()
    const no = papers.find(({ kind }) => kind === 'acceptance')?.no
    const on = (date: string) => clock?.strip.find((day) => day.date === date)
    expect(accepted.state).toBe('accepted')
    expect(on('2026-02-13')).toMatchObject({ basis: '办事指南的承诺', documentNo: no })
    expect(on('2026-02-17')).toMatchObject({
      kind: 'rest',
      documentNo: expect.stringContaining('国办发明电'),
    })
    expect(on('2026-02-17')?.basis).toBe('《中华人民共和国行政许可法》第八十二条')
    await CaseModel.collection.updateMany({}, { $set: { 'power.type': '07' } })
    const local = (await track()).clock?.strip.find((day) => day.date === '2026-02-17')
    expect(local?.basis).toBeUndefined()
  })
})
