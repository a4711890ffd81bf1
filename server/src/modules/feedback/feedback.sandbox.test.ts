import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { handleEvents } from '../events/events.jobs'
import { useEvents } from '../events/events.factory'
import { givenPhoto } from '../files/files.factory'
import { runSafetyChecks } from '../safety/safety.jobs'
import { CheckModel } from '../safety/safety.model'

const bench = useEvents()

beforeEach(async () => {
  Object.assign(bench.parts.config, { PUBLIC_URL: bench.app.url })
  await bench.sandbox.control('visit', { personKey: 'official' })
})

const submit = (text: string, pictures: string[] = []) =>
  bench.app.call<Feedback>('POST', '/feedback', { token: bench.official.token, body: { text, pictures } })

/** What a worker does, once around. */
const work = () => runSafetyChecks(bench.worker)

async function safetyNow(): Promise<string | undefined> {
  const { data } = await bench.app.call<{ items: Feedback[] }>('GET', '/me/feedback', {
    token: bench.official.token,
  })
  return data.items[0]?.safety
}

describe('feedback, with WeChat as the sandbox plays it', () => {
  it('passes with a picture that WeChat really downloads, by the event it sends back', async () => {
    const picture = await givenPhoto(bench.app, bench.official.token)
    await submit('办事指南写得很清楚', [picture])
    await work()
    expect(await safetyNow()).toBe('checking')
    await bench.settled()
    expect(await safetyNow()).toBe('passed')
  })

  it('is in, and waits for a person, when a word is risky', async () => {
    const { status } = await submit('这里面有测试违规词，也要收下')
    await work()
    expect([status, await safetyNow()]).toEqual([200, 'held'])
    expect((await CheckModel.findOne().lean())?.reason).toBe('微信认为违规：违法犯罪')
  })

  it('waits for a person when WeChat cannot download the picture', async () => {
    Object.assign(bench.parts.config, { PUBLIC_URL: 'http://127.0.0.1:9' })
    const picture = await givenPhoto(bench.app, bench.official.token)
    await submit('办事指南写得很清楚', [picture])
    await work()
    await bench.settled()
    expect(await safetyNow()).toBe('held')
  })

  it('waits for a person when its author has not been in the mini-program for two hours', async () => {
    const at = new Date(Date.now() - 3 * 3_600_000).toISOString()
    await bench.sandbox.control('visit', { personKey: 'official', at })
    await submit('办事指南写得很清楚')
    await work()
    expect((await CheckModel.findOne().lean())?.reason).toBe('作者两小时内没有用过小程序，微信不受理检查')
  })

  it.each(['errcode -1', 'reset', 'http 502 html', 'garbage', 'errcode 45009'])(
    'is taken in while WeChat answers “%s”, and checked afterwards',
    async (act) => {
      await bench.sandbox.fault(act, '/wxa/msg_sec_check')
      const { status } = await submit('办事指南写得很清楚')
      await work()
      expect([status, await safetyNow()]).toEqual([200, 'checking'])
      await CheckModel.updateMany({}, { $set: { nextAt: new Date() } })
      await work()
      expect(await safetyNow()).toBe('passed')
    },
  )
})

it('a person who closes their WeChat account is forgotten, what they wrote stays', async () => {
  await submit('办事指南写得很清楚')
  await bench.sandbox.control('cancellation', { personKey: 'official' })
  await bench.sandbox.running.settled()
  await handleEvents(bench.worker)
  expect(await bench.account()).toMatchObject({ miniOpenid: '', name: '承办人甲' })
  await work()
  expect(await CheckModel.findOne().lean()).toMatchObject({
    state: 'held',
    reason: '作者没有微信身份，待人工复核',
    text: '办事指南写得很清楚',
  })
})
