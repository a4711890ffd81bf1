import type { MyClue } from '@mingdu/shared/clues/clues.schema'
import { clueActsApi } from '@mingdu/shared/clues/clue-acts.api'
import { cluesApi } from '@mingdu/shared/clues/clues.api'
import type { Endpoint } from '@mingdu/shared/kernel/endpoint'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { MessageModel } from '../messages/messages.model'
import { clueBody, clueCalls, givenClueDesk, PIN, type ClueDesk } from './clues.factory'
import { ClueModel } from './clues.model'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
const { one, list, act } = clueCalls(app)

let desk: ClueDesk
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenClueDesk(app, parts)
})

const sendAnonymous = (change: object = {}, key?: string, token?: string) =>
  app.call<{ no: string }>('POST', '/public/clues', {
    body: clueBody(desk, { pin: PIN, ...change }),
    ...(key ? { key } : {}),
    ...(token ? { token } : {}),
  })
const send = (change: object = {}) =>
  app.call<MyClue>('POST', '/citizen/clues', {
    token: desk.citizen.token,
    body: clueBody(desk, { identity: 'sealed', ...change }),
  })
const track = (no: string, pin = PIN) =>
  app.call<MyClue>('POST', '/public/clue-tracking', { body: { no, pin } })
const first = async (by: GivenPerson) => (await list(by)).items[0]!
const kindsTold = async ({ id }: { id: string }) => {
  const told = await MessageModel.find({ recipientId: id }).sort({ _id: 1 }).lean()
  return told.map(({ kind }) => kind)
}

/** Given to 林业局, signed and answered. */
async function answered() {
  const { supervisor, forestHead, forest } = desk
  const given = await act(supervisor, await first(supervisor), 'dispatch', { orgId: forest.id })
  const signed = await act(forestHead, given.data, 'signature')
  return (await act(forestHead, signed.data, 'answer', { text: '已经清运，落实专人巡查' })).data
}

describe('an anonymous clue', () => {
  it('leaves nothing that leads to a person, also of somebody signed in on that phone', async () => {
    const { status, data } = await sendAnonymous({}, 'anonymous-key-0001', desk.citizen.token)
    expect([status, data.no]).toEqual([200, expect.stringMatching(/^\d{12}$/)])
    const stored = JSON.stringify(await ClueModel.findOne().lean())
    expect(stored).not.toContain(desk.citizen.id)
    expect(stored).not.toContain(PIN)
    const entry = await AuditModel.findOne({ event: 'clue.submitted' }).lean()
    expect(entry).toMatchObject({ actor: null, org: null, ip: '', subjectName: data.no })
    const again = await sendAnonymous({}, 'anonymous-key-0001')
    expect(again.data).toEqual(data)
    expect(await ClueModel.countDocuments()).toBe(1)
  })

  it('is followed by number and PIN, which lock after five wrong tries', async () => {
    const { no } = (await sendAnonymous()).data
    expect((await track(no)).data).toMatchObject({ no, state: 'received', identity: 'anonymous' })
    for (let i = 0; i < 5; i += 1) expect((await track(no, '111222')).error?.code).toMatch(/^clue.track/)
    expect((await track(no)).error?.code).toBe('clue.track-locked')
  })

  it('names the field of bad input, and stops what is classified', async () => {
    const bad = await sendAnonymous({ text: '短', pin: '123456', classified: true })
    expect(bad.error?.fields?.map(({ path }) => path).sort()).toEqual([
      'body.classified',
      'body.pin',
      'body.text',
    ])
    expect((await sendAnonymous({ text: '这里有一份绝密的文件内容在网上' })).error?.code).toBe(
      'text.classified',
    )
    expect(await ClueModel.countDocuments()).toBe(0)
  })

  it('is urged, rated and opened again by whoever has the PIN', async () => {
    const { no } = (await sendAnonymous()).data
    const key = { no, pin: PIN }
    const urge = () => app.call<MyClue>('POST', '/public/clue-urges', { body: key })
    expect((await urge()).status).toBe(200)
    expect((await urge()).error?.code).toBe('clue.urged')
    const done = await answered()
    const call = { reached: false, resolution: 'unsolved', note: '匿名，无法联系' }
    expect((await act(desk.caller, done, 'call-back', call)).data.state).toBe('closed')
    const rated = await app.call<MyClue>('POST', '/public/clue-ratings', { body: { ...key, level: '5' } })
    expect(rated.data.rated?.level).toBe('5')
    const reopened = await app.call<MyClue>('POST', '/public/clue-reopenings', {
      body: { ...key, reason: '垃圾还在那里没有清走' },
    })
    expect(reopened.data.state).toBe('received')
  })
})

describe('a sealed clue', () => {
  it('is opened by two roles, and the citizen reads who, when and why', async () => {
    expect((await send()).status).toBe(200)
    const { supervisor, chief, citizen } = desk
    const clue = await first(supervisor)
    expect((await one(supervisor, clue.id)).data.sender).toBeNull()
    const look = () =>
      app.call<{ name: string }>('POST', `/clues/${clue.id}/sender`, { token: supervisor.token, body: {} })
    expect((await look()).error?.code).toBe('clue.not-opened')
    const asked = await act(supervisor, clue, 'openings', { reason: '需要当面核实证据' })
    expect((await act(supervisor, asked.data, 'opening-decision', { approve: true })).status).toBe(403)
    expect((await act(chief, asked.data, 'opening-decision', { approve: true })).status).toBe(200)
    expect((await look()).data.name).toBe('李小红')
    const mine = await app.call<MyClue>('GET', `/citizen/clues/${clue.id}`, { token: citizen.token })
    expect(mine.data.openings).toMatchObject([
      {
        office: '区督查室',
        role: '督查员',
        reason: '需要当面核实证据',
        state: 'approved',
        decidedBy: '督查室主任',
      },
    ])
    expect(mine.data.openings[0]?.openedAt).toHaveLength(1)
    expect(await kindsTold(desk.citizen)).toContain('clueOpened')
    expect(JSON.stringify(await ClueModel.findOne().lean())).not.toContain('李小红')
  })

  it('asks for a proven name first', async () => {
    expect(
      (await app.call('POST', '/citizen/clues', { body: clueBody(desk, { identity: 'sealed' }) })).status,
    ).toBe(401)
  })
})

describe('handling', () => {
  it('goes from 派单 to 办结 with 解决 and 满意 beside it, and tells each what they need', async () => {
    await send()
    const done = await answered()
    expect(done.allowedActions).not.toContain('callBack')
    const own = await act(desk.forestHead, done, 'call-back', {
      reached: true,
      resolution: 'solved',
      note: '已电话回访',
    })
    expect(own.status).toBe(403)
    const closed = await act(desk.caller, done, 'call-back', {
      ...{ reached: true, resolution: 'partly', level: '2', note: '电话回访，基本清了' },
    })
    expect(closed.data).toMatchObject({ state: 'closed', resolution: 'partly', rated: { level: '2' } })
    expect(await kindsTold(desk.citizen)).toEqual(['clueAccepted', 'clueAnswered', 'clueClosed'])
    expect(await kindsTold(desk.forestHead)).toContain('clueAssigned')
    const told = JSON.stringify(await MessageModel.find().lean())
    expect(told).not.toContain('倾倒')
    const query = '?from=2026-11-01&through=2026-11-30'
    const figures = await app.call<Record<string, unknown>>('GET', `/clue-figures${query}`, {
      token: desk.chief.token,
    })
    expect(figures.data).toMatchObject({
      ...{ received: 1, closed: 1, response: { n: 1, enough: false, text: '100.0%' } },
      ...{ solved: { part: 0, n: 1 }, satisfied: { part: 1, n: 1 } },
    })
  })

  it('is given back in time only, never when 指定承办, and decided by others', async () => {
    await send()
    const { supervisor, forestHead, forest } = desk
    const given = await act(supervisor, await first(supervisor), 'dispatch', {
      orgId: forest.id,
      designated: true,
    })
    const back = { reason: '不是我们的职责', suggestedOrgId: null }
    expect((await act(forestHead, given.data, 'return', back)).error?.code).toBe('clue.designated')
    const again = await act(supervisor, given.data, 'withdrawal', { reason: '换一种派法' })
    const anew = await act(supervisor, again.data, 'dispatch', { orgId: forest.id })
    const returned = await act(forestHead, anew.data, 'return', back)
    expect(returned.data.state).toBe('givenBack')
    const refused = await act(supervisor, returned.data, 'return-decision', { accept: false })
    expect(refused.data.state).toBe('dispatched')
    expect((await act(supervisor, given.data, 'withdrawal', { reason: '旧的版本' })).error?.code).toBe(
      'version.stale',
    )
  })

  it('becomes a matter, linked both ways, but never led by whom it is about', async () => {
    await send()
    const { supervisor, forest, water } = desk
    const body = { title: '整治河道倾倒垃圾', supervisorId: supervisor.id, due: '2026-12-31' }
    const clue = await first(supervisor)
    expect((await act(supervisor, clue, 'matter', { ...body, leadOrgId: water.id })).error?.code).toBe(
      'clue.shut',
    )
    const linked = await act(supervisor, clue, 'matter', { ...body, leadOrgId: forest.id })
    expect(linked.data.matter?.title).toBe(body.title)
    const matter = await app.call<{ basis: { text: string } }>('GET', `/matters/${linked.data.matter?.id}`, {
      token: supervisor.token,
    })
    expect(matter.data.basis.text).toContain(clue.no)
  })
})

describe('回避', () => {
  it('refuses to give it to whom it is about, and keeps the proof with whom it is given to', async () => {
    await send()
    const { supervisor, water, forest } = desk
    const clue = await first(supervisor)
    expect((await act(supervisor, clue, 'dispatch', { orgId: water.id })).error?.code).toBe('clue.shut')
    const given = await act(supervisor, clue, 'dispatch', { orgId: forest.id })
    expect(given.data.assignment?.proof).toMatchObject({ orgIds: [water.id], accountIds: [] })
  })

  it('takes it from a unit that is found to be concerned', async () => {
    await send()
    const { supervisor, forest, forestHead, water } = desk
    const given = await act(supervisor, await first(supervisor), 'dispatch', { orgId: forest.id })
    const found = await act(supervisor, given.data, 'triage', {
      ...{ kind: 'conduct', priority: 'urgent', keywords: ['河道'], publicText: null },
      ...{ concernedOrgIds: [water.id, forest.id], concernedAccountIds: [] },
    })
    expect(found.data).toMatchObject({ state: 'received', assignment: null })
    expect((await one(forestHead, given.data.id)).status).toBe(404)
    expect(found.data.history.at(-1)).toMatchObject({ what: '回避收回' })
  })

  it('hides it in the audit trail from an auditor of the unit', async () => {
    const { no } = (await sendAnonymous()).data
    const trail = async (by: GivenPerson) =>
      JSON.stringify((await app.call('GET', '/audit?limit=100', { token: by.token })).data)
    expect(await trail(desk.auditor)).not.toContain(no)
    const apart = await givenPerson(desk.forest.id, ['auditAdmin'])
    expect(await trail(apart)).toContain(no)
  })

  const office = Object.values({ ...cluesApi, ...clueActsApi }) as readonly Endpoint[]
  it.each(office.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s tells nothing to 督查 who were named themselves',
    async (_, endpoint) => {
      await sendAnonymous()
      const clue = await first(desk.supervisor)
      const named = [
        await givenPerson(desk.forest.id, ['supervisor']),
        await givenPerson(desk.water.id, ['supervisor', 'supervisionHead', 'head', 'callback']),
      ]
      await act(desk.supervisor, clue, 'triage', {
        ...{ kind: 'conduct', priority: 'normal', keywords: [], publicText: null },
        ...{ concernedOrgIds: [desk.water.id], concernedAccountIds: [named[0]!.id] },
      })
      for (const reader of named) {
        const path = endpoint.path.replace(':id', clue.id).replace(':fileId', clue.id)
        const query = endpoint.id === 'clues.figures' ? '?from=2026-11-01&through=2026-11-30' : ''
        const said = await app.call<unknown>(endpoint.method, `${path}${query}`, {
          token: reader.token,
          ...(endpoint.method === 'GET' ? {} : { body: BODIES[endpoint.id] ?? {} }),
        })
        if (said.status === 200) expect(said.data).toMatchObject(EMPTY[endpoint.id] ?? { never: true })
        else expect([said.status, endpoint.id]).toEqual([said.status === 403 ? 403 : 404, endpoint.id])
        expect(JSON.stringify(said)).not.toContain(clue.no)
      }
    },
  )
})

/** What lists and figures answer when there is nothing. */
const EMPTY: Record<string, object> = {
  'clues.list': { items: [], total: 0 },
  'clues.figures': { received: 0, closed: 0 },
}

const FAR = 'f'.repeat(24)
const version = 2
/** A body that is in order, so that nothing but 回避 refuses it. */
const BODIES: Record<string, object> = {
  'clueActs.triage': {
    ...{ version, kind: 'conduct', priority: 'low', keywords: [], publicText: null },
    ...{ concernedOrgIds: [], concernedAccountIds: [] },
  },
  'clueActs.merge': { version, intoId: FAR },
  'clueActs.decline': { version, reason: '不属于受理范围' },
  'clueActs.transferOut': { version, to: '信访部门办理', reason: '属于信访事项' },
  'clueActs.dispatch': { version, orgId: FAR },
  'clueActs.withdraw': { version, reason: '派错了单位' },
  'clueActs.sign': { version },
  'clueActs.giveBack': { version, reason: '不是我们的职责' },
  'clueActs.decideBack': { version, accept: true },
  'clueActs.note': { version, text: '到现场看过' },
  'clueActs.answer': { version, text: '已经办好了' },
  'clueActs.callBack': { version, reached: true, resolution: 'solved', note: '已电话回访' },
  'clueActs.redo': { version, reason: '没有办好' },
  'clueActs.reopen': { version, reason: '又发生了' },
  'clueActs.toMatter': {
    version,
    title: '整治河道倾倒',
    leadOrgId: FAR,
    supervisorId: FAR,
    due: '2026-12-31',
  },
  'clueActs.askOpening': { version, reason: '需要当面核实' },
  'clueActs.decideOpening': { version, approve: true },
}
