import { DEMO_ACCOUNTS, SUBSCRIBE_TEMPLATE_IDS } from '../defaults'
import { assignment, result, startHarness, type Harness, type SeededPerson } from '../testing/harness'
import { aliyunSend } from '../testing/sms-clients'

const APP = 'http://127.0.0.1:3000'

describe('the pages', () => {
  let box: Harness
  let official: SeededPerson

  beforeEach(async () => {
    box = await startHarness({ appUrl: APP })
  })
  afterEach(() => box.close())

  const page = async (path: string) => (await fetch(box.url + path)).text()
  const seedMany = async () => {
    const people = await box.seed(
      ...Array.from({ length: 12 }, (_none, index) => ({ key: `p${index}`, follows: true })),
    )
    official = people[11] as SeededPerson
  }
  const send = async (change: Record<string, unknown> = {}) => {
    const address = `/cgi-bin/message/template/send?access_token=${await box.token('mp')}`
    return box.postText(address, { ...assignment(official.mpOpenid), ...change })
  }

  it('says what to do when nobody is there', async () => {
    expect(await page('/')).toContain('沙盒里还没有人')
  })

  it('shows a card on the phone of its person, which comes first', async () => {
    await seedMany()
    await send()
    const text = await page('/')
    expect(text).toContain('清水河段“四乱”问题整改清零')
    expect(text.indexOf('data-phone="p11"')).toBeLessThan(text.indexOf('data-phone="p0"'))
    expect(text).toContain('回执还没送到产品服务')
  })

  it('turns pages and finds people', async () => {
    await seedMany()
    expect(phonesIn(await page('/'))).toBe(9)
    expect(phonesIn(await page('/?page=2'))).toBe(3)
    expect(phonesIn(await page('/?q=p11'))).toBe(1)
    expect(await page('/?q=nobody')).toContain('没有找到这个人')
  })

  it('escapes what was sent', async () => {
    await seedMany()
    await send({ data: { ...assignment('').data, thing2: { value: '<b>粗</b>' } } })
    expect(await page('/')).toContain('&#60;b&#62;粗&#60;/b&#62;')
  })

  it('shows an SMS to a number that belongs to nobody', async () => {
    await aliyunSend(box.url, { query: { PhoneNumbers: '13912345678' } })
    const text = await page('/')
    expect(text).toContain('未登记的手机')
    expect(text).toContain('482913')
  })

  it('says on each card where it came from', async () => {
    await seedMany()
    const templateId = SUBSCRIBE_TEMPLATE_IDS.taskResult
    await box.post('/__sandbox/subscribe', { personKey: 'p11', templateId, answer: 'accept' })
    await send()
    const address = `/cgi-bin/message/subscribe/send?access_token=${await box.token('mini')}`
    await box.post(address, result(official.miniOpenid))
    const text = await page('/')
    expect(text).toContain('明督督查 · 服务号')
    expect(text).toContain('明督 · 小程序服务通知')
    expect(text).toContain('一次性 · 剩 0 次')
  })

  it('offers everything a person can do, each as a control of the sandbox', async () => {
    await seedMany()
    const token = await box.token('mp')
    const action_info = { scene: { scene_str: 'bind_1' } }
    await box.post(`/cgi-bin/qrcode/create?access_token=${token}`, {
      action_name: 'QR_STR_SCENE',
      action_info,
    })
    const text = await page('/?person=p11')
    for (const name of [
      'follow',
      'block',
      'scan',
      'subscribe',
      'subscribe-change',
      'revoke',
      'cancellation',
    ]) {
      expect(text).toContain(`data-post="/__sandbox/${name}"`)
    }
    expect(text).toContain('扫码 bind_1')
  })

  it('shows the subscribe dialog, and why there is none', async () => {
    await seedMany()
    const { taskReminder, taskResult } = SUBSCRIBE_TEMPLATE_IDS
    const asked = await page(`/subscribe?person=p11&templates=${taskResult}`)
    expect(asked).toContain('工单处理结果通知')
    expect(asked).toContain('总是保持以上选择，不再询问')
    expect(await page(`/subscribe?person=p11&templates=${taskResult},${taskReminder}`)).toContain('20002')
    expect((await fetch(`${box.url}/subscribe?person=nobody&templates=${taskResult}`)).status).toBe(400)
  })

  it('opens a card in the H5 at its page, signed in as that person', async () => {
    await seedMany()
    const msgid = /"msgid":(\d+)/.exec(await send())?.[1] ?? ''
    const response = await fetch(`${box.url}/open?person=p11&card=${msgid}`, { redirect: 'manual' })
    const target = response.headers.get('location') ?? ''
    const code = target.split('wxcode=')[1] ?? ''
    expect(target).toBe(`${APP}/#/features/tasks/detail/index?id=t1&wxcode=${code}`)
    const { appid, secret } = DEMO_ACCOUNTS.mini
    const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' })
    const session = await box.get<{ openid: string }>(`/sns/jscode2session?${query}`)
    expect(session.openid).toBe(official.miniOpenid)
  })

  it('opens the to-do list without a card, and nothing for somebody else’s card', async () => {
    await seedMany()
    const home = await fetch(`${box.url}/open?person=p11`, { redirect: 'manual' })
    expect(home.headers.get('location')).toMatch(/\/#\/pages\/todo\/index\?wxcode=.{20,}$/)
    const msgid = /"msgid":(\d+)/.exec(await send())?.[1] ?? ''
    expect((await fetch(`${box.url}/open?person=p0&card=${msgid}`, { redirect: 'manual' })).status).toBe(404)
    expect((await fetch(`${box.url}/open?person=nobody`, { redirect: 'manual' })).status).toBe(404)
  })

  it('logs calls with rid and rule, and neither tokens nor secrets', async () => {
    await seedMany()
    const token = await box.token('mp')
    await send({ touser: official.miniOpenid })
    const text = await page('/log')
    const raw = JSON.stringify(await box.get('/__sandbox/log'))
    expect(text).toContain('没过：openid 属于这个账号')
    expect(text).toContain('已验证')
    for (const secret of [token, DEMO_ACCOUNTS.mp.secret]) {
      expect(text + raw).not.toContain(secret)
    }
  })

  it('tells open pages about a change', async () => {
    const stop = new AbortController()
    const stream = await fetch(`${box.url}/__sandbox/changes`, { signal: stop.signal })
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    await box.seed({ key: 'new' })
    const { value } = await reader.read()
    expect(Buffer.from(value ?? []).toString()).toContain('data: changed')
    stop.abort()
  })

  it('serves script and style itself and lets nothing run inline', async () => {
    const response = await fetch(box.url)
    const text = await response.text()
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).not.toMatch(/ style=| onclick=|<script>/)
    for (const [, asset] of text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
      expect((await fetch(box.url + String(asset))).status).toBe(200)
    }
  })

  it('has a client script that parses', async () => {
    const script = await page('/assets/sandbox.js')
    expect(() => new Function(script)).not.toThrow()
  })
})

function phonesIn(text: string): number {
  return text.match(/data-phone="/g)?.length ?? 0
}
