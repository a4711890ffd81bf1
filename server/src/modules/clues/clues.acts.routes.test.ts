import type { Clue, MyClue } from '@mingdu/shared/clues/clues.schema'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, givenWechat, type GivenPerson } from '../accounts/accounts.factory'
import { givenCitizen } from '../citizens/citizens.factory'
import { MessageModel } from '../messages/messages.model'
import { runSafetyChecks } from '../safety/safety.jobs'
import { clueCalls, cluePlay, givenClueDesk, triageBody, type ClueDesk } from './clues.factory'
import { ClueModel } from './clues.model'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
const { one, list, act } = clueCalls(app)

let desk: ClueDesk
let play: ReturnType<typeof cluePlay>
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenClueDesk(app, parts)
  play = cluePlay(app, desk)
})

const mine = async (id: string, token = desk.citizen.token) =>
  (await app.call<MyClue>('GET', `/citizen/clues/${id}`, { token })).data
const kindsTold = async (recipientId: string) => {
  const told = await MessageModel.find({ recipientId }).sort({ _id: 1 }).lean()
  return told.map(({ kind }) => kind)
}

describe('并入', () => {
  it('keeps what both are about, counts who said it, and is told to the sender', async () => {
    const into = await play.anonymous({ concernedOrgIds: [desk.forest.id] })
    const clue = await play.sealed()
    const merged = await act(desk.supervisor, clue, 'merger', { intoId: into.id })
    expect(merged.data).toMatchObject({ state: 'merged', mergedInto: { no: into.no } })
    const kept = (await one(desk.supervisor, into.id)).data
    expect(kept.concerned.orgs.map(({ id }) => id).sort()).toEqual([desk.water.id, desk.forest.id].sort())
    expect(kept.endorsements).toBe(1)
    for (const by of [desk.waterHead, desk.forestHead]) expect((await one(by, into.id)).status).toBe(404)
    expect(await mine(clue.id)).toMatchObject({ merged: true, steps: [{}, { what: '与相近线索合并办理' }] })
  })

  it('takes the other clue from a unit that this one is about', async () => {
    const into = await play.anonymous({ concernedOrgIds: [desk.water.id] })
    await act(desk.supervisor, into, 'dispatch', { orgId: desk.forest.id })
    const clue = await play.sealed({ concernedOrgIds: [desk.forest.id] })
    await act(desk.supervisor, clue, 'merger', { intoId: into.id })
    expect((await one(desk.supervisor, into.id)).data).toMatchObject({ state: 'received', assignment: null })
  })

  it('needs another open clue that this person may read', async () => {
    const clue = await play.sealed()
    const over = await play.anonymous()
    await act(desk.supervisor, over, 'decline', { reason: '不属于受理范围' })
    for (const intoId of [clue.id, over.id, 'f'.repeat(24)])
      expect((await act(desk.supervisor, clue, 'merger', { intoId })).error?.code).toBe('clue.merge')
  })
})

describe('不予受理 and 转出', () => {
  it('end it with a reason that the sender reads', async () => {
    const declined = await play.sealed()
    const reason = '属于民事纠纷，请向人民法院起诉'
    expect((await act(desk.supervisor, declined, 'decline', { reason })).data.state).toBe('declined')
    expect(await mine(declined.id)).toMatchObject({
      ...{ state: 'declined', steps: [{}, { what: '不予受理', note: reason }] },
      allowed: { reopen: true, rate: false, urge: false },
    })
    const sent = await play.sealed()
    const to = { to: '区信访局', reason: '属于信访事项' }
    const transferred = await act(desk.supervisor, sent, 'transfer', to)
    expect(transferred.data).toMatchObject({ state: 'transferred', transferredTo: to.to })
    expect((await mine(sent.id)).steps.at(-1)).toMatchObject({ what: '转区信访局办理', note: to.reason })
    expect(await kindsTold(desk.citizen.id)).toEqual(['clueClosed', 'clueClosed'])
  })
})

const PUBLIC = '河道里倾倒建筑垃圾没有人清理'
/** What an official without WeChat writes waits for a person's word. */
async function released(): Promise<Clue> {
  await givenWechat(desk.supervisor)
  const clue = await play.anonymous()
  await act(desk.supervisor, clue, 'triage', triageBody(desk, { publicText: PUBLIC }))
  return clue
}
const similar = async (text: string) => {
  const { data } = await app.call<{ items: object[] }>('POST', '/public/clue-similar', { body: { text } })
  return data.items
}

describe('附议', () => {
  it('shows what was released, once it passed, and nothing more of it', async () => {
    const { id } = await released()
    expect(await similar('河道倾倒建筑垃圾没人清理')).toEqual([])
    await runSafetyChecks(parts)
    expect(await similar('河道倾倒建筑垃圾没人清理')).toEqual([
      { id, kind: 'conduct', text: PUBLIC, endorsements: 0, createdAt: expect.any(String) as string },
    ])
    expect(await similar('路灯坏了三天没有人修理')).toEqual([])
  })

  it('counts each citizen once', async () => {
    const { id } = await released()
    const endorse = (token: string) =>
      app.call<{ endorsements: number }>('POST', `/citizen/clues/${id}/endorsement`, { token })
    expect((await endorse(desk.citizen.token)).status).toBe(404)
    await runSafetyChecks(parts)
    expect((await endorse(desk.citizen.token)).data.endorsements).toBe(1)
    expect((await endorse(desk.citizen.token)).data.endorsements).toBe(1)
    const other = await givenCitizen(app, parts, { phone: '13900139001', name: '王小明' })
    expect((await endorse(other.token)).data.endorsements).toBe(2)
    expect((await one(desk.supervisor, id)).data.endorsements).toBe(2)
    const stored = JSON.stringify(await ClueModel.findById(id).lean())
    for (const { id: citizen } of [desk.citizen, other]) expect(stored).not.toContain(citizen)
  })
})

describe('whom it is about', () => {
  const without = (more: object = {}) => triageBody(desk, { concernedOrgIds: [], ...more })

  it('is narrowed by a 督查室主任 who did not find it out, with a reason', async () => {
    const clue = await play.sealed()
    const refused = await act(desk.supervisor, clue, 'triage', without({ narrowing: '写错了单位名称' }))
    expect(refused.error).toMatchObject({ code: 'clue.narrow' })
    expect(refused.error?.message).toContain('区水务局')
    const early = await act(desk.chief, clue, 'triage', without({ narrowing: '写错了单位名称' }))
    expect(early.error?.code).toBe('clue.narrow-first')
    const triaged = (await act(desk.supervisor, clue, 'triage', triageBody(desk))).data
    expect(triaged.allowedActions).not.toContain('narrow')
    const bare = await act(desk.chief, triaged, 'triage', without())
    expect([bare.status, bare.error?.fields?.map(({ path }) => path)]).toEqual([400, ['body.narrowing']])
    const narrowed = await act(
      desk.chief,
      triaged,
      'triage',
      without({ narrowing: '经核实反映的不是水务局' }),
    )
    expect(narrowed.data.concerned.orgs).toEqual([])
    expect(narrowed.data.history.at(-1)).toMatchObject({
      ...{ what: '移出反映对象', note: '区水务局：经核实反映的不是水务局', who: '督查室主任' },
    })
    expect((await act(desk.supervisor, narrowed.data, 'dispatch', { orgId: desk.water.id })).status).toBe(200)
  })

  it('is not narrowed by a 督查室主任 who found it out', async () => {
    const clue = await play.sealed()
    const triaged = (await act(desk.chief, clue, 'triage', triageBody(desk))).data
    const own = await act(desk.chief, triaged, 'triage', without({ narrowing: '经核实不是水务局' }))
    expect(own.error?.code).toBe('clue.narrow-own')
    const second = await givenPerson(desk.chief.orgId, ['supervisionHead'])
    const seen = (await one(second, clue.id)).data
    expect(seen.allowedActions).toContain('narrow')
    const other = await act(second, seen, 'triage', without({ narrowing: '经核实不是水务局' }))
    expect(other.status).toBe(200)
  })

  it('counts people as it counts units', async () => {
    const clue = await play.sealed()
    const about = { concernedAccountIds: [desk.forestHead.id] }
    const triaged = (await act(desk.supervisor, clue, 'triage', triageBody(desk, about))).data
    const refused = await act(desk.supervisor, triaged, 'triage', triageBody(desk))
    expect(refused.error?.message).toContain('林业负责人')
  })
})

describe('a seal', () => {
  it('is nothing the unit that has the clue reads of, nor who sent it', async () => {
    const opened = await play.opened()
    await app.call('POST', `/clues/${opened.id}/sender`, { token: desk.supervisor.token, body: {} })
    await play.dispatched((await one(desk.supervisor, opened.id)).data)
    const { data } = await one(desk.forestHead, opened.id)
    expect(data).toMatchObject({ sender: null, openings: [] })
    const said = JSON.stringify(data)
    for (const trace of ['查看实名', '督查室主任', '李', '139****', desk.citizen.id])
      expect(said).not.toContain(trace)
    expect((await one(desk.chief, opened.id)).data.openings).toHaveLength(1)
  })

  it('is not broken by the log of messages: who got them is shown and found by nobody', async () => {
    await play.closed()
    const admin = await givenPerson(desk.forest.id, ['systemAdmin'])
    const log = async (query: string) =>
      (
        await app.call<{ items: { id: string; recipient: object | null; kind: string }[]; total: number }>(
          'GET',
          `/message-log?limit=100${query}`,
          { token: admin.token },
        )
      ).data
    const toSender = (await log('')).items.filter(({ kind }) => /^clue(Accepted|Answered|Closed)$/.test(kind))
    expect(toSender).toHaveLength(3)
    expect(toSender.map(({ recipient }) => recipient)).toEqual([null, null, null])
    const entry = await app.call('GET', `/message-log/${toSender[0]?.id}`, { token: admin.token })
    expect(entry.status).toBe(200)
    expect(JSON.stringify([await log(''), entry.data])).not.toContain(desk.citizen.id)
    expect((await log(`&recipientId=${desk.citizen.id}`)).total).toBe(0)
    expect((await log(`&q=${encodeURIComponent('李')}`)).total).toBe(0)
    const assigned = (await log(`&recipientId=${desk.forestHead.id}`)).items
    expect(assigned.length).toBeGreaterThan(0)
  })

  it('and what was told of a clue, are kept from whom it is about in the log, too', async () => {
    await play.closed()
    const admin = await givenPerson(desk.water.id, ['systemAdmin'])
    const { data } = await app.call<{ items: { subject: { kind: string } }[]; total: number }>(
      'GET',
      '/message-log?limit=100',
      { token: admin.token },
    )
    expect(data.items.filter(({ subject }) => subject.kind === 'clue')).toEqual([])
    expect(data.total).toBe(data.items.length)
    const told = await MessageModel.findOne({ subjectKind: 'clue' }).lean()
    expect((await app.call('GET', `/message-log/${String(told?._id)}`, { token: admin.token })).status).toBe(
      404,
    )
  })
})

describe('the desk', () => {
  const decisions = async ({ token }: GivenPerson) => {
    const { data } = await app.call<{ decisions: { kind: string; action: string; title: string }[] }>(
      'GET',
      '/dashboard',
      { token },
    )
    return data.decisions.filter(({ kind }) => kind === 'clue').map(({ action }) => action)
  }

  it('says what waits for whom, and nothing to whom it is kept from', async () => {
    const shut = await givenPerson(desk.water.id, ['supervisor'])
    const clue = await play.sealed()
    expect(await decisions(desk.supervisor)).toHaveLength(1)
    expect(await decisions(shut)).toEqual([])
    const given = await play.dispatched(clue)
    expect([await decisions(desk.supervisor), await decisions(desk.forestHead)]).toEqual([[], ['去签收']])
    const signed = await act(desk.forestHead, given, 'signature')
    expect(await decisions(desk.forestHead)).toEqual([])
    await act(desk.forestHead, signed.data, 'answer', { text: '已经清运' })
    expect([await decisions(desk.supervisor), await decisions(shut)]).toEqual([['去回访'], []])
  })
})

it('lists what is like a clue for 督查 alone, and where it may go', async () => {
  const other = await play.anonymous({ text: '河道里倾倒建筑垃圾两个月没人管，又来反映' })
  const clue = await play.sealed()
  const similarTo = await app.call<{ items: { id: string }[] }>('GET', `/clues/${clue.id}/similar`, {
    token: desk.supervisor.token,
  })
  expect(similarTo.data.items.map(({ id }) => id)).toEqual([other.id])
  const targets = await app.call<{ items: { id: string }[] }>('GET', `/clues/${clue.id}/targets`, {
    token: desk.supervisor.token,
  })
  const ids = targets.data.items.map(({ id }) => id)
  expect([ids.includes(desk.forest.id), ids.includes(desk.water.id)]).toEqual([true, false])
  expect((await list(desk.forestHead)).total).toBe(0)
})
