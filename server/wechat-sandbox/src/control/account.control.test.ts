import { SUBSCRIBE_TEMPLATE_IDS } from '../defaults'
import { startCallbackServer, type CallbackServer } from '../testing/callback-server'
import { startHarness, type Harness, type SeededPerson } from '../testing/harness'

describe('what a person does with their account', () => {
  let callback: CallbackServer
  let box: Harness
  let citizen: SeededPerson

  beforeEach(async () => {
    callback = await startCallbackServer()
    box = await startHarness({ appUrl: callback.url })
    ;[citizen] = (await box.seed({ key: 'citizen' })) as [SeededPerson]
  })
  afterEach(async () => {
    await box.close()
    await callback.close()
  })

  const control = <Reply>(name: string, body: Record<string, unknown> = {}) =>
    box.post<Reply>(`/__sandbox/${name}`, { personKey: 'citizen', ...body })
  const fieldsOfNext = async () => {
    await box.running.settled()
    return callback.events.at(-1)?.fields
  }

  it('withdraws the phone number, or nickname and avatar', async () => {
    await control('revoke')
    expect(await fieldsOfNext()).toMatchObject({
      Event: 'user_authorization_revoke',
      OpenID: citizen.miniOpenid,
      RevokeInfo: '8',
    })
    await control('revoke', { info: '6' })
    expect((await fieldsOfNext())?.RevokeInfo).toBe('6')
    expect((await control<{ error: string }>('revoke', { info: '7' })).error).toContain('info')
  })

  it('closes the account, which takes every consent back', async () => {
    const templateId = SUBSCRIBE_TEMPLATE_IDS.taskReminder
    await control('subscribe', { templateId, answer: 'accept', always: true })
    await control('cancellation')
    expect(await fieldsOfNext()).toMatchObject({
      Event: 'user_authorization_cancellation',
      OpenID: citizen.miniOpenid,
    })
    expect((await control<{ error: string }>('subscribe', { templateId })).error).toContain(
      'answer is needed',
    )
  })

  it('blocks the 服务号 and the main switch one by one', async () => {
    await control('block', { blocks: true })
    await control('block', { mutes: true })
    const { people } = await box.get<{ people: { blocks: boolean; mutes: boolean }[] }>('/__sandbox/people')
    expect([people[0]?.blocks, people[0]?.mutes]).toEqual([true, true])
  })
})

describe('the check of a callback address', () => {
  let callback: CallbackServer
  let box: Harness

  beforeEach(async () => {
    callback = await startCallbackServer()
    box = await startHarness({ appUrl: callback.url })
  })
  afterEach(() => box.close())

  const check = (account: string) =>
    box.post<{ ok: boolean; status: number | null; reason: string }>('/__sandbox/callback-check', { account })

  it('passes when each account’s echostr comes back', async () => {
    expect(await check('mp')).toMatchObject({ ok: true, status: 200, reason: '验证通过' })
    expect((await check('mini')).ok).toBe(true)
    await callback.close()
  })

  it('says what came instead, and that nothing answered', async () => {
    callback.verify = (echostr) => `"${echostr}"`
    expect(await check('mini')).toMatchObject({ ok: false, reason: '请求地址没有原样返回 echostr' })
    await callback.close()
    expect(await check('mini')).toMatchObject({
      ok: false,
      status: null,
      reason: '产品服务没有应答，请先启动它',
    })
  })
})
