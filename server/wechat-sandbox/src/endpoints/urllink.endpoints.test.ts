import { startHarness, type ErrorReply, type Harness } from '../testing/harness'

const DAY = 24 * 3_600_000

describe('URL Link', () => {
  let box: Harness

  beforeEach(async () => {
    box = await startHarness()
    await box.seed({ key: 'first' }, { key: 'second' })
  })
  afterEach(() => box.close())

  const create = async (change: Record<string, unknown> = {}) =>
    box.post<ErrorReply & { url_link: string }>(
      `/wxa/generate_urllink?access_token=${await box.token('mini')}`,
      {
        path: 'features/tasks/detail/index',
        query: 'id=t1',
        expire_type: 1,
        expire_interval: 30,
        ...change,
      },
    )
  const open = (link: string, person: string) => fetch(`${link}?person=${person}`, { redirect: 'manual' })

  it('leads its first visitor to the page, as often as they like', async () => {
    const { url_link: link } = await create()
    const visit = await open(link, 'first')
    expect(visit.status).toBe(302)
    expect(visit.headers.get('location')).toMatch(/\/#\/features\/tasks\/detail\/index\?id=t1&wxcode=\w/)
    expect((await open(link, 'first')).status).toBe(302)
  })

  it('stays closed for everybody else', async () => {
    const { url_link: link } = await create()
    await open(link, 'first')
    const refused = await open(link, 'second')
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('链接已被他人打开')])
  })

  it('asks who opens it', async () => {
    const { url_link: link } = await create()
    const page = await fetch(link)
    expect(await page.text()).toContain('演示·second')
  })

  it('is over when its time has come', async () => {
    const { url_link: link } = await create({ expire_interval: 1 })
    box.clock.at += DAY
    expect((await open(link, 'first')).status).toBe(410)
    expect((await open(`${link}x`, 'first')).status).toBe(404)
  })

  it('lasts 30 days at most', async () => {
    expect((await create({ expire_interval: 31 })).errcode).toBe(85401)
    expect((await create({ expire_interval: 0 })).errcode).toBe(85401)
    const seconds = Math.floor(box.clock.at / 1000)
    expect((await create({ expire_type: 0, expire_time: seconds + 60 })).errcode).toBe(0)
    expect((await create({ expire_type: 0, expire_time: seconds - 60 })).errcode).toBe(85401)
  })

  it('needs a released page, or none for the first one', async () => {
    expect((await create({ path: 'pages/nowhere/index' })).errcode).toBe(40165)
    const { url_link: link } = await create({ path: '', query: '' })
    expect((await open(link, 'first')).headers.get('location')).toContain('/#/pages/home/index?wxcode=')
  })
})
