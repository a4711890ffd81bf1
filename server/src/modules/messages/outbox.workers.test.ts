import { messageTo, onlyMessage, tell, TOLD_AT } from './messages.factory'
import { messagesById } from './outbox.repo'
import { attempt, keyOf } from './outbox.attempt'
import { candidates, claim } from './outbox.claim.repo'
import { ago, changeCards, due, SEND, useOutbox } from './outbox.factory'
import { sendWaiting, sweep } from './outbox.jobs'
import { leavingFacts } from './messages.repo'
import { settle } from './outbox.settle'
import type { Claimed, Outcome } from './outbox.types'
import { contactsOf } from '../accounts/accounts.service'

// several workers may count one card more than once for its person, which is not what is tested here
const bench = useOutbox({ cardsPerHour: 1000, cardsPerDay: 1000 })

async function claimOne(owner: string): Promise<Claimed> {
  const due = await candidates({ channels: ['mpTemplate'], without: [], now: Date.now(), at: TOLD_AT }, 1)
  const [delivery] = await claim(
    due.map(({ _id }) => _id),
    owner,
    Date.now(),
  )
  const message = delivery && (await messagesById([delivery.messageId])).get(delivery.messageId)
  if (!delivery || !message) throw new Error('nothing to claim')
  return { delivery, message }
}

const settleOne = async (claimed: Claimed, outcome: Outcome) =>
  (await settle([{ ...claimed, outcome }], await leavingFacts(TOLD_AT)))[0]

describe('workers', () => {
  it('at work together never send a card twice', async () => {
    await tell(...Array.from({ length: 60 }, (_, i) => messageTo([bench.official.id], { dedupe: `n${i}` })))
    const sent = await Promise.all(['a', 'b', 'c'].map((owner) => sendWaiting(bench.another(), owner)))
    expect(
      bench.sandbox.logged.lines.filter((line) => line.includes('failed') || line.includes('gate')),
    ).toEqual([])
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(60)
    expect(await bench.sandbox.calls(SEND)).toHaveLength(60)
    expect(await bench.sandbox.cards('official')).toHaveLength(60)
  })

  async function killedAfterSending(): Promise<string> {
    await bench.assigned()
    const claimed = await claimOne('killed')
    const contact = (await contactsOf([bench.official.id])).get(bench.official.id)
    const [outcome] = await attempt({ ...claimed, contact, stale: null, digest: undefined }, bench.worker)
    expect(outcome.state).toBe('accepted')
    return keyOf(claimed.delivery)
  }

  it('killed between sending and writing it down cost no second card', async () => {
    const key = await killedAfterSending()
    await sweep(bench.worker)
    expect(await sendWaiting(bench.worker)).toBe(0)
    await changeCards({ leaseUntil: ago(1) })
    await sweep(bench.worker)
    expect(await sendWaiting(bench.another())).toBe(1)
    await bench.results()
    const { card } = await onlyMessage(bench.official.id)
    expect([card.state, card.attempt, keyOf(card)]).toEqual(['delivered', 2, key])
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
    const slow = await claimOne('slow')
    await changeCards({ leaseUntil: ago(1) })
    await sweep(bench.worker)
    await due()
    const quick = await claimOne('quick')
    expect(await settleOne(slow, { state: 'dead', reason: 'x' })).toBe(false)
    expect(await settleOne(quick, { state: 'accepted', providerMessageId: '1' })).toBe(true)
    expect((await onlyMessage(bench.official.id)).card.state).toBe('accepted')
  })

  it('told to stop end after what is under way, and the rest waits for the next', async () => {
    await tell(...Array.from({ length: 40 }, (_, i) => messageTo([bench.official.id], { dedupe: `n${i}` })))
    const stop = new AbortController()
    const first = sendWaiting(bench.worker, 'a', stop.signal)
    stop.abort()
    const taken = await first
    expect(taken).toBeLessThan(40)
    expect(taken + (await sendWaiting(bench.another()))).toBe(40)
    expect(await bench.sandbox.cards('official')).toHaveLength(40)
  })
})
