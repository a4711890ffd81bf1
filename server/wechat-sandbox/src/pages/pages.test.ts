import { DEMO_ACCOUNTS } from '../defaults'
import { assignment, startHarness, type Harness, type SeededPerson } from '../testing/harness'

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
    await box.post('/sms/send', {
      phone: '13912345678',
      templateKey: 'sign-in-code',
      params: { code: '482913' },
    })
    const text = await page('/')
    expect(text).toContain('未登记的手机')
    expect(text).toContain('482913')
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
