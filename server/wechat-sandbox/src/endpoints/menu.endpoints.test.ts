import { DEMO_ACCOUNTS } from '../defaults'
import { startHarness, type ErrorReply, type Harness } from '../testing/harness'

const VIEW = { type: 'view', name: '办事大厅', url: 'https://example.gov.cn/' }
const MINI = {
  type: 'miniprogram',
  name: '待办',
  url: 'https://example.gov.cn/',
  appid: DEMO_ACCOUNTS.mini.appid,
  pagepath: 'pages/todo/index',
}

describe('the menu of the 服务号', () => {
  let box: Harness
  let mp: string

  beforeEach(async () => {
    box = await startHarness()
    mp = await box.token('mp')
  })
  afterEach(() => box.close())

  const create = async (...button: unknown[]) =>
    (await box.post<ErrorReply>(`/cgi-bin/menu/create?access_token=${mp}`, { button })).errcode
  const read = () => box.get<ErrorReply & { menu: unknown }>(`/cgi-bin/menu/get?access_token=${mp}`)

  it('is kept as it was created, and deleted', async () => {
    expect((await read()).errcode).toBe(46003)
    const nested = { name: '更多', sub_button: [MINI] }
    expect(await create(VIEW, nested)).toBe(0)
    expect((await read()).menu).toEqual({ button: [VIEW, nested] })
    await box.get(`/cgi-bin/menu/delete?access_token=${mp}`)
    expect((await read()).errcode).toBe(46003)
  })

  it.each([
    ['no button', [], 40016],
    ['four buttons', [VIEW, VIEW, VIEW, VIEW], 40016],
    ['six entries below one', [{ name: '更多', sub_button: Array<unknown>(6).fill(VIEW) }], 40016],
    ['a name of more than 16 bytes', [{ ...VIEW, name: '一二三四五六' }], 40018],
    ['a type that is not there', [{ ...VIEW, type: 'jump' }], 40017],
    ['a click without a key', [{ type: 'click', name: '签到' }], 40019],
    ['a view without an address', [{ type: 'view', name: '签到' }], 40020],
    ['a mini-program that is not linked', [{ ...MINI, appid: 'wxother' }], 40013],
    ['a page that is not released', [{ ...MINI, pagepath: 'pages/nowhere' }], 40165],
  ])('is refused with %s', async (_what, buttons, errcode) => {
    expect(await create(...buttons)).toBe(errcode)
  })
})
