import { randomUUID } from 'node:crypto'
import type { Asked, Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import type { ConfirmationAnswer } from '@mingdu/shared/confirmations/confirmations.states'
import type { LookBack } from '@mingdu/shared/matters/look-backs.api'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { confirmationToken } from '../../confirmation-token'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import {
  act,
  givenClosing,
  givenDesk,
  STEP_BODIES,
  viewedMatter,
  type Desk,
} from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { turnConfirmations } from './confirmations.jobs'
import { asks, RosterModel } from './confirmations.model'
import { asksOf } from './confirmations.repo'

const START = '2026-11-09T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const PEOPLE = ['张三', '李四', '王五', '赵六'].map((name, i) => ({ name, phone: `1380013800${i}` }))
const call = <T = Confirmations>(
  method: string,
  path: string,
  person: GivenPerson | null,
  body: object,
  key: string = randomUUID(),
) => app.call<T>(method, path, { token: person?.token, body, key })
const name = (desk: Desk, { id }: Matter, people: object[] = PEOPLE, version = 0) =>
  call('PUT', `/matters/${id}/concerned`, desk.supervisor, { version, people })
const begin = (person: GivenPerson | null, { id, version }: Matter, key?: string) =>
  call('POST', `/matters/${id}/confirmations`, person, { version }, key)
const read = (person: GivenPerson, { id }: Matter) =>
  app.call<Confirmations>('GET', `/matters/${id}/confirmations`, { token: person.token })
const approve = ({ chief }: Desk, { id, version }: Matter) =>
  call<Matter>('POST', `/matters/${id}/approve-close`, chief, { version, ...STEP_BODIES['approve-close'] })
const tokensOf = async (roundId: string | undefined) =>
  (await asksOf([roundId ?? ''])).map(({ _id }) => confirmationToken(String(_id), parts.box))
const say = (token: string, answer: ConfirmationAnswer) =>
  call<Asked>('POST', `/public/confirmations/${token}`, null, { answer })

/** A matter that waits for approval, and those it concerns are asked. */
async function givenAsked(desk: Desk, answers: readonly ConfirmationAnswer[] = []) {
  const matter = await givenClosing(app, desk, 'verify-close')
  expect((await name(desk, matter)).error).toBeUndefined()
  const begun = await begin(desk.supervisor, matter)
  expect(begun.error).toBeUndefined()
  const tokens = await tokensOf(begun.data.rounds[0]?.id)
  for (const [i, answer] of answers.entries()) await say(tokens[i] ?? '', answer)
  return { matter, tokens }
}

it('names those concerned sealed, once in a version, and by 督查 alone', async () => {
  const desk = await givenDesk()
  const matter = await givenClosing(app, desk, 'complete')
  const named = await name(desk, matter)
  expect(named.data).toMatchObject({ version: 1, concerned: 4, rounds: [], mayWrite: true, mayBegin: true })
  expect(JSON.stringify(named.data)).not.toMatch(/张三|138001/)
  expect(JSON.stringify(await RosterModel.findOne().lean())).not.toMatch(/张三|13800138000/)
  expect((await name(desk, matter)).error?.code).toBe('version.stale')
  const twice = [PEOPLE[0], PEOPLE[0]].map((one) => ({ ...one }))
  expect((await name(desk, matter, twice, 1)).error?.fields?.[0]?.path).toBe('body.people')
  const wrong = await name(desk, matter, [{ name: '张三', phone: '12' }], 1)
  expect(wrong.error?.fields?.[0]?.path).toBe('body.people.0.phone')
  const put = (person: GivenPerson | null) =>
    call('PUT', `/matters/${matter.id}/concerned`, person, { version: 1, people: [] })
  expect((await put(null)).status).toBe(401)
  expect((await put(desk.waterHead)).status).toBe(403)
  expect((await read(desk.forestHandler, matter)).status).toBe(404)
  expect((await read(desk.waterHead, matter)).data).toMatchObject({ concerned: 4, mayWrite: false })
})

it('adds to those named and takes off by the number alone, and says which line is wrong', async () => {
  const desk = await givenDesk()
  const matter = await givenClosing(app, desk, 'complete')
  await name(desk, matter)
  const more = [{ name: '孙七', phone: '13800138009' }]
  const change = (version: number, body: object) =>
    call('PUT', `/matters/${matter.id}/concerned`, desk.supervisor, { version, people: [], ...body })
  expect((await change(1, { people: more })).data).toMatchObject({ version: 2, concerned: 5 })
  expect((await change(2, { people: more })).error?.message).toContain('尾号 8009')
  expect((await change(2, { remove: ['13800138008'] })).error?.code).toBe('confirmation.unnamed')
  expect((await change(2, { remove: ['13800138009', '13800138000'] })).data.concerned).toBe(3)
  const crowd = Array.from({ length: 498 }, (_, i) => ({
    name: '某人',
    phone: `139${String(i).padStart(8, '0')}`,
  }))
  expect((await change(3, { people: crowd })).error?.code).toBe('confirmation.many')
  expect((await change(3, { removeAll: true })).data).toMatchObject({ version: 4, concerned: 0 })
})

it('lets nobody of the unit that did the work choose who judges it, 督查 or not', async () => {
  const desk = await givenDesk()
  const matter = await givenClosing(app, desk, 'complete')
  const inside = await givenPerson(desk.water.id, ['supervisor'], { name: '水务督查' })
  const named = await call('PUT', `/matters/${matter.id}/concerned`, inside, { version: 0, people: PEOPLE })
  expect(named.error?.code).toBe('matter.recused')
  expect((await read(inside, matter)).data).toMatchObject({ mayWrite: false, mayBegin: false })
})

it('begins once, between 办结申请 and approval, with somebody to ask', async () => {
  const desk = await givenDesk()
  const matter = await givenClosing(app, desk, 'verify-close')
  expect((await begin(desk.supervisor, matter)).error?.code).toBe('confirmation.nobody')
  await name(desk, matter)
  expect((await begin(null, matter)).status).toBe(401)
  expect((await begin(desk.handler, matter)).status).toBe(403)
  expect((await begin(desk.supervisor, { ...matter, version: 1 })).error?.code).toBe('version.stale')
  const key = randomUUID()
  const begun = await begin(desk.supervisor, matter, key)
  expect((await begin(desk.supervisor, matter, key)).data).toEqual(begun.data)
  expect(begun.data.rounds).toMatchObject([
    { round: 'closing', state: 'asking', until: '2026-11-15', tally: { asked: 4, answered: 0 } },
  ])
  expect((await begin(desk.colleague, matter)).error?.code).toBe('confirmation.begun')
  expect((await name(desk, matter, PEOPLE, 2)).error?.code).toBe('confirmation.asking')
})

it('is answered by a link without signing in, changed until it ends, and leaves no name in the trail', async () => {
  const desk = await givenDesk()
  const { matter, tokens } = await givenAsked(desk)
  const [token = ''] = tokens
  const seen = await app.call<Asked>('GET', `/public/confirmations/${token}`)
  expect(seen.data).toMatchObject({
    ...{ no: matter.no, leadOrg: '区水务局', round: 'closing', standing: 'open', answer: null, words: '' },
  })
  expect((await say(token, 'unsolved')).data.answer).toBe('unsolved')
  expect((await say(token, 'half')).data.answer).toBe('half')
  expect((await read(desk.waterHead, matter)).data.rounds[0]?.tally).toEqual({
    ...{ asked: 4, answered: 1, solved: 0, half: 1, unsolved: 0 },
  })
  const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
  expect((await say(other, 'solved')).status).toBe(404)
  const wrong = await call('POST', `/public/confirmations/${token}`, null, { answer: 'maybe' })
  expect(wrong.error?.fields?.[0]?.path).toBe('body.answer')
  const entry = await AuditModel.findOne({ event: 'confirmation.answered' }).sort({ _id: -1 }).lean()
  expect(entry).toMatchObject({ subjectKind: 'confirmation', note: '解决一半' })
  parts.time.set('2026-11-16T02:00:00.000Z')
  expect((await say(token, 'solved')).error?.code).toBe('confirmation.over')
  expect((await app.call<Asked>('GET', `/public/confirmations/${token}`)).data.standing).toBe('over')
})

describe('before 销号', () => {
  it('waits for the answers, and passes with them before the last day', async () => {
    const desk = await givenDesk()
    const { matter, tokens } = await givenAsked(desk, ['solved', 'solved', 'half'])
    expect((await approve(desk, matter)).error?.code).toBe('confirmation.open')
    await say(tokens[3] ?? '', 'solved')
    expect(await turnConfirmations(parts)).toBe(1)
    expect(await turnConfirmations(parts)).toBe(0)
    expect((await approve(desk, matter)).data.state).toBe('closed')
  })

  it('keeps back what touches people and was not asked, and lets the rest go', async () => {
    const desk = await givenDesk()
    const matter = await givenClosing(app, desk, 'verify-close')
    await name(desk, matter)
    expect((await approve(desk, matter)).error?.code).toBe('confirmation.missing')
    expect((await read(desk.chief, matter)).data.stops).toContain('还没有征询过')
    await call('PUT', `/matters/${matter.id}/concerned`, desk.supervisor, {
      ...{ version: 1, people: [], removeAll: true },
    })
    expect((await approve(desk, matter)).data.state).toBe('closed')
  })

  it('is stopped by 没解决 over the share, though no job has ended the round, and asks anew after 退回整改', async () => {
    const desk = await givenDesk()
    const { matter } = await givenAsked(desk, ['solved', 'solved', 'solved', 'unsolved'])
    const refused = await approve(desk, matter)
    expect(refused.error).toMatchObject({
      code: 'confirmation.unsolved',
      details: { answered: 4, unsolved: 1 },
    })
    await turnConfirmations(parts)
    const told = await MessageModel.find({ title: /^群众不认可/ }).lean()
    expect(told.map(({ recipientId }) => recipientId)).toEqual([desk.supervisor.id])
    expect(told[0]?.body).toContain('没解决 1（共 4 人，4 人回答）')
    await act(app, desk.chief, matter, 'send-back', { note: '群众反映没有解决', tasks: [] })
    const again = await givenClosing(app, desk, 'verify-close', { matter })
    expect((await approve(desk, again)).error?.code).toBe('confirmation.missing')
    expect((await begin(desk.supervisor, again)).data.rounds.map(({ state }) => state)).toEqual([
      'void',
      'asking',
    ])
  })

  it('takes a visit for too few answers', async () => {
    const desk = await givenDesk()
    const { matter } = await givenAsked(desk, ['solved'])
    parts.time.set('2026-11-16T02:00:00.000Z')
    expect((await approve(desk, matter)).data.state).toBe('closed')
  })
})

it('asks again after 30 and 90 days, and what people deny is looked back at, drawn or not', async () => {
  const desk = await givenDesk()
  const { matter } = await givenAsked(desk, ['solved', 'solved', 'solved', 'solved'])
  await approve(desk, matter)
  expect(
    (await read(desk.supervisor, matter)).data.rounds.map(({ round, opensOn }) => [round, opensOn]),
  ).toEqual([
    ['closing', '2026-11-09'],
    ['first', '2026-12-09'],
    ['second', '2027-02-07'],
  ])
  parts.time.set('2026-12-09T02:00:00.000Z')
  await turnConfirmations(parts)
  const { data } = await read(desk.supervisor, matter)
  expect(data.rounds[1]).toMatchObject({ state: 'asking', until: '2026-12-15', tally: { asked: 4 } })
  for (const token of await tokensOf(data.rounds[1]?.id)) await say(token, 'unsolved')
  await turnConfirmations(parts)
  const due = await app.call<Page<LookBack>>('GET', `/look-backs?state=due&matterId=${matter.id}`, {
    token: desk.supervisor.token,
  })
  expect(due.data.items).toMatchObject([{ round: 1, dueOn: '2026-12-09', mayRecord: true }])
  const [one] = due.data.items
  const closed = await viewedMatter(app, desk.supervisor, matter.id)
  const relapsed = await call<LookBack>('POST', `/look-backs/${one?.id}/record`, desk.supervisor, {
    ...{ version: one?.version, result: 'relapsed', method: 'onSite', note: '现场看到问题又出现了' },
    tasks: [{ taskId: closed.tree[0]?.id, days: 10, left: 40 }],
  })
  expect(relapsed.error).toBeUndefined()
  expect(await viewedMatter(app, desk.supervisor, matter.id)).toMatchObject({
    ...{ no: matter.no, state: 'reopened', relapses: 1 },
  })
  expect((await read(desk.supervisor, matter)).data.rounds.at(-1)?.state).toBe('void')
  expect(await asks.countDocuments()).toBe(8)
})
