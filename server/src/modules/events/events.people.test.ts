import { FollowerModel } from '../accounts/accounts.model'
import { ConsentModel } from '../privacy/privacy.model'
import { CreditEntryModel, CreditModel } from '../subscriptions/subscriptions.model'
import { postEvent } from '../../testing/wechat-event'
import { eventAt, ONCE, storedEvents, useEvents } from './events.factory'
import { handleEvents } from './events.jobs'

const bench = useEvents()

describe('following the 服务号', () => {
  const follow = (follows: boolean) => bench.sandbox.control('follow', { personKey: 'official', follows })
  const scan = (personKey: string, ticket: string) => bench.sandbox.control('scan', { personKey, ticket })

  /** The ticket of a 带参二维码 that the product made. */
  async function ticketOf(): Promise<string> {
    await bench.worker.wechat.mpFollowQr('follow', 600)
    const { tickets } = await bench.sandbox.control<{ tickets: Record<string, unknown> }>('state')
    return Object.keys(tickets).at(-1) ?? ''
  }

  it('joins the account of the unionid, and leaving it is noted', async () => {
    await follow(true)
    await bench.settled()
    expect(await bench.account()).toMatchObject({ mpOpenid: bench.person.mpOpenid, followed: true })
    await follow(false)
    await bench.settled()
    expect(await bench.account()).toMatchObject({ mpOpenid: bench.person.mpOpenid, followed: false })
  })

  it('by a code that was shown to somebody else gives the scanner nothing of theirs', async () => {
    const ticket = await ticketOf()
    await scan('stranger', ticket)
    await bench.settled()
    expect(await FollowerModel.findById(bench.stranger.mpOpenid).lean()).toMatchObject({ subscribed: true })
    expect(await bench.account()).toMatchObject({ mpOpenid: '', followed: false })
    await scan('official', ticket)
    await bench.settled()
    expect(await bench.account()).toMatchObject({ mpOpenid: bench.person.mpOpenid, followed: true })
  })

  it('is learnt from a scan when the event of the follow was lost', async () => {
    await bench.sandbox.fault('dropEvent', 'event/subscribe')
    await follow(true)
    await bench.settled()
    expect(await bench.account()).toMatchObject({ followed: false })
    await scan('official', await ticketOf())
    await bench.settled()
    expect(await bench.account()).toMatchObject({ mpOpenid: bench.person.mpOpenid, followed: true })
  })

  it('heard of after the leave that followed it does not undo that', async () => {
    const { mpOpenid } = bench.person
    await postEvent(bench.app.url, 'mp', eventAt(20, mpOpenid, 'unsubscribe'))
    await handleEvents(bench.worker)
    await postEvent(bench.app.url, 'mp', eventAt(10, mpOpenid, 'subscribe'))
    await handleEvents(bench.worker)
    expect(await FollowerModel.findById(mpOpenid).lean()).toMatchObject({ subscribed: false })
  })
})

describe('what a person takes back', () => {
  it('in a revoked authorisation is noted', async () => {
    await bench.sandbox.control('revoke', { personKey: 'official', info: '8' })
    await bench.settled()
    expect(await ConsentModel.find().lean()).toMatchObject([
      { accountId: bench.official.id, what: 'revoked', note: '手机号' },
    ])
  })

  it('by closing their WeChat account is removed: binding, credits and stored events', async () => {
    const answer = { personKey: 'official', templateId: ONCE, answer: 'accept' }
    await bench.sandbox.control('subscribe', answer)
    await bench.settled()
    await bench.sandbox.control('cancellation', { personKey: 'official' })
    await bench.settled()
    expect(await bench.account()).toMatchObject({
      miniOpenid: '',
      mpOpenid: '',
      unionid: '',
      name: '承办人甲',
    })
    expect([await CreditModel.countDocuments(), await CreditEntryModel.countDocuments()]).toEqual([0, 0])
    expect(await storedEvents().countDocuments({ openid: bench.person.miniOpenid })).toBe(0)
  })
})
