import fc from 'fast-check'
import { readConfig } from '../../config'
import { inTransaction } from '../../db/connection'
import { useDatabase } from '../../testing/database'
import { CreditEntryModel, CreditModel } from './subscriptions.model'
import {
  answerArrived,
  creditsLeft,
  dropCredits,
  failureArrived,
  forget,
  giveBackCredit,
  takeCredit,
} from './subscriptions.service'

const ONCE = 'O'.repeat(43)
const LONG = 'L'.repeat(43)
const config = readConfig({ NODE_ENV: 'test', WECHAT_TPL_MINI_RESULT: ONCE, WECHAT_TPL_MINI_REMINDER: LONG })
useDatabase()

const START = 1_700_000_000_000
let count = 0

/** An event of WeChat at a second of its clock. */
function answer(status: string, second: number, templateId = ONCE, id = `event-${(count += 1)}`) {
  const event = {
    id,
    openid: 'oA',
    channel: 'miniSubscribe',
    templateId,
    at: new Date(START + second * 1000),
  }
  return answerArrived(event as Parameters<typeof answerArrived>[0], status, config)
}

async function left(templateId = ONCE): Promise<number> {
  const credit = await CreditModel.findById(`oA|${templateId}`).lean()
  const entries = await CreditEntryModel.find({ creditId: `oA|${templateId}` }).lean()
  const sum = entries.reduce((n, entry) => n + entry.change, 0)
  expect(credit?.credits ?? 0).toBe(sum)
  return sum
}

describe('a one-time consent', () => {
  it('allows one message each', async () => {
    await answer('accept', 1)
    await answer('acceptWithAudio', 2)
    expect(await left()).toBe(2)
    expect([await takeCredit('oA', ONCE), await takeCredit('oA', ONCE)]).toEqual(['taken', 'taken'])
    expect(await takeCredit('oA', ONCE)).toBe('none')
    expect(await left()).toBe(0)
  })

  it('counts once however often its event comes, at once or later', async () => {
    await Promise.all([1, 2, 3].map(() => answer('accept', 1, ONCE, 'same')))
    await answer('accept', 1, ONCE, 'same')
    expect(await left()).toBe(1)
  })

  it('is taken by one of several senders at once', async () => {
    await answer('accept', 1)
    const taken = await Promise.all([1, 2, 3, 4].map(() => takeCredit('oA', ONCE)))
    expect(taken.filter((one) => one === 'taken')).toHaveLength(1)
    expect(await left()).toBe(0)
  })

  it('is there again when the message was not sent, unless it was taken back meanwhile', async () => {
    await answer('accept', 1)
    await takeCredit('oA', ONCE)
    await giveBackCredit('oA', ONCE)
    expect(await left()).toBe(1)
    await takeCredit('oA', ONCE)
    await answer('reject', (Date.now() - START) / 1000 + 60)
    await giveBackCredit('oA', ONCE)
    expect(await left()).toBe(0)
  })

  it.each(['reject', 'ban'])('is gone after "%s"', async (status) => {
    await answer('accept', 1)
    await answer(status, 2)
    expect(await left()).toBe(0)
  })

  it('is not taken away by a refusal before it that arrived late', async () => {
    await answer('accept', 1)
    await answer('accept', 5)
    await answer('reject', 3)
    expect(await left()).toBe(1)
  })

  it('that arrives after a later refusal is worth nothing', async () => {
    await answer('reject', 5)
    await answer('accept', 1)
    expect(await left()).toBe(0)
  })

  it('counts although the platform has a clock ahead of ours', async () => {
    await answer('accept', (Date.now() - START) / 1000 + 200)
    expect(await takeCredit('oA', ONCE)).toBe('taken')
    expect(await left()).toBe(0)
  })
})

describe('a long-term consent', () => {
  it('stands for many messages until it is taken back', async () => {
    await answer('accept', 1, LONG)
    expect(await left(LONG)).toBe(1)
    for (let i = 0; i < 3; i += 1) expect(await takeCredit('oA', LONG)).toBe('taken')
    expect(await left(LONG)).toBe(1)
    await answer('reject', 9, LONG)
    expect(await takeCredit('oA', LONG)).toBe('none')
  })
})

describe('the ledger', () => {
  it('knows nothing of people who never answered', async () => {
    expect(await takeCredit('oB', ONCE)).toBe('none')
    await giveBackCredit('oB', ONCE)
    await dropCredits('oB', ONCE, 'user refuse to accept the msg')
    expect(await CreditModel.countDocuments()).toBe(0)
  })

  it('drops what it counted when WeChat says nothing is left, and counts anew after that', async () => {
    await answer('accept', 1)
    await answer('accept', 2)
    await takeCredit('oA', ONCE)
    await dropCredits('oA', ONCE, 'user refuse to accept the msg')
    expect(await left()).toBe(0)
    await answer('accept', (Date.now() - START) / 1000 + 5)
    expect(await left()).toBe(1)
  })

  it('keeps a failed message and gives nothing back for it', async () => {
    await answer('accept', 1)
    await takeCredit('oA', ONCE)
    const event = {
      id: 'sent',
      openid: 'oA',
      channel: 'miniSubscribe',
      templateId: ONCE,
      at: new Date(),
    } as const
    await failureArrived(event, '2 failed:user refuse', config)
    expect(await left()).toBe(0)
    expect(await CreditEntryModel.find({ kind: 'noted' }).lean()).toMatchObject([
      { change: 0, note: '2 failed:user refuse' },
    ])
  })

  it('sums what is left of a channel, and forgets a person', async () => {
    await answer('accept', 1)
    await answer('accept', 2)
    await answer('accept', 2, LONG)
    expect([await creditsLeft('miniSubscribe'), await creditsLeft('mpSubscribe')]).toEqual([3, 0])
    await inTransaction((tx) => forget('oA', tx))
    expect([await CreditModel.countDocuments(), await CreditEntryModel.countDocuments()]).toEqual([0, 0])
  })

  const act = fc.oneof(
    fc.record({
      kind: fc.constantFrom('accept', 'reject', 'ban', 'filter'),
      second: fc.integer({ min: 1, max: 8 }),
      id: fc.integer({ min: 0, max: 5 }),
    }),
    fc.constantFrom({ kind: 'take' } as const, { kind: 'giveBack' } as const, { kind: 'drop' } as const),
  )

  it('is the sum of its entries and never below zero, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        await inTransaction((tx) => forget('oA', tx))
        let accepted = 0
        for (const one of acts) {
          if (one.kind === 'take') await takeCredit('oA', ONCE)
          else if (one.kind === 'giveBack') await giveBackCredit('oA', ONCE)
          else if (one.kind === 'drop') await dropCredits('oA', ONCE, 'test')
          else await answer(one.kind, one.second, ONCE, `${one.kind}-${one.second}-${one.id}`)
          if (one.kind === 'accept') accepted += 1
          const credits = await left()
          expect(credits).toBeGreaterThanOrEqual(0)
          expect(credits).toBeLessThanOrEqual(accepted)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('ends the same however its events are shuffled and doubled', async () => {
    const told = [
      ['accept', 1],
      ['accept', 2],
      ['reject', 3],
      ['accept', 4],
      ['accept', 6],
      ['filter', 7],
    ] as const
    for (let round = 0; round < 5; round += 1) {
      await inTransaction((tx) => forget('oA', tx))
      const order = [...told, ...told].sort(() => Math.random() - 0.5)
      for (const [status, second] of order) await answer(status, second, ONCE, `${status}${second}`)
      expect(await left()).toBe(2)
    }
  })
})
