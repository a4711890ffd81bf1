import type { Page } from '@mingdu/shared/kernel/page'
import type { PowerContent, Power } from '@mingdu/shared/powers/powers.schema'
import type { Proposal, ProposalRow, RowResult } from '@mingdu/shared/proposals/proposals.api'
import { firstSettings } from '@mingdu/shared/catalog/catalog.table'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { forgetCatalog } from '../catalog/catalog.service'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import type { OrgNode } from '../orgs/orgs.service'
import { givenPhoto } from '../files/files.factory'
import { givenContent, givenPower, givenVersion, TODAY } from '../powers/powers.factory'

const parts = testParts()
useDatabase()
const app = useApp(parts)

let district: { region: OrgNode; water: OrgNode; forest: OrgNode }
let editor: GivenPerson
let legal: GivenPerson
let catalog: GivenPerson
let second: GivenPerson

beforeEach(async () => {
  forgetCatalog()
  parts.time.set('2026-11-25T06:32:00.000Z')
  district = await givenDistrict()
  editor = await givenPerson(district.water.id, ['editor'], { name: '目录员甲' })
  legal = await givenPerson(district.region.id, ['legal'])
  catalog = await givenPerson(district.region.id, ['catalog'], { name: '编办甲' })
  second = await givenPerson(district.region.id, ['catalog'], { name: '编办乙' })
})

const BASIS = { text: '《某法》2026 年修正', fileIds: [] }
const call = <T = Proposal>(
  who: GivenPerson | null,
  method: string,
  path: string,
  body?: object,
  key?: string,
) =>
  app.call<T>(method, path, {
    ...(who ? { token: who.token } : {}),
    ...(body ? { body } : {}),
    ...(key ? { key } : {}),
  })
const create = (who: GivenPerson | null, body: object, key?: string) =>
  call(who, 'POST', '/proposals', { basis: BASIS, ...body }, key)
const act = (
  who: GivenPerson | null,
  what: string,
  { id, version }: Proposal,
  body: object = {},
  key?: string,
) => call(who, 'POST', `/proposals/${id}/${what}`, { version, ...body }, key)
const pass = (who: GivenPerson, it: Proposal, body: object = {}) =>
  act(who, 'review', it, { decision: 'pass', ...body })
const adjust = (
  power: { id: string; content: PowerContent },
  change: Partial<PowerContent> = { promisedDays: 9 },
) => ({
  ...{ kind: 'adjust', powerId: power.id },
  content: { ...power.content, ...change },
})

async function ready(body: object): Promise<Proposal> {
  const draft = (await create(editor, body)).data
  const handedIn = (await act(editor, 'submit', draft)).data
  return (await pass(catalog, (await pass(legal, handedIn)).data)).data
}

describe('a change from proposal to publication', () => {
  it('goes through every step and becomes the version in force', async () => {
    const power = await givenPower(district.water.id, { name: '取水许可' })
    const created = await create(editor, adjust(power))
    expect(created.data).toMatchObject({
      no: '清单调整〔2026〕0001',
      state: 'draft',
      changes: 1,
      steps: ['draft', 'legal', 'catalog', 'ready', 'published'],
    })
    expect(created.data.fields.filter(({ how }) => how !== 'same').map(({ name }) => name)).toEqual([
      '承诺时限',
    ])
    const open = (await call<Power>(editor, 'GET', `/powers/${power.id}`)).data
    expect(open.openProposal).toEqual({ id: created.data.id, kind: 'adjust' })
    const toPublish = await (async () => {
      const handedIn = (await act(editor, 'submit', created.data)).data
      expect([handedIn.state, handedIn.allowedActions]).toEqual(['legal', ['withdraw']])
      const passed = (await pass(legal, handedIn, { documentNo: '演法审〔2026〕3号' })).data
      expect(passed.state).toBe('catalog')
      return (await pass(catalog, passed)).data
    })()
    expect([toPublish.state, toPublish.allowedActions]).toEqual(['ready', ['publish', 'return', 'withdraw']])
    const done = await act(second, 'publish', toPublish, { effectiveOn: TODAY })
    expect(done.data).toMatchObject({ state: 'published', effectiveOn: TODAY, allowedActions: [] })
    expect(done.data.history.map(({ what }) => what)).toEqual([
      '提出调整',
      '提交合法性审查',
      '合法性审查通过',
      '编办审核通过',
      '公布第 2 版',
    ])
    const now = (await call<Power>(editor, 'GET', `/powers/${power.id}`)).data
    expect(now).toMatchObject({
      no: 2,
      kind: 'adjust',
      openProposal: null,
      content: { promisedDays: 9 },
      shown: { basis: BASIS.text },
    })
    const events = await AuditModel.find({ event: /^proposal/ })
      .sort({ _id: 1 })
      .lean()
    expect(events.map(({ event }) => event)).toEqual([
      ...[
        'proposal.created',
        'proposal.submitted',
        'proposal.reviewed',
        'proposal.reviewed',
        'proposal.published',
      ],
    ])
  })

  it('has the step of the 人大 where the place asks for it', async () => {
    const settings = { ...firstSettings(), congress: true }
    await call(catalog, 'PUT', '/catalog/settings', settings)
    forgetCatalog()
    const inCongress = await ready(adjust(await givenPower(district.water.id)))
    expect([inCongress.state, inCongress.steps.includes('congress')]).toEqual(['congress', true])
    expect((await pass(second, inCongress)).data.state).toBe('ready')
  })

  it('puts a new power into the list, from the day on that is said', async () => {
    const content = givenContent(district.water.id, { name: '河道采砂许可' })
    const toPublish = await ready({ kind: 'add', content })
    expect(toPublish.before).toBeNull()
    expect((await act(catalog, 'publish', toPublish, { effectiveOn: '2026-11-24' })).error?.code).toBe(
      'proposal.effective',
    )
    const done = (await act(catalog, 'publish', toPublish, { effectiveOn: '2026-12-01' })).data
    const power = (await call<Power>(editor, 'GET', `/powers/${done.power.id}`)).data
    expect(power).toMatchObject({ state: 'planned', from: '2026-12-01', content })
  })

  it('cancels a power with what follows said before', async () => {
    const power = await givenPower(district.water.id)
    const toPublish = await ready({
      kind: 'cancel',
      powerId: power.id,
      content: { ...power.content, name: '改不了' },
    })
    expect(toPublish.content).toEqual(power.content)
    expect(toPublish.impact[0]).toBe('公布后不再收新件，此前收的按 v1 办完。')
    await act(catalog, 'publish', toPublish, { effectiveOn: TODAY })
    expect((await call<Power>(editor, 'GET', `/powers/${power.id}`)).data.state).toBe('cancelled')
    expect((await create(editor, adjust(power))).error?.code).toBe('proposal.kind')
  })

  it('flags what was cancelled and comes back under another name', async () => {
    const gone = await givenPower(district.water.id, { name: '木材运输证核发' })
    await givenVersion(gone.id, gone.content, { kind: 'cancel' })
    const { data } = await create(editor, {
      kind: 'add',
      content: givenContent(district.water.id, { name: '木材运输证备案' }),
    })
    expect(data.resembles).toMatchObject({ id: gone.id, name: '木材运输证核发' })
    expect(data.impact[0]).toContain('疑似明减暗增')
  })
})

it('tells those for whom it waits, and the proposer when it is done, nobody of their own act', async () => {
  const power = await givenPower(district.water.id)
  const inbox = async (who: GivenPerson) =>
    (await call<Page<InboxMessage>>(who, 'GET', '/messages')).data.items.map(({ title, target }) => [
      title.split('：')[0],
      target.kind,
    ])
  const it = await ready(adjust(power))
  expect(await inbox(legal)).toEqual([['合法性审查', 'proposal']])
  expect(await inbox(second)).toEqual([
    ['待公布', 'proposal'],
    ['编办审核', 'proposal'],
  ])
  expect(await inbox(catalog)).toEqual([['编办审核', 'proposal']])
  await act(second, 'publish', it, { effectiveOn: TODAY })
  expect(await inbox(editor)).toEqual([['已公布', 'proposal']])
})

it('opens a template to everybody with the version that names it, and stays readable with it', async () => {
  const power = await givenPower(district.water.id)
  const file = await givenPhoto(app, editor.token, '申请表.jpg')
  const read = async (id: string) => (await app.call('GET', `/public/powers/${power.id}/files/${id}`)).status
  const material = { name: '申请表', note: '', templateId: file }
  const it = await ready(adjust(power, { materials: [material] }))
  expect(await read(file)).toBe(404)
  const done = await act(catalog, 'publish', it, { effectiveOn: TODAY })
  expect([done.status, done.data.state]).toEqual([200, 'published'])
  expect([await read(file), await read('f'.repeat(24))]).toEqual([200, 404])
  const now = (await call<Power>(editor, 'GET', `/powers/${power.id}`)).data
  const other = await givenPerson(district.water.id, ['editor'])
  const next = await create(other, adjust({ id: power.id, content: now.content }, { norms: '按规程办理' }))
  expect(next.status).toBe(200)
  const theirs = await givenPhoto(app, legal.token, '别人的.jpg')
  const stolen = adjust(
    { id: power.id, content: now.content },
    { materials: [{ ...material, templateId: theirs }] },
  )
  await act(other, 'withdraw', next.data, { note: '重新来过' })
  expect((await create(editor, stolen)).error?.code).toBe('file.missing')
})

describe('a return', () => {
  it('needs a reason, and starts again from the newest version', async () => {
    const power = await givenPower(district.water.id)
    const handedIn = (await act(editor, 'submit', (await create(editor, adjust(power))).data)).data
    expect((await act(legal, 'review', handedIn, { decision: 'return' })).error?.code).toBe('proposal.note')
    const returned = (await act(legal, 'review', handedIn, { decision: 'return', note: '缺少条文' })).data
    expect(returned.allowedActions).toEqual([])
    await givenVersion(power.id, { ...power.content, office: '法规科' })
    const stale = await act(editor, 'submit', returned)
    expect(stale.error?.code).toBe('proposal.base')
    const body = {
      version: returned.version,
      basis: BASIS,
      content: { ...power.content, office: '法规科', promisedDays: 8 },
    }
    const changed = (await call(editor, 'PUT', `/proposals/${returned.id}`, body)).data
    expect([changed.changes, changed.before?.office]).toEqual([1, '法规科'])
    expect((await act(editor, 'submit', changed)).data.state).toBe('legal')
  })

  it('of a withdrawn one frees the power', async () => {
    const power = await givenPower(district.water.id)
    const draft = (await create(editor, adjust(power))).data
    expect((await act(editor, 'withdraw', draft, { note: '' })).error?.fields?.[0]?.path).toBe('body.note')
    expect((await act(editor, 'withdraw', draft, { note: '不再需要' })).data.state).toBe('withdrawn')
    expect((await create(editor, adjust(power))).status).toBe(200)
  })
})

describe('what is refused', () => {
  it('is a second proposal, no difference, a taken code, wrong limits, another org, and secrets', async () => {
    const power = await givenPower(district.water.id, { code: 'A1' })
    const content = (change: Partial<PowerContent>) => ({
      kind: 'add',
      content: givenContent(district.water.id, change),
    })
    const code = async (body: object) => (await create(editor, body)).error?.code
    expect(await code(adjust(power, {}))).toBe('proposal.no-change')
    expect(await code(content({ code: 'A1' }))).toBe('power.code-taken')
    expect(await code(content({ promisedDays: 60 }))).toBe('power.limits')
    expect(
      await code(content({ penalties: [{ circumstance: '轻微', grade: '', standard: '警告', basis: '' }] })),
    ).toBe('power.penalties')
    expect(await code(content({ orgId: district.forest.id }))).toBe('power.org')
    expect(await code(content({ norms: '绝密' }))).toBe('text.classified')
    expect(await code(content({ extra: { nothing: 'x' } }))).toBe('power.element')
    expect(await code({ ...content({}), kind: 'cancel' })).toBe('proposal.power')
    expect(await code({ ...content({}), basis: { text: '有依据', fileIds: [] } })).toBe('input.invalid')
    expect(await code({ ...content({}), basis: { text: '有依据的', fileIds: ['f'.repeat(24)] } })).toBe(
      'file.missing',
    )
    const first = await create(editor, content({ code: 'N1' }))
    expect(first.data.no).toBe('清单调整〔2026〕0001')
    expect(await code(content({ code: 'N1' }))).toBe('power.code-taken')
    await create(editor, adjust(power))
    expect((await create(editor, adjust(power))).error?.message).toContain('清单调整〔2026〕0002')
  })

  it('is everything to those who may not', async () => {
    const forest = await givenPower(district.forest.id)
    const water = await givenPower(district.water.id)
    expect((await create(editor, adjust(forest))).status).toBe(404)
    expect((await create(null, adjust(water))).status).toBe(401)
    expect((await create(legal, adjust(water))).status).toBe(403)
    const draft = (await create(editor, adjust(water))).data
    const other = await givenPerson(district.forest.id, ['editor'])
    expect((await call(other, 'GET', `/proposals/${draft.id}`)).status).toBe(404)
    expect((await act(other, 'submit', draft)).status).toBe(404)
    const handedIn = (await act(editor, 'submit', draft)).data
    expect((await pass(catalog, handedIn)).status).toBe(403)
    expect((await pass(editor, handedIn)).status).toBe(403)
    expect((await act(null, 'publish', handedIn, { effectiveOn: TODAY })).status).toBe(401)
    expect((await act(legal, 'publish', handedIn, { effectiveOn: TODAY })).status).toBe(403)
    expect((await act(catalog, 'publish', handedIn, { effectiveOn: TODAY })).error?.code).toBe(
      'proposal.state',
    )
  })

  it('is an old version, bad input, and one who examines what they proposed', async () => {
    const power = await givenPower(district.water.id)
    const draft = (await create(catalog, adjust(power))).data
    const handedIn = (await act(catalog, 'submit', draft)).data
    expect((await act(catalog, 'submit', draft)).error?.code).toBe('version.stale')
    const passed = (await pass(legal, handedIn)).data
    expect((await pass(legal, handedIn)).error?.code).toBe('version.stale')
    expect((await pass(catalog, passed)).error?.code).toBe('proposal.same-person')
    const toPublish = (await pass(second, passed)).data
    expect((await act(catalog, 'publish', toPublish, { effectiveOn: TODAY })).error?.code).toBe(
      'proposal.same-person',
    )
    expect(
      (await act(second, 'publish', toPublish, { effectiveOn: 'morgen' })).error?.fields?.[0]?.path,
    ).toBe('body.effectiveOn')
    expect((await act(second, 'review', passed, { decision: 'x' })).error?.fields?.[0]?.path).toBe(
      'body.decision',
    )
    await givenVersion(power.id, { ...power.content, office: '法规科' })
    expect((await act(second, 'publish', toPublish, { effectiveOn: TODAY })).error?.code).toBe(
      'proposal.base',
    )
  })
})

it('gives a repeat of every act the first answer', async () => {
  const power = await givenPower(district.water.id)
  const twice = async (once: (key: string) => Promise<{ data: Proposal }>) => {
    const key = `key-${Math.random().toString(36).slice(2).padEnd(16, '0')}`
    const [first, repeat] = [await once(key), await once(key)]
    expect(repeat.data).toEqual(first.data)
    return first.data
  }
  const draft = await twice((key) => create(editor, adjust(power), key))
  const body = { version: draft.version, basis: BASIS, content: { ...power.content, promisedDays: 7 } }
  const changed = await twice((key) => call(editor, 'PUT', `/proposals/${draft.id}`, body, key))
  const handedIn = await twice((key) => act(editor, 'submit', changed, {}, key))
  const passed = await twice((key) => act(legal, 'review', handedIn, { decision: 'pass' }, key))
  const toPublish = await twice((key) => act(catalog, 'review', passed, { decision: 'pass' }, key))
  const done = await twice((key) => act(catalog, 'publish', toPublish, { effectiveOn: TODAY }, key))
  expect(done.state).toBe('published')
  const again = (await create(editor, adjust({ ...power, content: changed.content }, { promisedDays: 6 })))
    .data
  await twice((key) => act(editor, 'withdraw', again, { note: '不再需要' }, key))
})

describe('GET /proposals', () => {
  it('brings each what waits for them, and finds by text, power, kind and org', async () => {
    const [one, two] = [
      await givenPower(district.water.id, { name: '取水许可' }),
      await givenPower(district.forest.id, { name: '林木采伐许可' }),
    ]
    const first = (await act(editor, 'submit', (await create(editor, adjust(one))).data)).data
    const draft = (await create(catalog, adjust(two))).data
    const list = async (who: GivenPerson, query: string) =>
      (await call<Page<ProposalRow>>(who, 'GET', `/proposals?${query}`)).data.items.map(({ id }) => id)
    expect(await list(legal, 'view=todo')).toEqual([first.id])
    expect(await list(catalog, 'view=todo')).toEqual([draft.id])
    expect(await list(second, 'view=todo')).toEqual([])
    expect(await list(editor, 'view=all')).toEqual([first.id])
    expect(await list(catalog, `q=${encodeURIComponent('取水')}`)).toEqual([first.id])
    expect(await list(catalog, `powerId=${two.id}`)).toEqual([draft.id])
    expect(await list(catalog, `orgId=${district.water.id}&kind=adjust&state=legal`)).toEqual([first.id])
    expect(await list(catalog, '')).toEqual([draft.id, first.id])
    expect((await call(catalog, 'GET', '/proposals?view=x')).error?.fields?.[0]?.path).toBe('query.view')
    expect((await call(null, 'GET', '/proposals')).status).toBe(401)
    const handler = await givenPerson(district.water.id, ['handler'])
    expect((await call(handler, 'GET', '/proposals')).status).toBe(403)
  })
})

describe('many at once', () => {
  type Results = { rows: RowResult[]; done: number; refused: number }
  const propose = (who: GivenPerson | null, body: object, key?: string) =>
    call<Results>(who, 'POST', '/proposals/batch', { basis: BASIS, ...body }, key)

  it('are proposed with a result for each, and numbered without gaps', async () => {
    const powers = [
      await givenPower(district.water.id),
      await givenPower(district.forest.id),
      await givenPower(district.water.id),
    ]
    await givenVersion(powers[2]?.id ?? '', powers[2]?.content ?? givenContent(''), { kind: 'cancel' })
    const body = { powerIds: powers.map(({ id }) => id), kind: 'adjust', set: { office: '审批科' } }
    const { data } = await propose(editor, body, 'batch-key-0000001')
    expect(data.rows.map(({ done, message }) => [done, message.slice(0, 6)])).toEqual([
      [true, '清单调整〔2'],
      [false, '没有找到，可'],
      [false, expect.any(String)],
    ])
    expect([data.done, data.refused]).toEqual([1, 2])
    expect((await propose(editor, body, 'batch-key-0000001')).data).toEqual(data)
    const one = (await call(editor, 'GET', `/proposals/${data.rows[0]?.proposalId}`)).data
    expect(one).toMatchObject({
      state: 'legal',
      changes: 1,
      content: { office: '审批科', level: '4', promisedDays: 15 },
    })
    expect((await propose(null, body)).status).toBe(401)
    expect((await propose(legal, body)).status).toBe(403)
    expect((await propose(editor, { ...body, powerIds: [] })).error?.fields?.[0]?.path).toBe('body.powerIds')
  })

  it('are examined and published with a result for each', async () => {
    const powers = [await givenPower(district.water.id), await givenPower(district.water.id)]
    await propose(editor, { powerIds: powers.map(({ id }) => id), kind: 'cancel' })
    const review = async (who: GivenPerson | null, body: object) => {
      const { items } = (await call<Page<ProposalRow>>(catalog, 'GET', '/proposals')).data
      const rows = items.map(({ id, version }) => ({ id, version }))
      return call<Results>(who, 'POST', '/proposals/batch-review', { items: rows, ...body })
    }
    expect((await review(catalog, { decision: 'pass' })).data).toMatchObject({ done: 0, refused: 2 })
    expect((await review(legal, { decision: 'return' })).data.rows[0]?.message).toContain('写明原因')
    expect((await review(legal, { decision: 'pass' })).data).toMatchObject({ done: 2, refused: 0 })
    expect((await review(catalog, { decision: 'pass' })).data.done).toBe(2)
    expect((await review(catalog, { decision: 'publish', effectiveOn: '2026-11-01' })).data.refused).toBe(2)
    expect((await review(catalog, { decision: 'publish' })).data.done).toBe(2)
    expect((await call<Power>(editor, 'GET', `/powers/${powers[1]?.id}`)).data.state).toBe('cancelled')
    expect((await review(null, { decision: 'pass' })).status).toBe(401)
  })
})
