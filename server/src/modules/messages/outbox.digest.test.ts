import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { inTransaction } from '../../db/connection'
import { givenPerson } from '../accounts/accounts.factory'
import { AccountModel } from '../accounts/accounts.model'
import { TaskModel } from '../tasks/tasks.model'
import { messageTo } from './messages.factory'
import { MessageModel } from './messages.model'
import { tellPeople } from './messages.service'
import { givenRules, outer, useStandIns } from './outbox.factory'
import { gatherDigests } from './outbox.jobs'
import { Types } from 'mongoose'

const bench = useStandIns({ digestFrom: 3 }, ['mp'])
const { parts } = bench
const DAY = '2026-11-25'
const GATHERED = 5000

const clock = (local: string) => parts.time.set(new Date(Date.parse(`${local}+08:00`)).toISOString())
beforeEach(() => clock(`${DAY}T08:30:02`))

let tasks: string[]
/** Open tasks that warnings may be about: only what decides whether a warning still holds. */
beforeEach(async () => {
  const ids = Array.from({ length: 6 }, () => new Types.ObjectId())
  await TaskModel.collection.insertMany(
    ids.map((_id) => ({ _id, leaf: true, state: 'inHand', dueVersion: 1 })),
  )
  tasks = ids.map(String)
})

async function warned(
  n: number,
  kind: MessageKind = 'taskYellow',
  recipientId = bench.official.id,
): Promise<void> {
  const one = (i: number) =>
    messageTo([recipientId], {
      kind,
      dedupe: `warn:${DAY}:v1`,
      due: plainDate(`2026-12-${10 + i}`),
      title: `转为预警：任务${i}`,
      subject: { kind: 'task', id: tasks[i] ?? '', no: `演督〔2026〕37号-${i}`, name: `任务${i}` },
    })
  await inTransaction((tx) =>
    tellPeople(
      Array.from({ length: n }, (_, i) => one(i)),
      new Date(parts.time.now()),
      tx,
    ),
  )
}

async function gathered(): Promise<void> {
  bench.later(GATHERED)
  await bench.work()
}
const digests = () => MessageModel.find({ kind: 'warningDigest' }).lean()

describe('warnings of one person', () => {
  it('from three on are one card, with the nearest deadline; each stays in the inbox', async () => {
    await warned(5)
    await bench.work()
    expect(parts.wechat.sent).toHaveLength(0)
    await gathered()
    expect(parts.wechat.sent).toHaveLength(1)
    const values = Object.values(parts.wechat.sent[0]?.data ?? {}).map(({ value }) => value)
    expect(values).toEqual(['5', '您有 5 件督查事项即将超期', '2026年12月10日 23:59', '多项预警'])
    expect(parts.wechat.sent[0]?.pagepath).toBe('pages/todo/index')
    const [digest] = await digests()
    expect(digest).toMatchObject({
      inInbox: false,
      dedupe: `digest|${DAY}|08:30`,
      state: 'accepted',
      priority: 2,
    })
    const members = await MessageModel.find({ mergedInto: String(digest?._id) }).lean()
    expect(members.map(({ state, inInbox, reason }) => [state, inInbox, reason])).toEqual(
      Array.from({ length: 5 }, () => ['merged', true, '并入汇总：5 件']),
    )
  })

  it('fewer go singly', async () => {
    await warned(2)
    await gathered()
    expect([parts.wechat.sent.length, await digests()]).toEqual([2, []])
  })

  it('are not mixed with another’s, and overdue ones go alone at once', async () => {
    const other = await givenPerson(bench.official.orgId, ['handler'], { name: '承办人乙' })
    await AccountModel.updateOne({ _id: other.id }, { $set: { mpOpenid: 'mp-2', followed: true } })
    await warned(2)
    await warned(2, 'taskYellow', other.id)
    await warned(4, 'taskOverdue')
    await bench.work()
    expect(parts.wechat.sent).toHaveLength(2)
    await gathered()
    expect(await digests()).toEqual([])
  })

  it('that come in while a scan still writes are one card, and two workers do not split it', async () => {
    await warned(2)
    const first = (await outer())[0]?.nextAt?.getTime() ?? 0
    await warned(4)
    expect(await gatherDigests({ ...bench.worker, clock: () => first })).toBe(0)
    expect(await bench.ledger()).toEqual(Array.from({ length: 4 }, () => 'mpTemplate waiting'))
    bench.later(GATHERED)
    await Promise.all([gatherDigests(bench.worker), gatherDigests(bench.worker)])
    await bench.work()
    expect(parts.wechat.sent.map(({ data }) => data['character_string1']?.value)).toEqual(['4'])
  })

  it('of tasks that were closed meanwhile are not counted, neither when it is made nor when it is sent', async () => {
    await warned(5)
    await TaskModel.collection.updateOne({ _id: new Types.ObjectId(tasks[0]) }, { $set: { state: 'done' } })
    bench.later(GATHERED)
    await gatherDigests(bench.worker)
    await TaskModel.collection.updateOne({ _id: new Types.ObjectId(tasks[1]) }, { $set: { dueVersion: 2 } })
    await bench.work()
    const values = Object.values(parts.wechat.sent[0]?.data ?? {}).map(({ value }) => value)
    expect(values).toEqual(['3', '您有 3 件督查事项即将超期', '2026年12月12日 23:59', '多项预警'])
    expect(await MessageModel.countDocuments({ state: 'suppressed' })).toBe(1)
  })

  it('leave out what outlived itself while the clock jumped', async () => {
    await warned(4)
    const [oldest] = await MessageModel.find({}).sort({ _id: 1 }).lean()
    await MessageModel.updateOne({ _id: oldest?._id }, { $set: { expiresAt: new Date(parts.time.now()) } })
    await gathered()
    const values = Object.values(parts.wechat.sent[0]?.data ?? {}).map(({ value }) => value)
    expect(values.slice(0, 2)).toEqual(['3', '您有 3 件督查事项即将超期'])
    expect(await MessageModel.findById(oldest?._id).lean()).toMatchObject({
      state: 'expired',
      mergedInto: null,
    })
  })

  it('of which none is open any more are not sent at all', async () => {
    await warned(3)
    bench.later(GATHERED)
    await gatherDigests(bench.worker)
    await TaskModel.collection.updateMany({}, { $set: { state: 'suspended' } })
    await bench.work()
    expect(parts.wechat.sent).toHaveLength(0)
    expect((await digests())[0]).toMatchObject({ state: 'suppressed' })
  })

  it('are held for no digest when digests are off', async () => {
    await givenRules({ digestFrom: 0, cardGapSeconds: 0 })
    await warned(4)
    await bench.work()
    expect(parts.wechat.sent).toHaveLength(4)
  })

  it('after the morning wait for the afternoon, whichever way the clock goes', async () => {
    clock(`${DAY}T10:00:00`)
    await warned(3)
    await gathered()
    clock(`${DAY}T09:00:00`)
    await gathered()
    expect(parts.wechat.sent).toHaveLength(0)
    clock(`${DAY}T14:30:01`)
    await gathered()
    clock(`${DAY}T08:31:00`)
    await gathered()
    clock(`${DAY}T14:31:00`)
    await gathered()
    expect(parts.wechat.sent).toHaveLength(1)
    expect((await digests()).map(({ dedupe }) => dedupe)).toEqual([`digest|${DAY}|14:30`])
  })
})
