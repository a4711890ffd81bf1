import { randomUUID } from 'node:crypto'
import type { Bulletin, BulletinRow } from '@mingdu/shared/bulletins/bulletins.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { closePapers } from '../../paper/papers'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenDesk, givenIssued, leafOf, viewedTask, type Desk } from '../matters/matters.factory'
import { givenReport, givenSigned, decided } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { scanLights } from '../tasks/tasks.jobs'
import { draftRegularBulletins } from './bulletins.jobs'
import { bulletins } from './bulletins.model'

const START = '2026-11-09T07:30:00.000Z'
/** The Monday after the week of 16 to 22 November. */
const MONDAY = '2026-11-23T01:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
afterAll(closePapers)
beforeEach(() => parts.time.set(START))

const WEEK = { kind: 'weekly', on: '2026-11-18' }
const post = (at: string, person: GivenPerson | null, body: object, key: string = randomUUID()) =>
  app.call<Bulletin>('POST', at, { token: person?.token, body, key })
const act = (
  { id, version }: Bulletin,
  name: string,
  person: GivenPerson | null,
  more: object = {},
  key?: string,
) => post(`/bulletins/${id}/${name}`, person, { version, ...more }, key)
const read = (id: string, { token }: GivenPerson) => app.call<Bulletin>('GET', `/bulletins/${id}`, { token })
const ids = async ({ token }: GivenPerson) =>
  (await app.call<Page<BulletinRow>>('GET', '/bulletins', { token })).data.items.map(({ id }) => id)

/** On that Monday: one done in time, one red, one still to be signed by 林业局. */
async function givenWeek(): Promise<Desk> {
  const desk = await givenDesk()
  const leaf = (title: string, due: string, more: object = {}) =>
    leafOf(desk, { title, weight: 33, limit: { kind: 'date', due }, ...more })
  const matter = await givenIssued(app, desk, [
    leaf('按期办结的任务', '2026-11-18'),
    leaf('超期未办的任务', '2026-11-20'),
    leaf('还在等签收任务', '2026-12-18', { orgId: desk.forest.id, handlerId: null, weight: 34 }),
  ])
  parts.time.set('2026-11-17T02:00:00.000Z')
  const first = await viewedTask(app, desk.handler, matter.tree[0]?.id ?? '')
  await givenReport(app, desk.handler, await givenSigned(app, desk.handler, first), 42)
  await decided(app, desk.supervisor, await viewedTask(app, desk.supervisor, first.id), 42)
  parts.time.set(MONDAY)
  await scanLights(parts.time, parts.log)
  return desk
}
async function givenDraft(desk: Desk, by: GivenPerson = desk.supervisor): Promise<Bulletin> {
  const { data, error } = await post('/bulletins', by, WEEK)
  expect(error).toBeUndefined()
  return data
}

it('drafts with figures of the moment, by unit and light, and words that say them', async () => {
  const desk = await givenWeek()
  const draft = await givenDraft(desk)
  expect(draft).toMatchObject({
    ...{ no: null, kind: 'weekly', state: 'draft', title: '督查周通报（2026年11月16日至11月22日）' },
    ...{ period: { from: '2026-11-16', through: '2026-11-22' }, asOn: '2026-11-23', inHand: 2, red: 1 },
    ...{ onTime: { part: 1, n: 2, value: 500 }, allowedActs: ['edit', 'refresh', 'discard'] },
  })
  const { figures, texts } = draft
  expect(
    figures.units.map(({ org, counts, verdict }) => [org.name, counts.inHand, counts.lights.red, verdict]),
  ).toEqual([
    ['区水务局', 1, 1, 'worse'],
    ['区林业局', 1, 0, 'same'],
  ])
  expect(figures.reds).toMatchObject([
    { title: '超期未办的任务', lateWorkdays: 1, org: { name: '区水务局' } },
  ])
  expect(figures.reds[0]?.reason).not.toBe('')
  expect(figures.steps.map(({ step, n, longest }) => [step, n, longest])).toEqual([['toSign', 2, 10]])
  expect(figures.definitions.length).toBeGreaterThan(5)
  expect(texts.lead).toContain('按时办结率 50.0%（n=2）')
  expect(texts.problems).toContain('超期任务 1 项，涉及区水务局 1 项')
  expect([texts.good, texts.next]).toEqual(['', ''])
})

it('keeps its figures whatever happens, and takes them anew only when asked', async () => {
  const desk = await givenWeek()
  const draft = await givenDraft(desk)
  await givenIssued(app, desk, undefined, { title: '另一件督查事项' })
  expect((await read(draft.id, desk.supervisor)).data.inHand).toBe(2)
  const texts = { ...draft.texts, problems: '水务局进度慢。' }
  const edited = (await act(draft, 'edit', desk.supervisor, { title: draft.title, texts })).data
  expect((await act(draft, 'refresh', desk.supervisor)).error?.code).toBe('version.stale')
  const { data } = await act(edited, 'refresh', desk.supervisor)
  expect([data.inHand, data.figures.total.inHand]).toEqual([3, 3])
  // what the system wrote follows, what a person wrote stays
  expect(data.texts.lead).toContain('在办督办任务 3 项')
  expect(data.texts.problems).toBe('水务局进度慢。')
})

it('is one line of its 经过 however often a draft is saved in a row', async () => {
  const desk = await givenWeek()
  let draft = await givenDraft(desk)
  for (const lead of ['总体平稳，进度正常。', '总体平稳，个别滞后。'])
    draft = (
      await act(draft, 'edit', desk.supervisor, { title: draft.title, texts: { ...draft.texts, lead } })
    ).data
  expect([draft.version, draft.history.map(({ what }) => what)]).toEqual([3, ['修改', '起草']])
  const wrong = await act(draft, 'edit', desk.supervisor, { title: '通', texts: { lead: '' } })
  expect(wrong.error?.fields?.map(({ path }) => path)).toContain('body.title')
  const secret = { ...draft.texts, good: '按机密★文件办理' }
  expect((await act(draft, 'edit', desk.supervisor, { title: draft.title, texts: secret })).error?.code).toBe(
    'text.classified',
  )
})

it('is issued by the 督查室主任 with a number without gaps, and told to those who read it', async () => {
  const desk = await givenWeek()
  const draft = await givenDraft(desk)
  expect((await act(draft, 'issue', null)).status).toBe(401)
  for (const person of [desk.supervisor, desk.leader, desk.waterHead])
    expect((await act(draft, 'issue', person)).status).toBe(403)
  const key = randomUUID()
  const issued = (await act(draft, 'issue', desk.chief, {}, key)).data
  expect((await act(draft, 'issue', desk.chief, {}, key)).data).toEqual(issued)
  expect(issued).toMatchObject({
    ...{ no: '演督周〔2026〕1号', state: 'issued', issuedOn: '2026-11-23', issuer: '区督查室' },
    allowedActs: ['withdraw'],
  })
  expect(await MessageModel.countDocuments({ kind: 'bulletinMoved', recipientId: desk.waterHead.id })).toBe(1)
  expect(await MessageModel.countDocuments({ kind: 'bulletinMoved', recipientId: desk.handler.id })).toBe(0)
  expect(await AuditModel.countDocuments({ event: 'bulletin.issued' })).toBe(1)
  const month = (await post('/bulletins', desk.supervisor, { kind: 'monthly', on: '2026-10-31' })).data
  expect((await act(month, 'issue', desk.chief)).data.no).toBe('演督月〔2026〕1号')
  // refused after its number could have been taken: none is lost
  const own = (await post('/bulletins', desk.chief, { ...WEEK, on: '2026-11-11' })).data
  expect((await act(own, 'issue', desk.chief)).error?.code).toBe('bulletin.own')
  const next = (await post('/bulletins', desk.supervisor, { ...WEEK, on: '2026-11-04' })).data
  expect((await act(next, 'issue', desk.chief)).data.no).toBe('演督周〔2026〕2号')
})

it('is not issued without words, nor drafted twice for one week', async () => {
  const desk = await givenWeek()
  const draft = await givenDraft(desk)
  const texts = { ...draft.texts, lead: '' }
  const blank = (await act(draft, 'edit', desk.supervisor, { title: draft.title, texts })).data
  expect((await act(blank, 'issue', desk.chief)).error?.code).toBe('bulletin.empty')
  expect((await post('/bulletins', desk.colleague, WEEK)).error?.code).toBe('bulletin.exists')
  expect(
    (await act(blank, 'discard', desk.supervisor, { reason: '重新起草' })).error?.fields?.[0]?.path,
  ).toBe('body.reason')
  const gone = (await act(blank, 'discard', desk.supervisor, { reason: '数字有误，重新起草' })).data
  expect([gone.state, gone.allowedActs]).toEqual(['discarded', []])
  expect((await post('/bulletins', desk.colleague, WEEK)).error).toBeUndefined()
})

it('is taken back with a reason, which those who read it are told', async () => {
  const desk = await givenWeek()
  const issued = (await act(await givenDraft(desk), 'issue', desk.chief)).data
  expect((await act(issued, 'withdraw', desk.supervisor, { reason: '数字有误，另行印发' })).status).toBe(403)
  const back = (await act(issued, 'withdraw', desk.chief, { reason: '数字有误，另行印发' })).data
  expect(back).toMatchObject({ state: 'withdrawn', no: '演督周〔2026〕1号', allowedActs: [] })
  const seen = (await read(back.id, desk.waterHead)).data
  expect(seen.withdrawal).toMatchObject({ reason: '数字有误，另行印发', by: { name: '督查室主任' } })
  const told = await MessageModel.find({ kind: 'bulletinMoved', recipientId: desk.waterHead.id }).lean()
  expect(told.map(({ body }) => body).join()).toContain('撤回原因：数字有误，另行印发')
})

it('is read by heads of units once issued, by nobody of another region, and not by who handles', async () => {
  const desk = await givenWeek()
  const draft = await givenDraft(desk)
  expect([await ids(desk.waterHead), await ids(desk.leader), await ids(desk.chief)]).toEqual([
    [],
    [],
    [draft.id],
  ])
  expect((await read(draft.id, desk.waterHead)).status).toBe(404)
  const other = await givenOrg({ name: '邻区', kind: 'region' })
  const far = await givenPerson(other.id, ['supervisionHead'])
  expect((await read(draft.id, far)).status).toBe(404)
  expect((await act(draft, 'issue', far)).status).toBe(404)
  await act(draft, 'issue', desk.chief)
  const seen = (await read(draft.id, desk.waterHead)).data
  expect([await ids(desk.waterHead), seen.allowedActs, seen.opensTasks, seen.history]).toEqual([
    [draft.id],
    [],
    false,
    [],
  ])
  expect((await read(draft.id, desk.leader)).data.opensTasks).toBe(true)
  expect((await app.call('GET', '/bulletins', { token: desk.handler.token })).status).toBe(403)
  expect((await app.call('GET', '/bulletins')).status).toBe(401)
  expect((await post('/bulletins', desk.waterHead, WEEK)).status).toBe(403)
})

it('is a 专报 about a category or some matters, over days that make sense', async () => {
  const desk = await givenWeek()
  await givenIssued(app, desk, undefined, { title: '另一件日常事项', category: 'routine' })
  const days = { from: '2026-11-01', through: '2026-11-23' }
  const special = (more: object) =>
    post('/bulletins', desk.supervisor, { kind: 'special', title: '河道整改专报', ...days, ...more })
  const { data } = await special({ category: 'special' })
  expect(data).toMatchObject({ inHand: 2, about: { category: 'special', matters: [] } })
  const matterId = data.figures.reds[0]?.matter.id ?? ''
  const named = (await special({ matterIds: [matterId] })).data
  expect(named.about.matters.map(({ title }) => title)).toEqual(['河道“四乱”问题整改清零'])
  expect((await act(named, 'issue', desk.chief)).data.no).toBe('演督专〔2026〕1号')
  expect((await special({})).error?.code).toBe('bulletin.about')
  expect((await special({ category: 'special', matterIds: [matterId] })).error?.code).toBe('bulletin.about')
  expect((await special({ matterIds: ['f'.repeat(24)] })).status).toBe(404)
  expect((await special({ category: 'routine', through: '2026-11-24' })).error?.code).toBe('bulletin.days')
  expect((await special({ category: 'routine', from: '2026-11-24' })).error?.code).toBe('bulletin.days')
  const ahead = await post('/bulletins', desk.supervisor, { ...WEEK, on: '2026-12-01' })
  expect(ahead.error?.code).toBe('bulletin.period')
  const wrong = await post('/bulletins', desk.supervisor, { kind: 'weekly', on: '上周' })
  expect(wrong.error?.fields?.[0]?.path).toBe('body.on')
})

it('prints as PDF and Word, a draft for those who write it alone', async () => {
  const desk = await givenWeek()
  const draft = await givenDraft(desk)
  const paper = (person: GivenPerson, as: string) =>
    fetch(`${app.url}/api/v1/bulletins/${draft.id}/paper?as=${as}`, {
      headers: { Authorization: `Bearer ${person.token}` },
    })
  expect((await paper(desk.waterHead, 'pdf')).status).toBe(404)
  for (const [as, magic] of [
    ['pdf', '%PDF'],
    ['word', 'PK'],
  ] as const) {
    const answer = await paper(desk.supervisor, as)
    expect(answer.status).toBe(200)
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, magic.length)
        .toString(),
    ).toBe(magic)
  }
  await act(draft, 'issue', desk.chief)
  const issued = await paper(desk.waterHead, 'pdf')
  expect(issued.status).toBe(200)
  expect(decodeURIComponent(issued.headers.get('content-disposition') ?? '')).toContain('演督周〔2026〕1号')
})

describe('the worker', () => {
  it('drafts the week and the month that ended, once, from the first working day on', async () => {
    const desk = await givenWeek()
    parts.time.set('2026-11-22T01:00:00.000Z')
    // the week of the 9th and October had ended before: nobody was there to draft them
    expect(await draftRegularBulletins(parts.time)).toBe(2)
    parts.time.set(MONDAY)
    expect(await draftRegularBulletins(parts.time)).toBe(1)
    expect(await draftRegularBulletins(parts.time)).toBe(0)
    parts.time.set('2026-11-27T01:00:00.000Z')
    expect(await draftRegularBulletins(parts.time)).toBe(0)
    const docs = await bulletins.find({}).sort({ 'period.from': 1 }).toArray()
    expect(docs.map(({ kind, period, draftedBy }) => [kind, period.from, draftedBy])).toEqual([
      ['monthly', '2026-10-01', null],
      ['weekly', '2026-11-09', null],
      ['weekly', '2026-11-16', null],
    ])
    const drafted = (await read(String(docs[2]?._id), desk.chief)).data
    expect(drafted.history.map(({ who, what }) => [who, what])).toEqual([['系统', '起草']])
    // written by nobody, so that whoever issues may have edited it
    expect((await act(drafted, 'issue', desk.chief)).data.state).toBe('issued')
  })

  it('leaves alone what a supervisor drafted, and a region in which nothing is supervised', async () => {
    const desk = await givenWeek()
    await givenOrg({ name: '邻区', kind: 'region' })
    await givenDraft(desk)
    expect(await draftRegularBulletins(parts.time)).toBe(1)
    expect(await bulletins.countDocuments({ kind: 'weekly' })).toBe(1)
    expect(await bulletins.countDocuments({ regionId: { $ne: desk.region.id } })).toBe(0)
  })
})

it('stands on the desk of whoever writes and of whoever issues until it is issued', async () => {
  const desk = await givenWeek()
  const draft = await givenDraft(desk)
  const waits = async ({ token }: GivenPerson) => {
    const { data } = await app.call<{
      decisions: { kind: string; kindName: string; target: { id: string } }[]
    }>('GET', '/dashboard', { token })
    return data.decisions
      .filter(({ kind }) => kind === 'bulletin')
      .map(({ kindName, target }) => [kindName, target.id])
  }
  expect(await waits(desk.chief)).toEqual([['通报待印发', draft.id]])
  expect(await waits(desk.colleague)).toEqual([['通报待修改', draft.id]])
  expect([await waits(desk.leader), await waits(desk.waterHead)]).toEqual([[], []])
  await act(draft, 'issue', desk.chief)
  expect(await waits(desk.chief)).toEqual([])
})
