import { AccountModel } from '../accounts/accounts.model'
import { unreachablePeople } from '../accounts/accounts.service'
import { bindTo, onlyMessage } from './messages.factory'
import { ago, changeCards, due, SEND, useOutbox } from './outbox.factory'
import { sendWaiting } from './outbox.jobs'

const bench = useOutbox()

describe('somebody out of reach', () => {
  const reasons = async () =>
    (await unreachablePeople({ kind: 'all' })).map((row) => [row.account.name, row.reason])

  it('who does not follow is refused with the reason, and shown as 不可达', async () => {
    await bindTo(bench.official.id, bench.person, false)
    await bench.assigned()
    await sendWaiting(bench.worker)
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({
      state: 'refused',
      errorClass: 'recipient',
      reason: '未关注服务号',
    })
    expect(await reasons()).toEqual([['承办人甲', '未关注']])
    expect(await bench.sandbox.calls(SEND)).toHaveLength(0)
  })

  it('who is not bound is refused with that reason', async () => {
    await AccountModel.updateOne(
      { _id: bench.official.id },
      { $set: { miniOpenid: '', mpOpenid: '', unionid: '', followed: false } },
    )
    await bench.assigned()
    await sendWaiting(bench.worker)
    expect((await onlyMessage(bench.official.id)).card.reason).toBe('未绑定微信')
    expect(await reasons()).toEqual([['承办人甲', '未绑定']])
  })

  it('who unfollowed unnoticed is found out by the send, and reached again after following', async () => {
    await bench.sandbox.fault('dropEvent', 'event/unsubscribe')
    await bench.sandbox.control('follow', { personKey: 'official', follows: false })
    await bench.assigned()
    await sendWaiting(bench.worker)
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({
      state: 'refused',
      errorCode: 43004,
      reason: '未关注服务号',
    })
    expect(await reasons()).toEqual([['承办人甲', '未关注服务号']])
    await bench.sandbox.control('follow', { personKey: 'official', follows: true })
    await bench.results()
    expect(await reasons()).toEqual([])
  })

  it('who blocks the 服务号 is refused by the result', async () => {
    await bench.sandbox.seed({ key: 'official', follows: true, blocks: true })
    await bench.assigned()
    await sendWaiting(bench.worker)
    await bench.results()
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({
      state: 'refused',
      reason: '收件人屏蔽了服务号',
    })
    expect(await reasons()).toEqual([['承办人甲', '收件人屏蔽了服务号']])
  })

  it('who leaves and comes back is noticed by the events', async () => {
    await bench.sandbox.control('follow', { personKey: 'official', follows: false })
    await bench.results()
    expect(await reasons()).toEqual([['承办人甲', '未关注']])
    await bench.sandbox.control('follow', { personKey: 'official', follows: true })
    await bench.results()
    expect(await reasons()).toEqual([])
  })
})

describe('a failed attempt', () => {
  it.each([
    ['errcode -1', 'waiting', 'retry', 1],
    ['http 502 html', 'waiting', 'retry', 1],
    ['errcode 45011', 'waiting', 'rate', 0],
    ['errcode 43117', 'waiting', 'rate', 0],
    ['errcode 45009', 'waiting', 'quota', 0],
    ['errcode 40014', 'waiting', 'token', 0],
    ['errcode 40037', 'waiting', 'config', 0],
    ['errcode 43116', 'waiting', 'config', 0],
    ['errcode 40003', 'refused', 'recipient', 1],
    ['errcode 47003', 'dead', 'content', 1],
    ['errcode 40249', 'dead', 'content', 1],
    ['errcode 40252', 'inReview', 'review', 1],
    ['errcode 40241', 'delivered', 'duplicate', 1],
    ['garbage', 'waiting', 'unknown-delivery', 1],
    ['reset', 'waiting', 'unknown-delivery', 1],
  ])('%s leaves it %s (%s)', async (act, state, errorClass, attempt) => {
    await bench.sandbox.fault(act, SEND, 3)
    await bench.assigned()
    await sendWaiting(bench.worker)
    const { card, message } = await onlyMessage(bench.official.id)
    // full jitter may be next to nothing, so that a second attempt is over already
    expect([card.state, card.errorClass, Math.min(1, card.attempt)]).toEqual([state, errorClass, attempt])
    const open = state === 'waiting' || state === 'inReview'
    expect([message.state, message.finalAt === null]).toEqual([state, open])
    expect(card.reason).toMatch(/[\u4e00-\u9fff]/)
    expect(Boolean(card.nextAt)).toBe(state === 'waiting')
    expect(bench.sandbox.logged.text()).not.toMatch(
      new RegExp(`${bench.person.mpOpenid}|90_|${bench.official.phone}`),
    )
  })

  it('is repeated until it succeeds', async () => {
    await bench.sandbox.fault('errcode -1', SEND, 2)
    await bench.sandbox.fault('dropEvent', SEND)
    await bench.assigned()
    for (let i = 0; i < 3; i += 1) {
      await due()
      await sendWaiting(bench.worker)
    }
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({
      state: 'accepted',
      attempt: 3,
      errorClass: null,
      reason: null,
    })
  })

  it('is given up after four hours', async () => {
    await bench.sandbox.fault('errcode -1', SEND)
    await bench.assigned()
    await changeCards({ retriedMs: 4 * 3_600_000 + 1000 })
    await sendWaiting(bench.worker)
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({
      state: 'dead',
      reason: '对方系统暂时出错，已停止重发',
    })
  })

  it('of which nobody knows whether it was sent is repeated under the same id: one card', async () => {
    await bench.sandbox.fault('timeout-after', SEND)
    await bench.assigned()
    await sendWaiting(bench.worker)
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({
      state: 'waiting',
      unsureSince: expect.any(Date),
    })
    await due()
    await sendWaiting(bench.worker)
    await bench.results()
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({ state: 'delivered', attempt: 2 })
    expect(await bench.sandbox.cards('official')).toHaveLength(1)
  })

  it('of that kind is never repeated after the platform may have forgotten the id', async () => {
    await bench.sandbox.fault('garbage', SEND)
    await bench.assigned()
    await changeCards({ unsureSince: ago(479_000), firstTriedAt: ago(3_600_000) })
    await sendWaiting(bench.worker)
    expect((await onlyMessage(bench.official.id)).card.state).toBe('unknown')
  })
})
