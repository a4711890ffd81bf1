import { DEMO_ACCOUNTS, TEMPLATE_IDS } from './defaults'
import { assignment, startHarness, type Harness, type SeededPerson } from './testing/harness'
import { png } from './testing/pictures'

/** What of the library is used here; it brings no types. */
interface WechatApi {
  prefix: string
  snsPrefix: string
  mpPrefix: string
  wxaPrefix: string
  sendTemplate(
    openid: string,
    templateId: string,
    url: string,
    topColor: string,
    data: Record<string, { value: string }>,
    miniprogram: unknown,
  ): Promise<{ msgid: { toFixed(digits: number): string } }>
  getAllPrivateTemplate(): Promise<{ template_list: { template_id: string }[] }>
  getUser(who: { openid: string; lang: string }): Promise<{ unionid: string }>
  batchGetUsers(openids: string[]): Promise<{ user_info_list: { unionid: string }[] }>
  getFollowers(): Promise<{ total: number }>
  createTmpQRCode(scene: string, expire: number): Promise<{ ticket: string }>
  showQRCodeURL(ticket: string): string
  code2Session(code: string): Promise<{ openid: string }>
  getWXACodeUnlimit(scene: string, page: string): Promise<Buffer>
  getAccessToken(): Promise<{ accessToken: string }>
  createMenu(menu: unknown): Promise<{ errcode: number }>
  getMenu(): Promise<{ menu: unknown }>
  createTags(name: string): Promise<{ tag: { id: number } }>
  batchTagging(openids: string[], tagId: number): Promise<{ errcode: number }>
  getUsersFromTag(tagId: number, from: string): Promise<{ count: number }>
  uploadMedia(bytes: Buffer, type: string, name: string, mime: string): Promise<{ media_id: string }>
  getMedia(id: string): Promise<Buffer>
  getTicket(): Promise<{ ticket: string }>
  sendText(openid: string, text: string): Promise<{ errcode: number }>
}

type GetToken = () => Promise<{ accessToken: string; expireTime: number }>

interface WechatApiConstructor {
  new (
    appid: string,
    secret: string,
    getToken: GetToken,
    saveToken: () => Promise<void>,
    custom: boolean,
  ): WechatApi
}

const Api = jest.requireActual<WechatApiConstructor>('co-wechat-api')

describe('the client library of the product against the sandbox', () => {
  let box: Harness
  let official: SeededPerson

  beforeEach(async () => {
    box = await startHarness()
    ;[official] = (await box.seed({ key: 'official', follows: true })) as [SeededPerson]
  })
  afterEach(() => box.close())

  const client = async (kind: 'mp' | 'mini') => {
    const { appid, secret } = DEMO_ACCOUNTS[kind]
    const accessToken = await box.token(kind)
    const token = () => Promise.resolve({ accessToken, expireTime: Date.now() + 60_000 })
    const api = new Api(appid, secret, token, () => Promise.resolve(), true)
    const prefixes = {
      prefix: '/cgi-bin/',
      snsPrefix: '/sns/',
      mpPrefix: '/cgi-bin/',
      wxaPrefix: '/wxa/',
    } as const
    for (const [name, path] of Object.entries(prefixes)) Object.assign(api, { [name]: box.url + path })
    return api
  }

  it('sends a template message and reads the whole msgid', async () => {
    const api = await client('mp')
    const { data, miniprogram } = assignment(official.mpOpenid)
    const reply = await api.sendTemplate(
      official.mpOpenid,
      TEMPLATE_IDS.taskAssigned,
      '',
      '',
      data,
      miniprogram,
    )
    const inbox = await box.get<{ cards: { id: string }[] }>('/__sandbox/inbox?person=official')
    expect(reply.msgid.toFixed(0)).toBe(inbox.cards[0]?.id)
  })

  it('throws its error with code and rid', async () => {
    const api = await client('mp')
    const { data } = assignment('')
    const refused = api.sendTemplate('nobody', TEMPLATE_IDS.taskAssigned, '', '', data, undefined)
    await expect(refused).rejects.toMatchObject({
      name: 'WeChatAPIError',
      code: 40003,
      message: expect.stringMatching(/rid: /) as string,
    })
  })

  it('reads templates, users and followers', async () => {
    const api = await client('mp')
    expect((await api.getAllPrivateTemplate()).template_list).toHaveLength(4)
    expect((await api.getUser({ openid: official.mpOpenid, lang: 'zh_CN' })).unionid).toBe(official.unionid)
    expect((await api.batchGetUsers([official.mpOpenid])).user_info_list[0]?.unionid).toBe(official.unionid)
    expect((await api.getFollowers()).total).toBe(1)
  })

  it('makes a 带参二维码 and shows it', async () => {
    const api = await client('mp')
    const { ticket } = await api.createTmpQRCode('bind_1', 600)
    expect((await fetch(api.showQRCodeURL(ticket))).headers.get('content-type')).toBe('image/png')
  })

  it('turns a login code into an openid', async () => {
    const api = await client('mini')
    const { code } = await box.post<{ code: string }>('/__sandbox/login-code', { personKey: 'official' })
    expect((await api.code2Session(code)).openid).toBe(official.miniOpenid)
    await expect(api.code2Session(code)).rejects.toMatchObject({ code: 40029 })
  })

  it('gets a mini-program code as bytes, and its errors as errors', async () => {
    const api = await client('mini')
    expect(Buffer.isBuffer(await api.getWXACodeUnlimit('t=1', 'pages/todo/index'))).toBe(true)
    await expect(api.getWXACodeUnlimit('督查', 'pages/todo/index')).rejects.toMatchObject({ code: 40169 })
  })

  it('makes a menu and reads it', async () => {
    const api = await client('mp')
    const menu = { button: [{ type: 'view', name: '办事大厅', url: 'https://example.gov.cn/' }] }
    expect((await api.createMenu(menu)).errcode).toBe(0)
    expect((await api.getMenu()).menu).toEqual(menu)
  })

  it('tags a follower and finds them by the tag', async () => {
    const api = await client('mp')
    const { tag } = await api.createTags('承办单位')
    await api.batchTagging([official.mpOpenid], tag.id)
    expect((await api.getUsersFromTag(tag.id, '')).count).toBe(1)
  })

  it('uploads a picture and gets its bytes back', async () => {
    const api = await client('mini')
    const { media_id: id } = await api.uploadMedia(png(), 'image', 'photo.png', 'image/png')
    expect(await api.getMedia(id)).toEqual(png())
  })

  it('gets a ticket for the JS-SDK and sends a 客服消息', async () => {
    const api = await client('mp')
    expect((await api.getTicket()).ticket).not.toBe('')
    expect((await api.sendText(official.mpOpenid, '您好')).errcode).toBe(0)
  })

  it('gets a token by the old endpoint', async () => {
    expect((await (await client('mp')).getAccessToken()).accessToken).toMatch(/^90_/)
  })
})
