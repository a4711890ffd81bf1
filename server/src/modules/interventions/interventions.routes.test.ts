import { randomUUID } from 'node:crypto'
import type { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import type { Intervention, InterventionRow } from '@mingdu/shared/interventions/interventions.api'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { Page } from '@mingdu/shared/kernel/page'
import { replayMatter } from '@mingdu/shared/matters/closing.rules'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import {
  firstTask,
  givenClosing,
  givenDesk,
  givenFile,
  givenIssued,
  viewedMatter,
  type Desk,
} from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { InterventionModel } from './interventions.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const post = <T = Intervention>(at: string, person: GivenPerson | null, body: object, key = randomUUID()) =>
  app.call<T>('POST', `/interventions/${at}`, { token: person?.token, body, key })
const words = {
  basis: '政府督查工作条例第十四条，区政府第18次常务会议纪要',
  done: '到清水河段现场查办，督促三日内清运垃圾并设围挡。',
  on: '2026-11-09',
}
const onOrg = (desk: Desk) => ({ subject: { kind: 'org', id: desk.water.id } })
const accuse = (desk: Desk, more: object = {}) => ({
  ...{ ...words, ...onOrg(desk), recommendation: 'accountability' },
  ...{ done: '建议对连续三次虚报进展的责任人员追究责任。', ...more },
})
const act = (one: Intervention, name: string, person: GivenPerson | null, more: object = {}) =>
  post(`${one.id}/${name}`, person, { version: one.version, ...more })
const elsewhere = () => givenOrg({ name: '另一个区', kind: 'region' })
const approval = { authority: 'head', documentNo: '区政府批〔2026〕31号', text: '同意' }

describe('a power', () => {
  it('is used with its basis, numbered by kind, and stands in the audit trail', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk)
    const task = await firstTask(app, desk.supervisor, matter)
    const file = await givenFile(app, desk.supervisor)
    const first = await post('investigate', desk.supervisor, {
      ...{ ...words, subject: { kind: 'task', id: task.id }, fileIds: [file.id] },
    })
    expect(first.data).toMatchObject({
      ...{ no: '演督查〔2026〕1号', kind: 'investigate', state: 'exercised', by: { name: '督查员一' } },
      subject: { kind: 'task', id: task.id, no: task.no, name: task.title },
      ...{ org: { name: '区水务局' }, files: [{ id: file.id }], allowedActs: ['conclude'], hasPaper: false },
    })
    const second = await post('investigate', desk.chief, {
      ...{ ...words, subject: { kind: 'matter', id: matter.id }, result: '垃圾当日清运完毕' },
    })
    expect(second.data).toMatchObject({ no: '演督查〔2026〕2号', state: 'concluded', allowedActs: [] })
    const meeting = { kind: 'meeting', name: '区水务局第7次局务会' }
    const third = await post('attend', desk.chief, { ...words, subject: meeting })
    expect(third.data).toMatchObject({ no: '演督阅〔2026〕1号', subject: { ...meeting, id: '' }, org: null })
    const fourth = await post('dispose', desk.chief, { ...words, ...onOrg(desk) })
    expect(fourth.data).toMatchObject({ no: '演督处〔2026〕1号', subject: { name: '区水务局' } })
    const concluded = await act(first.data, 'conclude', desk.supervisor, { text: '围挡已设，经复查属实' })
    expect(concluded.data).toMatchObject({ state: 'concluded', result: '围挡已设，经复查属实' })
    const entry = await AuditModel.findOne({ event: 'intervention.disposed' }).lean()
    expect(entry).toMatchObject({ subjectName: '直接处置 演督处〔2026〕1号' })
    expect(entry?.note).toContain('政府督查工作条例第十四条')
  })

  it('is held by some and not by others, and never used on one’s own office', async () => {
    const desk = await givenDesk()
    const body = { ...words, ...onOrg(desk) }
    expect((await post('investigate', null, body)).status).toBe(401)
    expect((await post('investigate', desk.leader, body)).status).toBe(403)
    for (const kind of ['dispose', 'recommend', 'attend', 'veto'])
      expect((await post(kind, desk.supervisor, body)).status).toBe(403)
    const within = await givenPerson(desk.water.id, ['supervisor'])
    expect((await post('investigate', within, body)).error?.code).toBe('intervention.same-office')
    const away = await givenPerson((await elsewhere()).id, ['supervisor'])
    expect((await post('investigate', away, body)).status).toBe(404)
  })

  it('names the field that is wrong, and refuses days and words that cannot be', async () => {
    const desk = await givenDesk()
    const send = (more: object) => post('investigate', desk.supervisor, { ...words, ...onOrg(desk), ...more })
    expect((await send({ basis: '无' })).error?.fields?.[0]?.path).toBe('body.basis')
    expect((await send({ subject: { kind: 'meeting', name: '局务会议' } })).status).toBe(400)
    expect((await send({ on: '2026-11-10' })).error?.code).toBe('intervention.day')
    expect((await send({ done: '按照机密★的文件要求督促整改。' })).error?.code).toBe('text.classified')
    expect((await send({ fileIds: ['0'.repeat(24)] })).error?.code).toBe('file.missing')
  })

  it('is used once for one key, and a number is not lost by a refusal', async () => {
    const desk = await givenDesk()
    const key = randomUUID()
    const body = { ...words, ...onOrg(desk) }
    await post('investigate', desk.supervisor, { ...body, fileIds: ['0'.repeat(24)] })
    const once = await post('investigate', desk.supervisor, body, key)
    expect((await post('investigate', desk.supervisor, body, key)).data).toEqual(once.data)
    expect(once.data.no).toBe('演督查〔2026〕1号')
    expect(await InterventionModel.countDocuments()).toBe(1)
  })
})

describe('建议奖惩', () => {
  it('takes effect by the government’s approval only, and goes to the organ in charge', async () => {
    const desk = await givenDesk()
    const proposed = (await post('recommend', desk.chief, accuse(desk))).data
    expect(proposed).toMatchObject({ no: '演督建〔2026〕1号', state: 'proposed', hasPaper: false })
    expect(proposed.allowedActs).toEqual([])
    expect((await act(proposed, 'approve', desk.chief, approval)).status).toBe(403)
    expect((await act(proposed, 'approve', null, approval)).status).toBe(401)
    const to = { to: '区监察委员会', on: '2026-11-09' }
    expect((await act(proposed, 'send', desk.chief, to)).error?.code).toBe('intervention.state')
    const paper = await app.call('GET', `/interventions/${proposed.id}/paper`, { token: desk.chief.token })
    expect(paper.error?.code).toBe('intervention.no-paper')
    const approved = (await act(proposed, 'approve', desk.leader, approval)).data
    expect(approved).toMatchObject({
      ...{ state: 'approved', hasPaper: true, allowedActs: [] },
      decision: { granted: true, authority: 'head', by: '区领导', on: '2026-11-09' },
    })
    const stale = await act(proposed, 'decline', desk.leader, { authority: 'head', text: '不同意' })
    expect(stale.error?.code).toBe('version.stale')
    const early = await act(approved, 'send', desk.chief, { ...to, on: '2026-11-08' })
    expect(early.error?.code).toBe('intervention.day')
    const sent = (await act(approved, 'send', desk.chief, to)).data
    expect(sent).toMatchObject({ state: 'sent', sent: { to: '区监察委员会' }, allowedActs: ['conclude'] })
    const over = (await act(sent, 'conclude', desk.chief, { text: '已立案调查' })).data
    expect(over).toMatchObject({ state: 'concluded', result: '已立案调查', allowedActs: [] })
    for (const event of ['recommended', 'approved', 'sent'])
      expect(await AuditModel.countDocuments({ event: `intervention.${event}` })).toBe(1)
  })

  it('is not approved by who proposed it, and ends when it is declined', async () => {
    const desk = await givenDesk()
    const both = await givenPerson(desk.office.id, ['supervisionHead', 'leader'])
    const proposed = (await post('recommend', both, accuse(desk))).data
    expect((await act(proposed, 'approve', both, approval)).error?.code).toBe('intervention.own')
    const no = { authority: 'government', text: '事实还要查清' }
    const declined = (await act(proposed, 'decline', desk.leader, no)).data
    expect(declined).toMatchObject({ state: 'declined', decision: { granted: false }, hasPaper: false })
    const again = await act(declined, 'approve', desk.leader, approval)
    expect(again.error?.code).toBe('intervention.state')
  })

  it('waits on the desk of the leader, then of who sends it on', async () => {
    const desk = await givenDesk()
    const waits = async ({ token }: GivenPerson) => {
      const { data } = await app.call<Response<typeof dashboardApi.get>>('GET', '/dashboard', { token })
      return data.decisions.filter(({ kind }) => kind === 'intervention').map(({ kindName }) => kindName)
    }
    const proposed = (await post('recommend', desk.chief, accuse(desk))).data
    expect([await waits(desk.leader), await waits(desk.chief)]).toEqual([['奖惩待批准'], []])
    await act(proposed, 'approve', desk.leader, approval)
    expect([await waits(desk.leader), await waits(desk.chief)]).toEqual([[], ['奖惩待转送']])
  })

  it.each(['pdf', 'word'])('is a paper as %s once approved', async (as) => {
    const desk = await givenDesk()
    const proposed = (await post('recommend', desk.chief, accuse(desk, { recommendation: 'reward' }))).data
    await act(proposed, 'approve', desk.leader, approval)
    const at = `/interventions/${proposed.id}/paper?as=${as}`
    expect((await app.call('GET', at, { token: desk.chief.token })).status).toBe(200)
  })
})

describe('否决', () => {
  it('sends a matter on its way to 销号 back to work, with its record, in one act', async () => {
    const desk = await givenDesk()
    const matter = await givenClosing(app, desk, 'verify-close')
    const before = await viewedMatter(app, desk.chief, matter.id)
    expect(before.allowedActions).toContain('veto')
    const body = {
      ...{ ...words, matterId: matter.id, version: before.version },
      done: '现场复查发现三处垃圾未清，台账与实际不符，否决销号。',
    }
    expect((await post('veto', desk.chief, { ...body, version: 1 })).error?.code).toBe('version.stale')
    const vetoed = await post('veto', desk.chief, body)
    expect(vetoed.data).toMatchObject({ no: '演督否〔2026〕1号', kind: 'veto', hasPaper: true })
    const after = await viewedMatter(app, desk.chief, matter.id)
    expect(after).toMatchObject({ state: 'issued', closing: null })
    expect(after.history[0]).toMatchObject({ what: '否决', who: '督查室主任' })
    expect(after.history[0]?.note).toContain('演督否〔2026〕1号')
    expect(replayMatter([...after.history].reverse())).toBe('issued')
    const again = await post('veto', desk.chief, { ...body, version: after.version })
    expect(again.error?.code).toBe('matter.state')
    expect(await InterventionModel.countDocuments()).toBe(1)
  })
})

it('is listed by kind, state, org, subject and text within the region, and shown to nobody else', async () => {
  const desk = await givenDesk()
  await post('investigate', desk.supervisor, { ...words, ...onOrg(desk) })
  await post('recommend', desk.chief, accuse(desk))
  const document = { kind: 'document', name: '河道保洁方案（送审稿）' }
  const { id } = (await post('attend', desk.chief, { ...words, subject: document })).data
  const other = await elsewhere()
  const kinds = async (query: string, person = desk.leader) => {
    const at = `/interventions?${query}`
    const { data } = await app.call<Page<InterventionRow>>('GET', at, { token: person.token })
    return data.items.map(({ kind }) => kind)
  }
  expect(await kinds('')).toEqual(['attend', 'recommend', 'investigate'])
  expect(await kinds('kind=recommend')).toEqual(['recommend'])
  expect(await kinds('state=proposed')).toEqual(['recommend'])
  expect(await kinds(`orgId=${desk.water.id}`)).toEqual(['recommend', 'investigate'])
  expect(await kinds(`subjectId=${desk.water.id}&kind=investigate`)).toEqual(['investigate'])
  expect(await kinds(`q=${encodeURIComponent('保洁方案')}`)).toEqual(['attend'])
  expect(await kinds('', await givenPerson(other.id, ['leader']))).toEqual([])
  for (const person of [desk.waterHead, desk.handler])
    expect((await app.call('GET', '/interventions', { token: person.token })).status).toBe(403)
  const far = await givenPerson(other.id, ['supervisor'])
  expect((await app.call('GET', `/interventions/${id}`, { token: far.token })).status).toBe(404)
})

describe('a use that has effect', () => {
  const told = () => MessageModel.find({ kind: 'powerUsed' }).lean()

  it('is told to the head of its org and stands in the history of its matter', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk)
    const task = await firstTask(app, desk.supervisor, matter)
    const used = await post('investigate', desk.supervisor, {
      ...words,
      subject: { kind: 'task', id: task.id },
    })
    const seen = await viewedMatter(app, desk.waterHead, matter.id)
    expect(seen.version).toBe(matter.version)
    expect(seen.history[0]).toMatchObject({
      ...{ what: '行使查办督促监察权', who: '督查员一', office: '区督查室' },
      note: expect.stringContaining(used.data.no) as string,
    })
    expect(await told()).toMatchObject([
      { recipientId: desk.waterHead.id, targetKind: 'task', targetId: task.id, subjectNo: used.data.no },
    ])
  })

  it('is not said of 奖惩 before it is approved', async () => {
    const desk = await givenDesk()
    const proposed = await post('recommend', desk.chief, accuse(desk))
    expect(await told()).toEqual([])
    await act(proposed.data, 'approve', desk.leader, approval)
    expect(await told()).toMatchObject([{ recipientId: desk.waterHead.id, targetKind: 'todo' }])
  })
})
