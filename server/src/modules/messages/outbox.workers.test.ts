import { messageTo, onlyMessage, tell } from './messages.factory'
import { ago, changeCards, due, SEND, useOutbox } from './outbox.factory'
import { sendWaiting, sweep } from './outbox.jobs'
import { claimNext, clientMsgIdOf, settle } from './outbox.repo'

const bench = useOutbox()
const now = () => new Date()

describe('workers', () => {
  it('at work together never send a card twice', async () => {
    await tell(...Array.from({ length: 12 }, (_, i) => messageTo([bench.official.id], { dedupe: `n${i}` })))
    const sent = await Promise.all(
      ['a', 'b', 'c'].map((owner) => sendWaiting({ ...bench.worker, wechat: bench.sandbox.client() }, owner)),
    )
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(12)
    expect(await bench.sandbox.calls(SEND)).toHaveLength(12)
    expect(await bench.sandbox.cards('official')).toHaveLength(12)
  })

  async function killedAfterSending(): Promise<string> {
    await bench.assigned()
    const claimed = await claimNext('killed')
    if (!claimed) throw new Error('nothing to claim')
    const clientMsgId = clientMsgIdOf(claimed.delivery)
    const data = Object.fromEntries(claimed.message.card.map((f) => [f.key ?? '', { value: f.value ?? '' }]))
    await bench.worker.wechat.sendTemplate({
      ...{
        touser: bench.person.mpOpenid,
        template: 'assigned',
        pagepath: 'pages/todo/index',
        clientMsgId,
        data,
      },
    })
    return clientMsgId
  }

  it('killed between sending and writing it down cost no second card', async () => {
    const clientMsgId = await killedAfterSending()
    await sweep(bench.worker)
    expect(await sendWaiting(bench.worker)).toBe(0)
    await changeCards({ leaseUntil: ago(1) })
    await sweep(bench.worker)
    expect(await sendWaiting(bench.worker)).toBe(1)
    await bench.results()
    const { card } = await onlyMessage(bench.official.id)
    expect([card.state, card.attempt, clientMsgIdOf(card)]).toEqual(['delivered', 2, clientMsgId])
    expect(await bench.sandbox.cards('official')).toHaveLength(1)
  })

  it('killed too long ago leave it open: no repeat after the platform forgot the id', async () => {
    await killedAfterSending()
    await changeCards({ leaseUntil: ago(480_000) })
    await sweep(bench.worker)
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({
      state: 'unknown',
      reason: '发送时中断，结果不明',
    })
    expect(await sendWaiting(bench.worker)).toBe(0)
  })

  it('that lost their lease do not write over the one who took over', async () => {
    await bench.assigned()
    const slow = await claimNext('slow')
    await changeCards({ leaseUntil: ago(1) })
    await sweep(bench.worker)
    await due()
    const quick = await claimNext('quick')
    if (!slow || !quick) throw new Error('nothing to claim')
    expect(await settle(slow.delivery, { state: 'dead', reason: 'x' }, now())).toBe(false)
    expect(await settle(quick.delivery, { state: 'accepted', providerMessageId: '1' }, now())).toBe(true)
    expect((await onlyMessage(bench.official.id)).card.state).toBe('accepted')
  })
})
