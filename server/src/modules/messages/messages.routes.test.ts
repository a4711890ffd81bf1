import { randomUUID } from 'node:crypto'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { messageTo, tell } from './messages.factory'
import { MessageModel } from './messages.model'
import { remindersOf } from './messages.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)

interface People {
  mine: GivenPerson
  other: GivenPerson
  supervisor: GivenPerson
  admin: GivenPerson
  far: GivenPerson
}
let people: People
beforeEach(async () => {
  const region = await givenOrg({ name: '演示区', kind: 'region' })
  const elsewhere = await givenOrg({ name: '别的区', kind: 'region' })
  const water = await givenOrg({ name: '区水务局', parentId: region.id })
  const office = await givenOrg({ name: '区督查室', parentId: region.id })
  people = {
    mine: await givenPerson(water.id, ['handler'], { name: '承办人甲' }),
    other: await givenPerson(water.id, ['handler'], { name: '承办人乙' }),
    supervisor: await givenPerson(office.id, ['supervisor'], { name: '督查员' }),
    admin: await givenPerson(region.id, ['systemAdmin'], { name: '系统管理员' }),
    far: await givenPerson(elsewhere.id, ['supervisor'], { name: '别区督查员' }),
  }
})

type Inbox = Page<InboxMessage> & { unread: number }
const inbox = (person: GivenPerson, query = '') =>
  app.call<Inbox>('GET', `/messages${query}`, { token: person.token })
const tellMine = (n: number) =>
  tell(
    ...Array.from({ length: n }, (_, i) =>
      messageTo([people.mine.id], { dedupe: `n${i}`, title: `任务${i}` }),
    ),
  )

describe('GET /messages', () => {
  it('shows one’s own messages, the newest first, page by page', async () => {
    await tellMine(5)
    await tell(messageTo([people.other.id]))
    const first = await inbox(people.mine, '?limit=3')
    expect([first.data.total, first.data.unread, first.data.items.map((m) => m.title)]).toEqual([
      5,
      5,
      ['任务4', '任务3', '任务2'],
    ])
    const next = await inbox(people.mine, `?limit=3&cursor=${first.data.nextCursor}`)
    expect([next.data.items.map((m) => m.title), next.data.nextCursor]).toEqual([['任务1', '任务0'], null])
    expect(first.data.items[0]).toMatchObject({
      kind: 'taskAssigned',
      light: 'green',
      target: { kind: 'task' },
      readAt: null,
    })
    expect(Object.keys(first.data.items[0] ?? {})).not.toContain('dedupe')
  })

  it('shows nobody another person’s, whatever their role', async () => {
    await tellMine(1)
    for (const person of [people.other, people.supervisor, people.admin])
      expect((await inbox(person)).data.total).toBe(0)
  })

  it('shows the messages of a digest, and not the digest', async () => {
    await tellMine(2)
    await MessageModel.updateOne({ dedupe: 'n1' }, { $set: { inInbox: false } })
    const { data } = await inbox(people.mine)
    expect([data.total, data.unread, data.items.map((m) => m.title)]).toEqual([1, 1, ['任务0']])
  })

  it.each([['?limit=0'], ['?limit=101'], ['?unread=maybe'], ['?recipientId=x'], ['?cursor=forged']])(
    'refuses %s',
    async (query) => {
      expect((await inbox(people.mine, query)).status).toBe(400)
    },
  )

  it('needs a session', async () => {
    expect((await app.call('GET', '/messages')).status).toBe(401)
  })
})

describe('POST /messages/:id/read', () => {
  const read = (person: GivenPerson, id: string, key: string = randomUUID()) =>
    app.call<{ unread: number }>('POST', `/messages/${id}/read`, { token: person.token, key })
  const firstId = async () => String((await MessageModel.findOne({ dedupe: 'n0' }).lean())?._id)

  it('marks one message, once, with its audit entry', async () => {
    await tellMine(2)
    const key = randomUUID()
    expect((await read(people.mine, await firstId(), key)).data).toEqual({ unread: 1 })
    expect((await read(people.mine, await firstId(), key)).headers.get('idempotency-replayed')).toBe('true')
    expect((await inbox(people.mine, '?unread=true')).data.items.map((m) => m.title)).toEqual(['任务1'])
    expect(await AuditModel.find({ event: 'message.read' }).lean()).toMatchObject([{ subjectName: '任务0' }])
  })

  it('keeps the time of the first reading', async () => {
    await tellMine(1)
    await read(people.mine, await firstId())
    parts.time.set('2026-12-01T06:32:00.000Z')
    await read(people.mine, await firstId())
    parts.time.set('2026-11-25T06:32:00.000Z')
    expect((await inbox(people.mine)).data.items[0]?.readAt).toBe('2026-11-25T06:32:00.000Z')
  })

  it('does not find another person’s message, and refuses a bad id and a stranger', async () => {
    await tellMine(1)
    expect((await read(people.other, await firstId())).status).toBe(404)
    expect((await read(people.mine, '0'.repeat(24))).status).toBe(404)
    expect((await read(people.mine, 'x')).error?.fields?.[0]?.path).toBe('params.id')
    expect((await app.call('POST', `/messages/${await firstId()}/read`)).status).toBe(401)
    expect((await inbox(people.mine)).data.unread).toBe(1)
  })

  it('marks all of one’s own and nobody else’s', async () => {
    await tellMine(3)
    await tell(messageTo([people.other.id]))
    const answer = await app.call<{ unread: number }>('POST', '/messages/read', { token: people.mine.token })
    expect(answer.data).toEqual({ unread: 0 })
    expect((await inbox(people.other)).data.unread).toBe(1)
  })
})

it('groups what was told about a task by the act of telling', async () => {
  await tell(
    messageTo([people.mine.id, people.other.id]),
    messageTo([people.mine.id], { dedupe: 'warn', title: '预警' }),
  )
  expect((await remindersOf('e'.repeat(24))).map((r) => [r.what, r.people]).sort()).toEqual([
    ['新任务：清水河段“四乱”问题整改清零', 2],
    ['预警', 1],
  ])
})
