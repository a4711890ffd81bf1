import { asXml, eventFields, type EventFields } from '../testing/wechat-event'
import { encryptedOf, eventsIn } from './callback.read'

const NOW = Date.parse('2026-11-25T06:32:00.000Z')
const account = { name: 'mini', appid: 'wx0000000000000001' } as const
const CREATED = NOW / 1000 - 60

describe('an envelope', () => {
  it.each([
    ['<xml><ToUserName>gh</ToUserName><Encrypt><![CDATA[abc=]]></Encrypt></xml>', 'abc='],
    ['{"ToUserName":"gh","Encrypt":"abc="}', 'abc='],
    ['<xml><Encrypt>abc=</Encrypt><Event>SCAN</Event></xml>', null],
    ['{"Encrypt":"abc=","Event":"SCAN"}', null],
    ['{"Encrypt":{"a":1}}', null],
    ['{"Encrypt":', null],
    ['[]', null],
    ['', null],
  ])('%s holds %s', (body, encrypted) => {
    expect(encryptedOf(body)).toBe(encrypted)
  })
})

describe.each(['XML', 'JSON'] as const)('an event in %s', (format) => {
  const read = (event: string, more: EventFields = {}) => {
    const fields = eventFields('oPerson', event, { CreateTime: CREATED, ...more })
    return eventsIn(format === 'XML' ? asXml(fields) : JSON.stringify(fields), account, NOW)
  }
  /** XML wraps the list of a 订阅消息 event once more. */
  const list = (wrapper: string, ...List: EventFields[]) =>
    format === 'XML' ? { [wrapper]: { List } } : { List }

  it('has the account, the person and the time it happened', () => {
    expect(read('subscribe', { EventKey: 'qrscene_follow' })).toMatchObject([
      {
        id: `oPerson|${CREATED}|subscribe|qrscene_follow`,
        account: 'mini',
        appid: account.appid,
        openid: 'oPerson',
        at: new Date(CREATED * 1000),
        msgId: null,
      },
    ])
  })

  it('about an authorisation names the person in OpenID', () => {
    const more = { FromUserName: '', OpenID: 'oOther', RevokeInfo: '8' }
    expect(read('user_authorization_revoke', more)).toMatchObject([{ openid: 'oOther' }])
  })

  it('differs from another of the same second by what was answered, and from its repeat by nothing', () => {
    const popup = (status: string) =>
      read(
        'subscribe_msg_popup_event',
        list('SubscribeMsgPopupEvent', { TemplateId: 't1', SubscribeStatusString: status }),
      )[0]?.id
    expect(popup('accept')).toBe(popup('accept'))
    expect(popup('accept')).not.toBe(popup('reject'))
  })

  it('that reports on sent ones is one event for each message', () => {
    const item = (MsgID: string, ErrorCode: string, ErrorStatus: string) => ({
      TemplateId: 't1',
      MsgID,
      ErrorCode,
      ErrorStatus,
    })
    const items = [
      item('3557254367693750277', '0', 'success'),
      item('3557254367693750279', '2', 'user refuse'),
    ]
    expect(read('subscribe_msg_sent_event', list('SubscribeMsgSentEvent', ...items))).toMatchObject([
      { msgId: '3557254367693750277', status: 'success', code: 0 },
      { msgId: '3557254367693750279', status: 'failed:user refuse', code: 2 },
    ])
  })

  it.each([NOW / 1000 + 86_400, 0, -5])('with the CreateTime %s happened now', (CreateTime) => {
    expect(read('subscribe', { CreateTime })[0]?.at).toEqual(new Date(NOW))
  })

  it('has a key of bounded length, and nothing comes of other messages', () => {
    expect(read('VIEW', { EventKey: `https://a.cn/${'x'.repeat(1000)}` })[0]?.id.length).toBeLessThan(120)
    expect(read('subscribe', { MsgType: 'text' })).toEqual([])
    expect(read('')).toEqual([])
  })
})

it('keeps every digit of a message id that JSON writes as a number', () => {
  const fields = eventFields('oPerson', 'TEMPLATESENDJOBFINISH', { Status: '"1234567890123456789" \\' })
  const json = JSON.stringify(fields).replace('{', '{"MsgID":3557254367693750277,')
  expect(eventsIn(json, account, NOW)).toMatchObject([
    { msgId: '3557254367693750277', status: '"1234567890123456789" \\' },
  ])
})
