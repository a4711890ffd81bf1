import { randomUUID } from 'node:crypto'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { MessageModel } from '../messages/messages.model'
import { LookBackModel } from './look-backs.model'
import {
  act,
  decided,
  firstTask,
  givenClosing,
  givenDesk,
  givenIssued,
  givenReport,
  givenSigned,
  givenTree,
  leafOf,
  viewedMatter,
  viewedTask,
  type Desk,
} from './matters.factory'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)

const reason = '原督查员借调外单位'
const change = (
  by: GivenPerson | null,
  { id, version }: Pick<Matter, 'id' | 'version'>,
  to: string,
  more: object = {},
  key: string = randomUUID(),
) =>
  app.call<Matter>('POST', `/matters/${id}/supervisor`, {
    token: by?.token,
    body: { version, supervisorId: to, reason, ...more },
    key,
  })
const told = async (person: GivenPerson) =>
  (await MessageModel.find({ recipientId: person.id, kind: 'matterMoved' }).lean()).map(({ body }) => body)

async function givenWaiting(desk: Desk): Promise<Matter> {
  const matter = await givenIssued(app, desk, [
    leafOf(desk, { weight: 60 }),
    leafOf(desk, { weight: 40, title: '北干渠段整改清零' }),
  ])
  const task = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  await givenReport(app, desk.handler, task, 42)
  return viewedMatter(app, desk.chief, matter.id)
}

describe('换督查员', () => {
  it('moves matter, tasks and contact, and tells the two what goes along', async () => {
    const desk = await givenDesk()
    const matter = await givenWaiting(desk)
    const key = randomUUID()
    const { status, data } = await change(desk.chief, matter, desk.colleague.id, {}, key)
    expect([status, data.supervisor.name, data.state]).toEqual([200, '督查员二', 'issued'])
    expect((await change(desk.chief, matter, desk.colleague.id, {}, key)).data).toEqual(data)
    expect(data.history[0]).toMatchObject({
      ...{ what: '换督查员', who: '督查室主任', note: `督查员一 交给 督查员二。${reason}` },
    })
    const seen = await viewedTask(app, desk.handler, matter.tree[0]?.id ?? '')
    expect(seen).toMatchObject({
      supervisor: { id: desk.colleague.id },
      clock: { due: matter.tree[0]?.clock.due },
    })
    expect(await told(desk.colleague)).toEqual([expect.stringContaining('现有待核验 1 项。')])
    expect(await told(desk.supervisor)).toEqual([expect.stringContaining('改由督查员二任责任督查员')])
    expect(await AuditModel.countDocuments({ event: 'matter.supervisorChanged' })).toBe(1)
  })

  it('lets the next one go on where the one before stopped', async () => {
    const desk = await givenDesk()
    const matter = await givenWaiting(desk)
    await change(desk.chief, matter, desk.colleague.id)
    const waiting = await viewedTask(app, desk.colleague, matter.tree[0]?.id ?? '')
    await decided(app, desk.colleague, waiting, 42)
    const body = { version: (await viewedMatter(app, desk.chief, matter.id)).tree[1]?.version, note: '' }
    await app.call('POST', `/tasks/${matter.tree[1]?.id}/urge`, { token: desk.colleague.token, body })
    const second = await givenSigned(
      app,
      desk.handler,
      await viewedTask(app, desk.handler, matter.tree[1]?.id ?? ''),
    )
    await givenReport(app, desk.handler, second, 42)
    const reported = { kind: 'reportSubmitted', subjectId: second.id }
    expect(await MessageModel.countDocuments({ ...reported, recipientId: desk.colleague.id })).toBe(1)
    expect(await MessageModel.countDocuments({ ...reported, recipientId: desk.supervisor.id })).toBe(0)
  })

  it('takes the 回头看 that wait along after 销号', async () => {
    const desk = await givenDesk()
    const closed = await givenClosing(app, desk, 'approve-close', { outcome: 'longTerm' })
    const { data } = await change(desk.chief, closed, desk.colleague.id)
    expect(data.state).toBe('longTerm')
    const names = (await LookBackModel.find({ matterId: closed.id }).lean()).map((doc) => doc.supervisor.name)
    expect(names).toEqual(['督查员二', '督查员二'])
  })

  it('keeps out whoever may not answer for it, and says why', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk)
    const inside = await givenPerson(desk.water.id, ['supervisor'], { name: '在水务局的督查员' })
    const code = async (to: string) => (await change(desk.chief, matter, to)).error?.code
    expect(await code(desk.supervisor.id)).toBe('matter.supervisor-same')
    expect(await code(desk.handler.id)).toBe('matter.supervisor')
    expect(await code(inside.id)).toBe('matter.supervisor-recused')
    expect((await viewedMatter(app, desk.chief, matter.id)).version).toBe(matter.version)
  })

  it('is for the head of the office, in the version seen, with a reason', async () => {
    const desk = await givenDesk()
    const matter = await givenTree(app, desk, [leafOf(desk)])
    const to = desk.colleague.id
    expect((await change(null, matter, to)).status).toBe(401)
    expect((await change(desk.supervisor, matter, to)).status).toBe(403)
    expect((await change(desk.chief, { ...matter, version: matter.version - 1 }, to)).error?.code).toBe(
      'version.stale',
    )
    const short = await change(desk.chief, matter, to, { reason: '换' })
    expect(short.error?.fields).toMatchObject([
      { path: 'body.reason', message: '请写明换人原因，至少 5 个字' },
    ])
    expect((await change(desk.chief, { id: '0123456789abcdef01234567', version: 1 }, to)).status).toBe(404)
    expect((await change(desk.chief, matter, to)).data.supervisor.id).toBe(to)
    const gone = await act(app, desk.chief, await viewedMatter(app, desk.chief, matter.id), 'cancel', {
      note: '不再需要督查',
    })
    const refused = await change(desk.chief, gone, desk.supervisor.id)
    expect(refused.error?.message).toContain(MATTER_STATES.cancelled)
  })
})
