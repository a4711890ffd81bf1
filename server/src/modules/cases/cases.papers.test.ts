import type { Case } from '@mingdu/shared/cases/cases.schema'
import { CASE_PAPERS, type CasePaper } from '@mingdu/shared/cases/cases.states'
import type { CasePrintout, PrintedMany } from '@mingdu/shared/cases/papers.api'
import type { RevealField } from '@mingdu/shared/cases/reveal.rules'
import mongoose from 'mongoose'
import { closePapers } from '../../paper/papers'
import { pdfPages, pdfText } from '../../paper/pdf.text.factory'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenGuide } from '../guides/guides.factory'
import { OrgModel } from '../orgs/orgs.model'
import { forgetOrgs } from '../orgs/orgs.service'
import { givenPower } from '../powers/powers.factory'
import { wakeCases } from './cases.jobs'
import { PrintoutModel } from './cases.printouts.repo'

const START = '2026-03-02T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
afterAll(closePapers)

/** Valid numbers of people who do not exist. */
const ID_NUMBER = '11010519491231002X'
const AGENT_NUMBER = '440524188001010014'
const SECRETS = [ID_NUMBER, AGENT_NUMBER, '13800138000', '张小明', '李四方', '演示路 8 号']

let guideId: string
let water: { id: string }
let people: Record<
  'window' | 'reviewer' | 'decider' | 'elsewhere' | 'monitor' | 'leader' | 'handler',
  GivenPerson
>

beforeEach(async () => {
  parts.time.set(START)
  const district = await givenDistrict()
  water = district.water
  const power = await givenPower(water.id, { name: '排水许可', code: 'P-1' })
  const editor = await givenPerson(water.id, ['editor'])
  const catalog = await givenPerson(district.region.id, ['catalog'])
  guideId = (await givenGuide(app, { editor, catalog }, power.id)).id
  people = {
    window: await givenPerson(water.id, ['window'], { name: '窗口一' }),
    reviewer: await givenPerson(water.id, ['reviewer'], { name: '审查一' }),
    decider: await givenPerson(water.id, ['decider'], { name: '决定一' }),
    elsewhere: await givenPerson(district.forest.id, ['window', 'reviewer', 'decider']),
    monitor: await givenPerson(district.region.id, ['monitor']),
    leader: await givenPerson(district.region.id, ['leader']),
    handler: await givenPerson(water.id, ['handler']),
  }
})

async function received(materials = ['form', 'shop'], agent: object | null = null): Promise<Case> {
  const applicant = {
    ...{ kind: 'person', name: '张小明', idNumber: ID_NUMBER, phone: '13800138000' },
    ...{ address: '演示区演示路 8 号', agent },
  }
  const given = materials.map((key) => ({ key, given: 'paper' }))
  const body = { guideId, answers: { who: 'shop' }, applicant, materials: given }
  const answer = await app.call<Case>('POST', '/cases', { token: people.window.token, body })
  expect(answer.status).toBe(200)
  return answer.data
}
async function done(who: GivenPerson, name: string, one: Case, body: object = {}): Promise<Case> {
  const answer = await app.call<Case>('POST', `/cases/${one.id}/${name}`, {
    token: who.token,
    body: { version: one.version, ...body },
  })
  expect([name, answer.status]).toEqual([name, 200])
  return answer.data
}
const reviewing = async (one: Case) => {
  const accepted = await done(people.window, 'accept', one)
  return done(people.reviewer, 'startReview', accepted)
}
const sentUp = async (one: Case, propose: 'grant' | 'deny') =>
  done(people.reviewer, 'sendUp', one, { propose, opinion: '符合条件' })

const print = (
  one: { id: string },
  n: number | string,
  who: GivenPerson | null = people.window,
  key?: string,
) =>
  app.call<CasePrintout>('POST', `/cases/${one.id}/papers/${n}`, {
    ...(who ? { token: who.token } : {}),
    ...(key ? { key } : {}),
  })
const printMany = (kind: string, ids: readonly string[], who: GivenPerson = people.window) =>
  app.call<PrintedMany>('POST', '/case-papers', { token: who.token, body: { kind, ids } })
async function download(at: string, who: GivenPerson | null = people.window) {
  const headers = who ? { Authorization: `Bearer ${who.token}` } : {}
  const response = await fetch(`${app.url}/api/v1${at}`, { headers })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    cache: response.headers.get('cache-control'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}
/** The text of the case's latest paper of a kind, as it is printed. */
async function paperText(one: Case, kind: CasePaper): Promise<string> {
  const n = one.papers.findLastIndex((paper) => paper.kind === kind)
  const { data } = await print(one, n)
  return pdfText((await download(data.pdf)).bytes).replace(/\n/g, '')
}
const codeOf = (answer: { error: { code: string } | undefined }) => answer.error?.code

/** A case for each paper, brought as far as that paper. */
const WAYS: Record<CasePaper, () => Promise<Case>> = {
  receipt: () => received(),
  acceptance: async () => done(people.window, 'accept', await received()),
  correction: async () =>
    done(people.window, 'askCorrection', await received(), {
      demands: [
        { materialKey: 'shop', text: '营业执照要加盖公章' },
        { materialKey: null, text: '再交一份说明' },
      ],
    }),
  refusal: async () =>
    done(people.window, 'refuse', await received(), { ground: 'notOurs', reason: '这一路段归市里管' }),
  deferral: async () => done(people.window, 'accept', await received(['shop']), { deferred: ['form'] }),
  special: async () =>
    done(people.reviewer, 'startSpecial', await reviewing(await received()), {
      ...{ procedure: 'expertReview', days: 9, reason: '需要专家评审' },
    }),
  extension: async () =>
    done(people.reviewer, 'extend', await reviewing(await received()), {
      ...{ days: 10, approver: '区水务局局长', reason: '现场情况复杂' },
    }),
  grant: async () =>
    done(people.decider, 'grant', await sentUp(await reviewing(await received()), 'grant'), {
      text: '有效期三年',
    }),
  denial: async () =>
    done(people.decider, 'deny', await sentUp(await reviewing(await received()), 'deny'), {
      reason: '排水口不符合要求',
    }),
  delivery: async () =>
    done(people.window, 'deliver', await WAYS.denial(), { method: 'direct', receiver: '张小明' }),
  ending: async () =>
    done(people.reviewer, 'terminate', await reviewing(await received()), { reason: '申请人已注销' }),
  withdrawal: async () => done(people.window, 'withdraw', await received(), { reason: '不办了' }),
  transfer: async () =>
    done(people.reviewer, 'transfer', await reviewing(await received()), {
      ...{ to: '演示市水务局', reason: '跨区排水' },
    }),
}

/** What the act said, and the days that follow from it. */
const SAYS: Record<CasePaper, string[]> = {
  receipt: ['营业执照', '2026年3月9日前告知是否受理', '交件人'],
  acceptance: ['自2026年3月2日起受理', '10 个工作日，2026年3月16日前', '20 个工作日，2026年3月30日前'],
  correction: ['营业执照要加盖公章', '再交一份说明', '二次补正', '不计入办理期限'],
  refusal: ['不属于本机关职权范围', '这一路段归市里管', '行政复议', '第三十二条'],
  deferral: ['城镇污水排入排水管网许可申请表', '2026年3月9日前'],
  special: ['专家评审', '至2026年3月13日止', '2026年3月27日前办结', '第四十五条'],
  extension: ['10 个工作日', '区水务局局长', '现场情况复杂', '2026年3月30日前', '第四十二条第一款'],
  grant: ['有效期三年', '2026年3月16日前', '第三十八条第一款', '行政诉讼'],
  denial: ['排水口不符合要求', '第三十八条第二款', '行政诉讼'],
  delivery: ['不予决定书（区水务局不准〔2026〕1号）', '直接送达', '签字或盖章'],
  ending: ['申请人已注销', '行政复议'],
  withdrawal: ['不办了', '重新提出申请'],
  transfer: ['演示市水务局', '跨区排水', '第四十三条'],
}

describe('POST /cases/:id/papers/:n', () => {
  it.each(Object.keys(CASE_PAPERS) as CasePaper[])(
    '%s is a numbered PDF of what the act said, with the name in full and the number masked',
    async (kind) => {
      const one = await WAYS[kind]()
      const text = await paperText(one, kind)
      const no = one.papers.find((paper) => paper.kind === kind)?.no ?? '—'
      for (const part of [CASE_PAPERS[kind], no, '张小明', '110***********002X', '区水务局', ...SAYS[kind]])
        expect([kind, text]).toEqual([kind, expect.stringContaining(part)])
      for (const secret of [ID_NUMBER, '13800138000']) expect(text).not.toContain(secret)
    },
  )

  it('is an act in the trail: who opened which paper of which case', async () => {
    const one = await received()
    const { data } = await print(one, 0)
    expect(data).toEqual({ id: data.id, count: 1, pdf: `/case-papers/${data.id}` })
    expect(await AuditModel.findOne({ event: 'case.printed' }).lean()).toMatchObject({
      ...{ subjectKind: 'case', subjectId: one.id, actor: { id: people.window.id } },
      note: `区水务局收〔2026〕1号（办件 ${one.no.replace(/(.{4})(?=.)/g, '$1 ')}）`,
    })
  })

  it('reads the same a year later, when case, calendar and name of the unit have changed', async () => {
    const asked = await done(people.window, 'askCorrection', await received(['form']), {
      demands: [{ materialKey: 'shop', text: '营业执照复印件' }],
    })
    const texts = () =>
      Promise.all((['receipt', 'correction'] as const).map((kind) => paperText(asked, kind)))
    const then = await texts()
    const corrected = await done(people.window, 'correct', asked, {
      materials: [{ key: 'shop', given: 'paper' }],
    })
    await reviewing(corrected)
    await OrgModel.updateOne({ _id: water.id }, { $set: { name: '区水利局' } })
    forgetOrgs()
    parts.time.set('2027-03-02T02:00:00.000Z')
    expect(await texts()).toEqual(then)
    expect(then[0]).toContain('未提交')
    expect(corrected.papers.map(({ kind }) => kind)).toEqual(['receipt', 'correction', 'receipt'])
  })

  it('of silence says why it is accepted, with the article', async () => {
    const { id } = await received()
    parts.time.set('2026-03-09T16:00:00.000Z')
    expect(await wakeCases(parts.time, parts.log)).toBe(1)
    const { data } = await app.call<Case>('GET', `/cases/${id}`, { token: people.window.token })
    const text = await paperText(data, 'acceptance')
    for (const part of ['没有告知补正', '第三十二条第一款第（四）项', '（2026年3月2日）起视为受理'])
      expect(text).toContain(part)
    expect(text).toContain('2026年3月10日')
  })

  it('opens for who printed it, within the hour and while they may read the case, and is kept by no cache', async () => {
    const one = await received()
    const { data } = await print(one, 0)
    expect(await download(data.pdf)).toMatchObject({
      ...{ status: 200, type: 'application/pdf', cache: 'no-store' },
    })
    const others = [null, people.handler, people.reviewer, people.elsewhere]
    const statuses = await Promise.all(others.map(async (who) => (await download(data.pdf, who)).status))
    expect(statuses).toEqual([401, 403, 404, 404])
    await PrintoutModel.updateOne({ _id: data.id }, { $set: { openedAt: new Date(Date.now() - 3_601_000) } })
    expect((await download(data.pdf)).status).toBe(404)
  })

  it('is refused for what is not there, to who may not, and once more is the same printout', async () => {
    const one = await received()
    expect([(await print(one, 1)).status, (await print({ id: '0'.repeat(24) }, 0)).status]).toEqual([
      404, 404,
    ])
    for (const n of ['-1', 'x', '1.5']) {
      const answer = await print(one, n)
      expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, 'params.n'])
    }
    const refused = [
      await print(one, 0, null),
      await print(one, 0, people.handler),
      await print(one, 0, people.elsewhere),
    ]
    expect(refused.map(({ status }) => status)).toEqual([401, 403, 404])
    const key = 'printout-key-000001'
    const twice = [await print(one, 0, people.window, key), await print(one, 0, people.window, key)]
    expect(twice[1]?.data).toEqual(twice[0]?.data)
    expect(await PrintoutModel.countDocuments()).toBe(1)
  })
})

describe('POST /case-papers', () => {
  it('prints the latest paper of a kind of each case as one file, in the order asked for', async () => {
    const [a, b] = [await WAYS.acceptance(), await WAYS.acceptance()]
    const { data } = await printMany('acceptance', [b.id, a.id, b.id])
    expect(data.count).toBe(2)
    const { bytes } = await download(data.pdf)
    const text = pdfText(bytes)
    expect(pdfPages(bytes)).toBe(2)
    const places = [2, 1].map((n) => text.indexOf(`区水务局受〔2026〕${n}号`))
    expect(places[0]).toBeGreaterThanOrEqual(0)
    expect(places[0]).toBeLessThan(places[1] ?? 0)
    expect(text).toContain('区水务局受〔2026〕1号　第 1 页，共 1 页')
    const entry = await AuditModel.findOne({ event: 'case.printed' }).lean<{
      note: string
      subjectName: string
    }>()
    expect(entry).toMatchObject({ subjectName: '受理通知书 2 份' })
    for (const no of [1, 2]) expect(entry?.note).toContain(`区水务局受〔2026〕${no}号`)
  })

  it('names the cases that have none, and prints the rest', async () => {
    const [a, b] = [await WAYS.acceptance(), await received()]
    const { data } = await printMany('acceptance', [b.id, a.id])
    expect(data).toMatchObject({ count: 1, without: [{ id: b.id, no: b.no, title: b.title }] })
    expect(pdfPages((await download(data.pdf)).bytes)).toBe(1)
    const entry = await AuditModel.findOne({ event: 'case.printed' }).lean<{ note: string }>()
    expect(entry?.note).not.toContain(b.no.slice(0, 4))
  })

  it('prints nothing where none of them has one', async () => {
    const b = await received()
    const answer = await printMany('acceptance', [b.id])
    expect([answer.status, codeOf(answer)]).toEqual([422, 'case.no-paper'])
    expect(answer.error?.message).toContain(`${b.no.slice(0, 4)} ${b.no.slice(4, 8)} ${b.no.slice(8)}`)
    expect(await PrintoutModel.countDocuments()).toBe(0)
  })

  it('refuses none, more than fifty, an unknown kind, and a case of another unit', async () => {
    const { id } = await received()
    const ids = Array.from({ length: 51 }, (_, i) => i.toString(16).padStart(24, '0'))
    const paths = [
      ...[await printMany('receipt', []), await printMany('receipt', ids), await printMany('invoice', [id])],
    ].map(({ status, error }) => [status, error?.fields?.[0]?.path])
    expect(paths).toEqual([
      ...[
        [400, 'body.ids'],
        [400, 'body.ids'],
        [400, 'body.kind'],
      ],
    ])
    const statuses = [
      await printMany('receipt', [id], people.elsewhere),
      await printMany('receipt', [id], people.handler),
      await printMany('receipt', [id], people.leader),
    ].map(({ status }) => status)
    expect(statuses).toEqual([404, 403, 200])
  })
})

describe('the tracking card', () => {
  it('bears the number, the way to follow and no name in full', async () => {
    const one = await received()
    const { status, type, cache, bytes } = await download(`/cases/${one.id}/tracking-card`)
    expect([status, type, cache]).toEqual([200, 'application/pdf', 'no-store'])
    const text = pdfText(bytes).replace(/\n/g, '')
    const number = `${one.no.slice(0, 4)} ${one.no.slice(4, 8)} ${one.no.slice(8)}`
    for (const part of ['办件跟踪卡', number, '张*明', '手机号的后四位', '区水务局', '0000-54321'])
      expect(text).toContain(part)
    for (const secret of SECRETS) expect(text).not.toContain(secret)
    const statuses = await Promise.all(
      [null, people.handler, people.elsewhere].map(
        async (who) => (await download(`/cases/${one.id}/tracking-card`, who)).status,
      ),
    )
    expect(statuses).toEqual([401, 403, 404])
  })

  it('has a code for any reader', async () => {
    const one = await received()
    const at = `/cases/${one.id}/qr.png`
    const { status, type, bytes } = await download(at)
    expect([status, type, bytes.subarray(1, 4).toString()]).toEqual([200, 'image/png', 'PNG'])
    expect((await download(at, people.elsewhere)).status).toBe(404)
    expect((await download(`${at}?for=fax`)).status).toBe(400)
  })
})

describe('POST /cases/:id/reveal', () => {
  const reveal = (one: { id: string }, body: object, who: GivenPerson | null = people.window, key?: string) =>
    app.call<{ values: { field: RevealField; value: string }[] }>('POST', `/cases/${one.id}/reveal`, {
      ...(who ? { token: who.token } : {}),
      ...(key ? { key } : {}),
      body,
    })
  const purpose = '核对补正材料的签名'

  it('opens what is asked for, and the trail says who, what and for what, but not the values', async () => {
    const one = await received()
    const fields = ['name', 'idNumber', 'phone', 'address', 'agentName', 'name']
    const answer = await reveal(one, { fields, purpose })
    expect(answer.data.values).toEqual([
      { field: 'name', value: '张小明' },
      { field: 'idNumber', value: ID_NUMBER },
      { field: 'phone', value: '13800138000' },
      { field: 'address', value: '演示区演示路 8 号' },
      { field: 'agentName', value: '' },
    ])
    expect(await AuditModel.findOne({ event: 'case.revealed' }).lean()).toMatchObject({
      ...{ subjectKind: 'case', subjectId: one.id, actor: { id: people.window.id } },
      note: `查看姓名或名称、证件号码、手机号、地址、代理人姓名；用途：${purpose}`,
    })
  })

  it('leaves the values in clear nowhere: not with the repeat, the trail or the printout', async () => {
    const one = await received()
    const [key, body] = ['reveal-key-0000001', { fields: ['name', 'idNumber', 'phone', 'address'], purpose }]
    const first = await reveal(one, body, people.window, key)
    await print(one, 0)
    expect((await reveal(one, body, people.window, key)).data).toEqual(first.data)
    const stored = await everythingStored()
    expect(stored).toContain(purpose)
    for (const secret of SECRETS) expect(stored).not.toContain(secret)
    expect(await AuditModel.countDocuments({ event: 'case.revealed' })).toBe(1)
  })

  it('does not show in what the applicant or the office reads of the case', async () => {
    const one = await received()
    await reveal(one, { fields: ['phone'], purpose })
    const { data } = await app.call<Case>('GET', `/cases/${one.id}`, { token: people.window.token })
    expect(data).toEqual(one)
    const tracked = await app.call<{ timeline: unknown[] }>('POST', '/public/cases/track', {
      body: { no: one.no, phoneEnd: '8000' },
    })
    expect(tracked.data.timeline).toHaveLength(1)
    expect(JSON.stringify(tracked.data)).not.toContain(purpose)
  })

  it('is for window, reviewer and decider of the unit, and for the monitor of the region', async () => {
    const one = await received()
    const body = { fields: ['phone'], purpose }
    const { window, reviewer, decider, monitor, leader, handler, elsewhere } = people
    const statuses = []
    for (const who of [window, reviewer, decider, monitor, leader, handler, elsewhere, null])
      statuses.push((await reveal(one, body, who)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 403, 403, 404, 401])
  })

  it.each([
    ['no field', { fields: [] }, 'body.fields'],
    ['a field that is none', { fields: ['salary'] }, 'body.fields.0'],
    ['no purpose', { purpose: '看' }, 'body.purpose'],
    ['a long purpose', { purpose: '看'.repeat(201) }, 'body.purpose'],
    ['something else', { version: 'x' }, 'body.version'],
  ])('refuses %s by its field', async (_what, change, path) => {
    const answer = await reveal(await received(), { fields: ['phone'], purpose, ...change })
    expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, path])
  })

  it('is limited to sixty an hour for one account, and leaves the others alone', async () => {
    const one = await received()
    const statuses: number[] = []
    for (let i = 0; i < 61; i++) statuses.push((await reveal(one, { fields: ['phone'], purpose })).status)
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([60, 429])
    const refused = await reveal(one, { fields: ['phone'], purpose })
    expect(refused.error?.message).toMatch(/请 \d+ 分钟后再试/)
    expect((await reveal(one, { fields: ['phone'], purpose }, people.reviewer)).status).toBe(200)
  })
})

/** Every record of every collection but those of the accounts, whose names are their own. */
async function everythingStored(): Promise<string> {
  const all = await mongoose.connection.db?.collections()
  const texts = await Promise.all(
    (all ?? []).map(async (collection) => JSON.stringify(await collection.find().toArray())),
  )
  return texts.join('\n')
}
