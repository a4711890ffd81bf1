import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AuditModel } from '../audit/audit.model'
import { MessageModel } from '../messages/messages.model'
import { codeOf, givenCaseDesk, type CaseDesk } from './cases.desk.factory'

const parts = testParts('2026-03-02T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

let desk: CaseDesk
beforeEach(async () => {
  desk = await givenCaseDesk(app)
})

interface Options {
  items: { id: string; name: string; open: number; current: boolean }[]
  deciders: { id: string; name: string }[]
}
const options = (id: string, who: { token: string } = desk.people.head) =>
  app.call<Options>('GET', `/cases/${id}/reviewers`, { token: who.token })

it('a head gives an accepted case to a reviewer of the unit, who is told', async () => {
  const { people, accepted, done } = desk
  const one = await accepted()
  expect((await options(one.id)).data.items.map(({ name, open }) => [name, open])).toEqual([
    ['审查一', 0],
    ['审查二', 0],
  ])
  const { deciders } = (await options(one.id)).data
  expect(deciders).toEqual([{ id: people.decider.id, name: '决定一' }])
  const given = await done(people.head, one, 'assign', { reviewerId: people.second.id })
  expect(given).toMatchObject({ reviewer: { name: '审查二' }, state: 'accepted' })
  expect(given.history.at(-1)).toMatchObject({ what: '分派审查', note: '交审查二', who: '局长一' })
  const told = await MessageModel.find({ kind: 'caseAssigned' }).lean()
  expect(told.map(({ recipientName }) => recipientName)).toEqual(['审查二'])
  expect((await options(one.id)).data.items.map(({ open, current }) => [open, current])).toEqual([
    [0, false],
    [1, true],
  ])
  expect(await AuditModel.countDocuments({ event: 'case.assigned' })).toBe(1)
})

it('who decides hands a case over with a reason, both are told, and the applicant reads no name', async () => {
  const { people, reviewing, act, done } = desk
  const one = await reviewing()
  const body = { version: one.version, reviewerId: people.second.id }
  expect(codeOf(await act(people.decider, `/cases/${one.id}/assign`, body))).toBe('case.assign-reason')
  const given = await done(people.decider, one, 'assign', { reviewerId: people.second.id, reason: '休假' })
  expect(given.history.at(-1)).toMatchObject({ what: '改派审查', note: '由审查一改为审查二：休假' })
  const told = await MessageModel.find({ kind: 'caseAssigned' }).lean()
  expect(told.map(({ recipientName, title }) => [recipientName, title.split('：')[1]]).sort()).toEqual([
    ['审查一', '已改由他人审查'],
    ['审查二', '分派给您审查'],
  ])
  const track = await app.call('POST', '/public/cases/track', { body: { no: one.no, phoneEnd: '8000' } })
  expect(JSON.stringify(track.data)).toContain('改派审查')
  for (const name of ['审查一', '审查二', '休假', '决定一'])
    expect(JSON.stringify(track.data)).not.toContain(name)
})

it('takes only active reviewers of the unit, and not the one who has it', async () => {
  const { people, reviewing, act } = desk
  const one = await reviewing()
  const assign = async (reviewerId: string) =>
    codeOf(
      await act(people.head, `/cases/${one.id}/assign`, { version: one.version, reviewerId, reason: '轮换' }),
    )
  expect(await assign(people.decider.id)).toBe('case.assignee')
  expect(await assign(people.other.id)).toBe('case.assignee')
  expect(await assign('0'.repeat(24))).toBe('case.assignee')
  expect(await assign(people.reviewer.id)).toBe('case.assigned')
})

it('is refused before acceptance, after the decision, and with classified words', async () => {
  const { people, received, reviewing, act, done } = desk
  const early = await received()
  const body = (version: number, reason = '轮换') => ({ version, reviewerId: people.second.id, reason })
  const path = (id: string) => `/cases/${id}/assign`
  expect(codeOf(await act(people.head, path(early.id), body(early.version)))).toBe('case.state')
  const one = await reviewing()
  const secret = body(one.version, '涉及绝密')
  expect(codeOf(await act(people.head, path(one.id), secret))).toBe('text.classified')
  const sent = await done(people.reviewer, one, 'sendUp', { propose: 'grant', opinion: '符合' })
  expect(codeOf(await act(people.head, path(one.id), body(sent.version)))).toBe('case.state')
})

it('answers bad input, nobody, the wrong role, another unit, a stale version and a repeat', async () => {
  const { people, accepted, act, done } = desk
  const one = await accepted()
  const path = `/cases/${one.id}/assign`
  const good = { version: one.version, reviewerId: people.second.id }
  const bad = await act(people.head, path, { ...good, reviewerId: 'x', more: 1 })
  expect([bad.status, bad.error?.fields?.map((field) => field.path)]).toEqual([
    400,
    ['body.reviewerId', 'body.more'],
  ])
  const statuses = [
    await act(null, path, good),
    await act(people.reviewer, path, good),
    await act(people.otherTwo, path, good),
    await options(one.id, people.window),
    await options(one.id, people.otherTwo),
  ].map(({ status }) => status)
  expect(statuses).toEqual([401, 403, 404, 403, 404])
  const key = 'assign-key-000000001'
  const [a, b] = [await act(people.head, path, good, key), await act(people.head, path, good, key)]
  expect([a.status, b.status, b.data.version]).toEqual([200, 200, a.data.version])
  expect(await MessageModel.countDocuments({ kind: 'caseAssigned' })).toBe(1)
  const stale = await act(people.head, path, { ...good, reviewerId: people.reviewer.id, reason: '轮换' })
  expect([stale.status, codeOf(stale)]).toEqual([409, 'version.stale'])
  const begun = await done(people.second, a.data, 'startReview')
  expect(begun.reviewer?.name).toBe('审查二')
})
