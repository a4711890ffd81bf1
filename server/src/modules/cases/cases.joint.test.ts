import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AuditModel } from '../audit/audit.model'
import { MessageModel } from '../messages/messages.model'
import { codeOf, givenCaseDesk, type CaseDesk } from './cases.desk.factory'
import { JointModel } from './joint.model'

const parts = testParts('2026-03-02T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

let desk: CaseDesk
beforeEach(async () => {
  parts.time.set('2026-03-02T02:00:00.000Z')
  desk = await givenCaseDesk(app)
})

const step = (more: object = {}) => ({ orgId: desk.forest.id, what: '林地是否占用', days: 5, ...more })
const ask = async (one: Case, steps: object[] = [step()]) =>
  desk.done(desk.people.reviewer, one, 'joint', { steps })
const list = async (who: { token: string }, query = '') =>
  (await app.call<Page<JointStep>>('GET', `/case-steps?${query}`, { token: who.token })).data.items
const ofCase = async (id: string) =>
  (await app.call<{ items: JointStep[] }>('GET', `/cases/${id}/steps`, { token: desk.people.leader.token }))
    .data.items
const onStep = (
  who: { token: string } | null,
  one: Pick<JointStep, 'n' | 'version'> & { case: { id: string } },
  act: string,
  body: object = {},
  key?: string,
) =>
  app.call<JointStep>('POST', `/cases/${one.case.id}/steps/${one.n}/${act}`, {
    ...(who ? { token: who.token } : {}),
    ...(key === undefined ? {} : { key }),
    body: { version: one.version, ...body },
  })
const theOne = async () => {
  const [one] = await list(desk.people.other)
  if (!one) throw new Error('a step was asked')
  return one
}
const opinion = { outcome: 'done', opinion: '不占用林地' }

it('asks another unit within the limit; its reviewers are told, and see no applicant', async () => {
  const { people, reviewing } = desk
  const one = await ask(await reviewing(), [step(), step({ what: '树木移植意见', days: 3 })])
  expect(one).toMatchObject({ openSteps: 2, state: 'reviewing', due: '2026-03-16', paused: false })
  const steps = await list(people.other)
  expect(steps.map(({ n, due, state }) => [n, due, state])).toEqual([
    [2, '2026-03-05', 'todo'],
    [1, '2026-03-09', 'todo'],
  ])
  expect(steps[1]).toMatchObject({
    ...{ from: { name: '区水务局' }, org: { name: '区林业局' }, what: '林地是否占用', remaining: 5 },
    ...{ case: { no: one.no }, allowedActs: ['take', 'answer'], late: false },
  })
  expect(JSON.stringify(steps)).not.toContain('张')
  const told = await MessageModel.find({ kind: 'caseStepAsked' }).lean()
  expect(new Set(told.map(({ recipientName }) => recipientName))).toEqual(new Set(['林业审查', '林业审查二']))
  expect(await list(people.reviewer)).toEqual([])
  expect((await ofCase(one.id)).map(({ n }) => n)).toEqual([1, 2])
})

it('is taken and answered by the asked unit; who examines the case is told', async () => {
  const { people, reviewing, read } = desk
  const one = await ask(await reviewing())
  const taken = await onStep(people.other, await theOne(), 'take')
  expect(taken.data).toMatchObject({ state: 'doing', handler: { name: '林业审查' }, allowedActs: ['answer'] })
  expect(codeOf(await onStep(people.other, taken.data, 'take'))).toBe('case.step-taken')
  const foreign = await onStep(people.otherTwo, taken.data, 'answer', opinion)
  expect([foreign.status, codeOf(foreign)]).toEqual([403, 'case.step-handler'])
  parts.time.set('2026-03-10T02:00:00.000Z')
  const answered = await onStep(people.other, taken.data, 'answer', opinion)
  expect(answered.data).toMatchObject({ state: 'done', opinion: '不占用林地', late: true, remaining: null })
  expect(codeOf(await onStep(people.other, answered.data, 'answer', opinion))).toBe('case.step-state')
  const after = await read(one.id)
  expect(after).toMatchObject({ openSteps: 0, version: one.version + 1 })
  expect(after.history.at(-1)).toMatchObject({ what: '联办已办', note: '1. 区林业局：不占用林地' })
  const told = await MessageModel.find({ kind: 'caseStepAnswered' }).lean()
  expect(told.map(({ recipientName }) => recipientName)).toEqual(['审查一'])
  const events = await AuditModel.find({ event: /^case\.(joint|step)/ }).lean<{ event: string }[]>()
  expect(events.map(({ event }) => event)).toEqual(['case.jointAsked', 'case.stepTaken', 'case.stepAnswered'])
})

it('may be given back at once, and taken over by a colleague', async () => {
  const { people, reviewing } = desk
  const one = await ask(await reviewing())
  const first = await onStep(people.other, await theOne(), 'take')
  const over = await onStep(people.otherTwo, first.data, 'take')
  expect(over.data.handler?.name).toBe('林业审查二')
  const back = { outcome: 'returned', opinion: '不属于我局职责' }
  expect((await onStep(people.otherTwo, over.data, 'answer', back)).data.state).toBe('returned')
  expect((await ofCase(one.id))[0]?.state).toBe('returned')
  expect(await list(people.other, 'open=true')).toEqual([])
  expect(await list(people.other, 'state=returned')).toHaveLength(1)
})

it('holds the case until it is answered, unless a reason is given; a decision ends what is open', async () => {
  const { people, reviewing, act, done } = desk
  const one = await ask(await reviewing())
  const up = { propose: 'deny', opinion: '不符合条件' }
  const held = await act(people.reviewer, `/cases/${one.id}/sendUp`, { version: one.version, ...up })
  expect([held.status, codeOf(held), held.error?.details]).toEqual([422, 'case.joint-open', { count: 1 }])
  const sent = await done(people.reviewer, one, 'sendUp', { ...up, jointReason: '与结论无关' })
  expect(sent.history.at(-1)?.note).toContain('1 项联办未办完：与结论无关')
  expect((await list(people.other, 'open=true')).length).toBe(1)
  const denied = await done(people.decider, sent, 'deny', { reason: '排水口不符合要求' })
  expect(denied.openSteps).toBe(0)
  expect((await list(people.other))[0]).toMatchObject({ state: 'cancelled', allowedActs: [], late: false })
})

it('leaves the desks of others when the application is withdrawn', async () => {
  const { people, reviewing, done } = desk
  await done(people.window, await ask(await reviewing()), 'withdraw')
  expect(await list(people.other, 'open=true')).toEqual([])
})

it('never goes past the promised last day, and names it', async () => {
  const { people, reviewing, act } = desk
  const one = await reviewing()
  const late = await act(people.reviewer, `/cases/${one.id}/joint`, {
    version: one.version,
    steps: [step(), step({ days: 11 })],
  })
  expect([late.status, codeOf(late), late.error?.message]).toEqual([
    422,
    'case.joint-days',
    '联办 11 个工作日到 3月17日（周二），晚于本件承诺的最后一天 3月16日（周一）。请缩短天数。',
  ])
  expect(await JointModel.countDocuments()).toBe(0)
  expect((await ask(one, [step({ days: 10 })])).openSteps).toBe(1)
})

it('goes only to other active units of the district that have reviewers', async () => {
  const { people, reviewing, act, water, bare } = desk
  const one = await reviewing()
  const code = async (orgId: string) =>
    codeOf(
      await act(people.reviewer, `/cases/${one.id}/joint`, {
        version: one.version,
        steps: [step({ orgId })],
      }),
    )
  expect(await code(water.id)).toBe('case.joint-org')
  expect(await code('0'.repeat(24))).toBe('case.joint-org')
  expect(await code(bare.id)).toBe('case.joint-nobody')
})

it('is asked by who examines the case, while it is examined, without classified words', async () => {
  const { people, accepted, received, act, done } = desk
  const early = await received()
  const path = (one: Case) => `/cases/${one.id}/joint`
  const body = (one: Case, more: object = {}) => ({ version: one.version, steps: [step(more)] })
  expect(codeOf(await act(people.reviewer, path(early), body(early)))).toBe('case.state')
  const one = await accepted()
  expect(codeOf(await act(people.reviewer, path(one), body(one, { what: '绝密' })))).toBe('text.classified')
  const asked = await done(people.reviewer, one, 'joint', { steps: [step()] })
  expect(asked.reviewer?.name).toBe('审查一')
  expect(codeOf(await act(people.second, path(asked), body(asked)))).toBe('case.not-reviewer')
})

it('answers bad input, nobody, the wrong role, another unit, a stale version and a repeat', async () => {
  const { people, reviewing, act } = desk
  const one = await reviewing()
  const path = `/cases/${one.id}/joint`
  const good = { version: one.version, steps: [step()] }
  const bad = await act(people.reviewer, path, { version: one.version, steps: [step({ days: 0, what: '' })] })
  expect([bad.status, bad.error?.fields?.map((field) => field.path).sort()]).toEqual([
    400,
    ['body.steps.0.days', 'body.steps.0.what'],
  ])
  const asked = [
    await act(null, path, good),
    await act(people.window, path, good),
    await act(people.other, path, good),
  ]
  expect(asked.map(({ status }) => status)).toEqual([401, 403, 404])
  const key = 'joint-key-0000000001'
  const twice = [await act(people.reviewer, path, good, key), await act(people.reviewer, path, good, key)]
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  expect(await JointModel.countDocuments()).toBe(1)
  expect(codeOf(await act(people.reviewer, path, good))).toBe('version.stale')

  const given = await theOne()
  const wrong = await onStep(people.other, given, 'answer', { outcome: 'done', opinion: '' })
  expect([wrong.status, wrong.error?.fields?.[0]?.path]).toEqual([400, 'body.opinion'])
  const answers = [
    await onStep(null, given, 'take'),
    await onStep(people.window, given, 'take'),
    await onStep(people.reviewer, given, 'take'),
    await onStep(people.other, { ...given, n: 9 }, 'take'),
    await onStep(null, given, 'answer', opinion),
    await onStep(people.window, given, 'answer', opinion),
    await onStep(people.reviewer, given, 'answer', opinion),
    await app.call('GET', '/case-steps'),
    await app.call('GET', '/case-steps', { token: people.window.token }),
    await app.call('GET', '/case-steps?limit=0', { token: people.other.token }),
    await app.call('GET', `/cases/${one.id}/steps`),
    await app.call('GET', `/cases/${one.id}/steps`, { token: people.other.token }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([
    ...[401, 403, 404, 404, 401, 403, 404],
    ...[401, 403, 400, 401, 404],
  ])
  const again = 'step-key-00000000001'
  const [a, b] = [
    await onStep(people.other, given, 'answer', opinion, again),
    await onStep(people.other, given, 'answer', opinion, again),
  ]
  expect([a.status, b.data.version]).toEqual([200, a.data.version])
  expect(codeOf(await onStep(people.other, given, 'take'))).toBe('version.stale')
  expect(await MessageModel.countDocuments({ kind: 'caseStepAnswered' })).toBe(1)
})

it('opens one step by its id, for the unit that was asked alone', async () => {
  const { people, reviewing } = desk
  await ask(await reviewing())
  const asked = await theOne()
  const open = async (who: { token: string } | null, id = asked.id) => {
    const answer = await app.call<JointStep>('GET', `/case-steps/${id}`, who ? { token: who.token } : {})
    return answer.status === 200 ? answer.data : answer.status
  }
  expect(await open(people.other)).toEqual(asked)
  expect(await open(people.other, '0'.repeat(24))).toBe(404)
  expect(await open(people.other, 'x')).toBe(400)
  expect([await open(null), await open(people.window), await open(people.reviewer)]).toEqual([401, 403, 404])
})
