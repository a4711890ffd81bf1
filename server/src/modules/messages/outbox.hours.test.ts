import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { inTransaction } from '../../db/connection'
import { messageTo } from './messages.factory'
import { MessageModel } from './messages.model'
import { nextHeld, tellPeople } from './messages.service'
import { outer, useStandIns } from './outbox.factory'

const bench = useStandIns({}, ['mp'])
const { parts } = bench

const at = (local: string) => new Date(Date.parse(`${local}:00+08:00`)).toISOString()
const clock = (local: string) => parts.time.set(at(local))

async function told(kind: MessageKind, dedupe: string = kind): Promise<void> {
  const one = messageTo([bench.official.id], { kind, dedupe, due: plainDate('2026-12-30') })
  await inTransaction((tx) => tellPeople([one], new Date(parts.time.now()), tx))
}
const sent = () => parts.wechat.sent.length

describe('at night', () => {
  it('says when what is held may leave: what the time machine of a demonstration goes to', async () => {
    clock('2026-11-25T22:00')
    expect(await nextHeld(new Date(parts.time.now()))).toBeNull()
    await told('taskAssigned')
    await told('taskD1')
    const held = await nextHeld(new Date(parts.time.now()))
    expect(held?.count).toBe(2)
    expect(held?.at.toISOString().slice(0, 15)).toBe('2026-11-26T00:0')
    clock('2026-11-26T08:11')
    expect(await nextHeld(new Date(parts.time.now()))).toBeNull()
  })

  it('only red goes out; the rest waits for eight o’clock and a little', async () => {
    clock('2026-11-25T22:00')
    await told('taskAssigned')
    await told('reportReturned')
    await bench.work()
    expect(parts.wechat.sent.map(({ data }) => data['const3']?.value)).toEqual(['退回补充'])
    clock('2026-11-26T07:59')
    await bench.work()
    expect(sent()).toBe(1)
    clock('2026-11-26T08:11')
    await bench.work()
    expect(sent()).toBe(2)
  })

  it('a setback of the clock holds back again what has not been sent, and sends nothing twice', async () => {
    clock('2026-11-25T22:00')
    await told('taskAssigned')
    await told('taskAssigned', 'second')
    await bench.work()
    clock('2026-11-26T08:11')
    await bench.work()
    expect(sent()).toBe(2)
    clock('2026-11-25T22:30')
    await told('taskAssigned', 'third')
    await told('taskAssigned', 'second')
    await bench.work()
    clock('2026-11-25T21:00')
    await bench.work()
    expect([sent(), (await outer()).length]).toEqual([2, 3])
    clock('2026-11-26T08:11')
    await bench.work()
    expect(sent()).toBe(3)
  })

  it('over midnight nothing is told twice, and a jump of days brings nothing that has outlived itself', async () => {
    clock('2026-11-25T23:59')
    await told('taskAssigned')
    clock('2026-11-26T00:01')
    await told('taskAssigned')
    await bench.work()
    expect(await MessageModel.countDocuments()).toBe(1)
    clock('2026-12-20T10:00')
    await bench.work()
    expect([sent(), await bench.ledger()]).toEqual([0, ['mpTemplate expired']])
    expect(await MessageModel.findOne().lean()).toMatchObject({
      state: 'expired',
      reason: '过了时效，没有发送',
    })
  })
})

it('on a rest day what is not urgent waits for the next working day', async () => {
  clock('2026-11-28T10:00')
  await told('taskDone')
  await told('taskAssigned')
  await bench.work()
  expect(sent()).toBe(1)
  clock('2026-11-29T10:00')
  await bench.work()
  expect(sent()).toBe(1)
  clock('2026-11-30T08:11')
  await bench.work()
  expect(sent()).toBe(2)
})

it('what is released for the morning is held again when the clock goes back before it was sent', async () => {
  clock('2026-11-25T22:00')
  await told('taskAssigned')
  clock('2026-11-26T08:11')
  const { releaseHeld } = await import('./outbox.claim.repo')
  await releaseHeld(new Date(parts.time.now()), bench.worker.clock())
  clock('2026-11-25T23:00')
  await bench.work()
  expect(sent()).toBe(0)
  clock('2026-11-26T08:11')
  await bench.work()
  expect(sent()).toBe(1)
})
