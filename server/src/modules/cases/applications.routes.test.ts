import type { Draft, MyCase, MyCaseRow } from '@mingdu/shared/cases/applications.schema'
import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { CITIZEN_ID_NUMBER, givenCitizen, signInCitizen } from '../citizens/citizens.factory'
import { givenGuide, givenGuideContent } from '../guides/guides.factory'
import { DeliveryModel } from '../messages/messages.model'
import { givenPower } from '../powers/powers.factory'
import { CaseModel } from './cases.model'

const parts = testParts('2026-03-02T02:00:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)

const OTHER_ID_NUMBER = '440524188001010014'
const CREDIT_CODE = '91350100M000100Y43'

let place: Awaited<ReturnType<typeof givenDistrict>>
let guideId: string
let window: GivenPerson
let reviewer: GivenPerson
let citizen: { id: string; token: string }

beforeEach(async () => {
  parts.time.set('2026-03-02T02:00:00.000Z')
  place = await givenDistrict()
  const { region, water } = place
  const power = await givenPower(water.id, { name: '排水许可', code: 'P-1' })
  const editor = await givenPerson(water.id, ['editor'])
  const catalog = await givenPerson(region.id, ['catalog'])
  guideId = (await givenGuide(app, { editor, catalog }, power.id)).id
  window = await givenPerson(water.id, ['window'], { name: '窗口一' })
  reviewer = await givenPerson(water.id, ['reviewer', 'decider'], { name: '审查一' })
  citizen = await givenCitizen(app, parts)
})

const input = (more: object = {}) => ({
  ...{ guideId, answers: { who: 'shop' }, as: 'self', channel: 'miniapp', address: '演示区演示路 8 号' },
  materials: [
    { key: 'form', given: 'paper' },
    { key: 'shop', given: 'paper' },
  ],
  ...more,
})
const apply = (body: object = input(), token = citizen.token, key?: string) =>
  app.call<MyCase>('POST', '/citizen/cases', { token, body, ...(key ? { key } : {}) })
const mine = (id: string, token = citizen.token) => app.call<MyCase>('GET', `/citizen/cases/${id}`, { token })
const official = async (who: GivenPerson, name: string, id: string, body: object = {}) => {
  const { data } = await app.call<Case>('GET', `/cases/${id}`, { token: who.token })
  const answer = await app.call<Case>('POST', `/cases/${id}/${name}`, {
    token: who.token,
    body: { version: data.version, ...body },
  })
  expect([name, answer.error?.code]).toEqual([name, undefined])
  return answer.data
}
const inbox = async (token: string) =>
  (await app.call<{ items: InboxMessage[] }>('GET', '/citizen/messages', { token })).data.items

async function upload(token: string): Promise<string> {
  const form = new FormData()
  form.append(
    'file',
    new Blob(['%PDF-1.4\n%âãÏÓ\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n']),
    '门面房合同.pdf',
  )
  const response = await fetch(`${app.url}/api/v1/citizen/files?kind=attachment`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'X-Mingdu-Client': 'miniapp',
      'Idempotency-Key': `upload-${Math.random().toString(36).slice(2).padEnd(16, '0')}`,
    },
    body: form,
  })
  expect(response.status).toBe(200)
  return ((await response.json()) as { id: string }).id
}

describe('POST /citizen/cases', () => {
  it('takes the application of who they proved to be', async () => {
    const { status, data } = await apply()
    expect(status).toBe(200)
    expect(data).toMatchObject({
      ...{ state: 'received', applicant: '李*红', title: expect.any(String), mayWithdraw: true },
      timeline: [{ on: '2026-03-02', what: '提交申请', note: '' }],
    })
    const seen = await app.call<Case>('GET', `/cases/${data.id}`, { token: window.token })
    expect(seen.data).toMatchObject({
      channel: 'miniapp',
      applicantDetail: { name: '李*红', phone: '139****9000', agent: null },
    })
  })

  it('what the guide says need not be handed in makes no case incomplete', async () => {
    const { region, water } = place
    const power = await givenPower(water.id, { name: '排水备案', code: 'P-2' })
    const editor = await givenPerson(water.id, ['editor'])
    const catalog = await givenPerson(region.id, ['catalog'])
    const content = givenGuideContent()
    const materials = content.materials.map((one) => ({ ...one, form: 'exempt' as const }))
    const guide = await givenGuide(app, { editor, catalog }, power.id, { content: { ...content, materials } })
    const { data } = await apply(input({ guideId: guide.id, materials: [] }))
    expect(data.materials.map(({ needed }) => needed)).toEqual([false, false])
    expect((await official(window, 'accept', data.id)).state).toBe('accepted')
  })

  it('of an enterprise by its agent, and of another person', async () => {
    const file = await upload(citizen.token)
    const firm = { name: '演示区清水餐饮有限公司', idNumber: CREDIT_CODE, fileIds: [file] }
    const one = await apply(input({ as: 'enterprise', principal: firm }))
    expect(one.error).toBeUndefined()
    const seen = await app.call<Case>('GET', `/cases/${one.data.id}`, { token: window.token })
    expect(seen.data.applicantDetail).toMatchObject({ kind: 'enterprise', agent: { name: '李*红' } })
    const person = { name: '王大明', idNumber: OTHER_ID_NUMBER, fileIds: [await upload(citizen.token)] }
    const two = await apply(input({ as: 'agent', principal: person }))
    expect(two.data.applicant).toBe('王*明')
  })

  it('refuses who is not verified, bad input, foreign files, nobody and officials; a repeat is one case', async () => {
    const { token } = await signInCitizen(app, parts, '13700137000')
    expect((await apply(input(), token)).error?.code).toBe('citizen.unverified')
    const wrong = { name: '某公司', idNumber: '91350100M000100Y44', fileIds: [await upload(citizen.token)] }
    const paths = async (body: object) => (await apply(body)).error?.fields?.map(({ path }) => path)
    expect(await paths(input({ as: 'enterprise', principal: wrong }))).toEqual(['body.principal.idNumber'])
    expect(await paths(input({ as: 'agent' }))).toEqual(['body.principal'])
    expect(await paths(input({ channel: 'window', more: 1 }))).toEqual(['body.channel', 'body.more'])
    const theirs = [{ key: 'form', given: 'files', fileIds: [await upload(token)] }]
    expect((await apply(input({ materials: theirs }))).error?.code).toBe('file.missing')
    expect((await apply(input(), '')).status).toBe(401)
    expect((await apply(input(), window.token)).error?.code).toBe('citizen.required')
    const first = await apply(input(), citizen.token, 'apply-key-00000001')
    const again = await apply(input(), citizen.token, 'apply-key-00000001')
    expect(again.data).toEqual(first.data)
    expect(await CaseModel.countDocuments()).toBe(1)
  })
})

describe('one’s own cases', () => {
  it('are listed and read by nobody else', async () => {
    const { data } = await apply()
    const other = await givenCitizen(app, parts, {
      phone: '13700137000',
      name: '王大明',
      idNumber: OTHER_ID_NUMBER,
    })
    const list = (token: string) => app.call<{ items: MyCaseRow[] }>('GET', '/citizen/cases', { token })
    expect((await list(citizen.token)).data.items.map(({ id }) => id)).toEqual([data.id])
    expect((await list(other.token)).data.items).toEqual([])
    expect((await mine(data.id, other.token)).status).toBe(404)
    const withdrawn = await app.call('POST', `/citizen/cases/${data.id}/withdraw`, {
      token: other.token,
      body: { version: data.version },
    })
    expect(withdrawn.status).toBe(404)
  })

  it('what a window took in stands there once the applicant has proved who they are, and not by the phone alone', async () => {
    const applicant = { kind: 'person', name: '王大明', idNumber: OTHER_ID_NUMBER, phone: '13700137000' }
    const body = { guideId, answers: { who: 'shop' }, applicant, materials: [] }
    const { data } = await app.call<Case>('POST', '/cases', { token: window.token, body })
    const { token } = await signInCitizen(app, parts, '13700137000')
    const list = async () =>
      (await app.call<{ items: MyCaseRow[] }>('GET', '/citizen/cases', { token })).data.items
    expect(await list()).toEqual([])
    expect((await inbox(token)).map(({ target }) => target)).toEqual([{ kind: 'myCase', id: null }])
    await app.call('POST', '/citizen/identity', {
      token,
      body: { name: '王大明', idNumber: OTHER_ID_NUMBER },
    })
    expect((await list()).map(({ id }) => id)).toEqual([data.id])
  })

  it('correction and withdrawal by the applicant, with messages that reach them by text', async () => {
    const { data } = await apply(input({ materials: [{ key: 'form', given: 'paper' }] }))
    await official(window, 'askCorrection', data.id, {
      demands: [{ materialKey: 'shop', text: '请补门面房的合同' }],
    })
    const asked = (await mine(data.id)).data
    expect(asked).toMatchObject({ state: 'correcting', mayCorrect: true, demands: ['请补门面房的合同'] })
    const file = await upload(citizen.token)
    const correct = (version: number) =>
      app.call<MyCase>('POST', `/citizen/cases/${data.id}/correct`, {
        token: citizen.token,
        body: { version, materials: [{ key: 'shop', given: 'files', fileIds: [file] }] },
      })
    expect((await correct(asked.version - 1)).error?.code).toBe('version.stale')
    const corrected = await correct(asked.version)
    expect(corrected.data).toMatchObject({ state: 'received', mayCorrect: false })
    expect(corrected.data.materials.find(({ key }) => key === 'shop')?.files[0]?.name).toBe('门面房合同.pdf')
    expect((await inbox(citizen.token)).map(({ kind }) => kind)).toEqual([
      'caseReceived',
      'caseCorrection',
      'caseReceived',
    ])
    const sms = await DeliveryModel.find({ recipientId: citizen.id, kind: 'caseCorrection' }).lean()
    expect(sms.map(({ channel }) => channel)).toContain('inApp')
    const gone = await app.call<MyCase>('POST', `/citizen/cases/${data.id}/withdraw`, {
      token: citizen.token,
      body: { version: corrected.data.version, reason: '不办了' },
    })
    expect(gone.data.state).toBe('withdrawn')
  })

  it('files are read by the unit that handles the case and by nobody else', async () => {
    const file = await upload(citizen.token)
    const materials = [
      { key: 'form', given: 'paper' },
      { key: 'shop', given: 'files', fileIds: [file] },
    ]
    await apply(input({ materials }))
    const read = async (token: string, side = '') =>
      (await app.call('GET', `${side}/files/${file}`, { token })).status
    const { water } = { water: window.orgId }
    const handler = await givenPerson(water, ['handler'])
    expect([await read(window.token), await read(reviewer.token), await read(handler.token)]).toEqual([
      200, 200, 404,
    ])
    expect(await read(citizen.token, '/citizen')).toBe(200)
    const other = await signInCitizen(app, parts, '13700137000')
    expect(await read(other.token, '/citizen')).toBe(404)
  })

  it('a word to the office and back, with no official’s name', async () => {
    const { data } = await apply()
    const say = (token: string, path: string, text: string) =>
      app.call<{ items: { from: string; text: string }[] }>('POST', path, { token, body: { text } })
    const said = await say(citizen.token, `/citizen/cases/${data.id}/messages`, '请问还差什么材料')
    expect(said.data.items.map(({ from, text }) => [from, text])).toEqual([['applicant', '请问还差什么材料']])
    await say(window.token, `/cases/${data.id}/messages`, '不差了，等受理通知')
    const path = `/citizen/cases/${data.id}/thread`
    const thread = await app.call<{ items: unknown[] }>('GET', path, { token: citizen.token })
    expect(thread.data.items).toHaveLength(2)
    expect(JSON.stringify(thread.data)).not.toContain('窗口一')
    expect((await inbox(citizen.token))[0]).toMatchObject({ kind: 'caseSaid', title: '您的办件有新留言' })
    const other = await signInCitizen(app, parts, '13700137000')
    expect((await app.call('GET', path, { token: other.token })).status).toBe(404)
    expect((await say(other.token, `/citizen/cases/${data.id}/messages`, '你好')).status).toBe(404)
    expect(
      (await say(citizen.token, `/citizen/cases/${data.id}/messages`, '')).error?.fields?.[0]?.path,
    ).toBe('body.text')
  })

  it('earlier material may be used again', async () => {
    const file = await upload(citizen.token)
    await apply(input({ materials: [{ key: 'shop', given: 'files', fileIds: [file] }] }))
    const { data } = await app.call<{ items: { name: string; files: { id: string }[] }[] }>(
      'GET',
      '/citizen/materials',
      { token: citizen.token },
    )
    expect(data.items.map(({ files }) => files.map(({ id }) => id))).toEqual([[file]])
    const again = await apply(input({ materials: [{ key: 'shop', given: 'files', fileIds: [file] }] }))
    expect(again.status).toBe(200)
  })
})

describe('drafts', () => {
  const put = (body: object, token = citizen.token) =>
    app.call('PUT', `/citizen/drafts/${guideId}`, { token, body })
  const read = async (token = citizen.token) =>
    (await app.call<{ draft: Draft | null }>('GET', `/citizen/drafts/${guideId}`, { token })).data.draft

  it('are kept sealed, read by their author, and gone once handed in', async () => {
    expect(await read()).toBeNull()
    const principal = { name: '王大', idNumber: '4405', fileIds: [] }
    expect((await put({ as: 'agent', answers: { who: 'shop' }, principal, step: 2 })).status).toBe(200)
    expect(await read()).toMatchObject({ guideId, step: 2, principal, answers: { who: 'shop' } })
    const other = await signInCitizen(app, parts, '13700137000')
    expect(await read(other.token)).toBeNull()
    expect((await put({ as: 'somebody' })).error?.fields?.[0]?.path).toBe('body.as')
    expect((await put({ as: 'self' }, '')).status).toBe(401)
    await apply()
    expect(await read()).toBeNull()
  })

  it('can be dropped', async () => {
    await put({ as: 'self' })
    const { data } = await app.call<{ items: unknown[] }>('GET', '/citizen/drafts', { token: citizen.token })
    expect(data.items).toHaveLength(1)
    await app.call('DELETE', `/citizen/drafts/${guideId}`, { token: citizen.token })
    expect(await read()).toBeNull()
  })

  it('no number of theirs stands in the database in clear', async () => {
    await put({ as: 'agent', principal: { name: '王大明', idNumber: OTHER_ID_NUMBER, fileIds: [] } })
    await apply()
    const stored = JSON.stringify([
      await CaseModel.collection.find().toArray(),
      await CaseModel.db.collection('case_drafts').find().toArray(),
    ])
    for (const secret of [CITIZEN_ID_NUMBER, OTHER_ID_NUMBER, '李小红', '13900139000'])
      expect(stored).not.toContain(secret)
  })
})
