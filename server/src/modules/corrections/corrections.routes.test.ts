import type { Correction } from '@mingdu/shared/corrections/corrections.api'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { CorrectionModel } from './corrections.model'

const parts = testParts()
useDatabase()
const app = useApp(parts)

let waterId: string
let catalog: GivenPerson
let editor: GivenPerson
let other: GivenPerson

beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  const { region, water, forest } = await givenDistrict()
  waterId = water.id
  catalog = await givenPerson(region.id, ['catalog'], { name: '编办甲' })
  editor = await givenPerson(water.id, ['editor'])
  other = await givenPerson(forest.id, ['editor'])
})

const TEXT = '窗口电话早就换了，打不通'
const submit = (change: object = {}, key?: string) =>
  app.call<{ no: string; code: string }>('POST', '/public/corrections', {
    body: { target: { kind: 'dutyList', id: waterId }, field: '电话', text: TEXT, ...change },
    ...(key ? { key } : {}),
  })
const list = async (by: GivenPerson, query = '') =>
  (await app.call<{ items: Correction[]; total: number }>('GET', `/corrections${query}`, { token: by.token }))
    .data
const reply = (by: GivenPerson | null, { id, version }: Correction, body: object = {}, key?: string) =>
  app.call<Correction>('POST', `/corrections/${id}/reply`, {
    token: by?.token,
    body: { version, outcome: 'corrected', text: '已改为新号码，谢谢', ...body },
    ...(key ? { key } : {}),
  })
const answer = (code: string) =>
  app.call<{ reply: { text: string } | null }>('GET', `/public/corrections/${code}`)

describe('POST /public/corrections', () => {
  it('takes it from anybody, tells the 编办, and keeps neither code nor number in clear', async () => {
    const { status, data } = await submit({ phone: '13800138000' })
    expect([status, data.no]).toEqual([200, '纠错〔2026〕0001'])
    expect(data.code).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
    const stored = JSON.stringify(await CorrectionModel.findOne().lean())
    expect(stored).not.toContain('13800138000')
    expect(stored).not.toContain(data.code)
    const inbox = await app.call<{ items: InboxMessage[] }>('GET', '/messages', { token: catalog.token })
    expect(inbox.data.items[0]).toMatchObject({ kind: 'correctionReceived', target: { kind: 'correction' } })
    expect(await AuditModel.findOne({ event: 'correction.submitted' }).lean()).toMatchObject({
      subjectName: '纠错〔2026〕0001',
    })
  })

  it('names the field of bad input, stops classified words and pages that are not there', async () => {
    const bad = await submit({ text: '错', phone: '12', target: { kind: 'case', id: 'x' } })
    expect(bad.error?.fields?.map((f) => f.path).sort()).toEqual([
      'body.phone',
      'body.target.id',
      'body.target.kind',
      'body.text',
    ])
    expect((await submit({ text: '这是绝密的内容' })).error?.code).toBe('text.classified')
    for (const kind of ['power', 'guide', 'dutyList'])
      expect((await submit({ target: { kind, id: 'f'.repeat(24) } })).status).toBe(404)
    expect(await CorrectionModel.countDocuments()).toBe(0)
  })

  it('gives a repeat the first answer, and slows who sends too many', async () => {
    const first = await submit({}, 'correction-key-001')
    expect((await submit({}, 'correction-key-001')).data).toEqual(first.data)
    for (let i = 0; i < 9; i += 1) await submit()
    const refused = await submit()
    expect([refused.status, refused.error?.code]).toEqual([429, 'correction.too-many'])
  })
})

describe('GET /corrections', () => {
  it('shows the 编办 all of the region, a 目录员 those of their org, masked', async () => {
    await submit({ phone: '13800138000' })
    expect((await list(catalog)).items[0]).toMatchObject({
      phone: '138****8000',
      text: TEXT,
      target: { name: '区水务局责任清单', org: { name: '区水务局' } },
    })
    expect([(await list(editor)).total, (await list(other)).total]).toEqual([1, 0])
    expect((await list(catalog, '?state=answered')).total).toBe(0)
    expect((await list(catalog, `?orgId=${other.orgId}`)).total).toBe(0)
    const handler = await givenPerson(waterId, ['handler'])
    expect((await app.call('GET', '/corrections', { token: handler.token })).status).toBe(403)
    expect((await app.call('GET', '/corrections')).status).toBe(401)
  })
})

describe('GET /corrections/:id', () => {
  it('shows one to who may read it, and to nobody else', async () => {
    await submit()
    const [open] = (await list(catalog)).items
    const read = (by: GivenPerson | null) =>
      app.call<Correction>('GET', `/corrections/${open!.id}`, { token: by?.token })
    expect((await read(catalog)).data).toEqual(open)
    expect((await read(editor)).data.no).toBe(open!.no)
    expect((await read(other)).status).toBe(404)
    expect((await read(null)).status).toBe(401)
  })
})

describe('POST /corrections/:id/reply', () => {
  it('answers once; the sender reads it by the code, without a name', async () => {
    const { data } = await submit()
    const [open] = (await list(catalog)).items
    expect((await answer(data.code)).data.reply).toBeNull()
    const done = await reply(catalog, open!)
    expect(done.data).toMatchObject({ state: 'answered', outcome: 'corrected', reply: { by: '编办甲' } })
    const seen = await answer(data.code)
    expect(seen.data.reply?.text).toBe('已改为新号码，谢谢')
    expect(JSON.stringify(seen.data)).not.toContain('编办甲')
    expect((await reply(catalog, done.data)).error?.code).toBe('correction.answered')
    expect((await answer('ABCDEFGHJK')).status).toBe(404)
  })

  it('refuses bad input, nobody, the 目录员, an old version, and gives a repeat the first answer', async () => {
    await submit()
    const [open] = (await list(catalog)).items
    expect((await reply(catalog, open!, { outcome: 'later', text: '' })).error?.fields).toHaveLength(2)
    expect((await reply(catalog, open!, { text: '机密级的答复' })).error?.code).toBe('text.classified')
    expect((await reply(null, open!)).status).toBe(401)
    expect((await reply(editor, open!)).status).toBe(403)
    expect((await reply(catalog, { ...open!, version: 0 })).error?.code).toBe('version.stale')
    const first = await reply(catalog, open!, {}, 'reply-key-00000002')
    expect((await reply(catalog, open!, {}, 'reply-key-00000002')).data).toEqual(first.data)
  })
})
