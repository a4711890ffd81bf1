import { toJson, toXml } from './events.format'

const item = (id: string) => ({ TemplateId: id, SubscribeStatusString: 'accept', PopupScene: 0 })
const popup = (...ids: string[]) => ({
  Event: 'subscribe_msg_popup_event',
  SubscribeMsgPopupEvent: { List: ids.map(item) },
})

describe('an event as XML', () => {
  it('writes texts in CDATA and numbers bare, to the last digit', () => {
    expect(toXml({ Event: 'TEMPLATESENDJOBFINISH', MsgID: 3557254367693750277n, CreateTime: 7 })).toBe(
      '<xml><Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>3557254367693750277</MsgID><CreateTime>7</CreateTime></xml>',
    )
  })

  it('repeats the tag for every element of a list', () => {
    const row = (id: string) =>
      `<List><TemplateId><![CDATA[${id}]]></TemplateId>` +
      '<SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString><PopupScene>0</PopupScene></List>'
    expect(toXml(popup('a', 'b'))).toBe(
      '<xml><Event><![CDATA[subscribe_msg_popup_event]]></Event>' +
        `<SubscribeMsgPopupEvent>${row('a')}${row('b')}</SubscribeMsgPopupEvent></xml>`,
    )
  })

  it('keeps the end of a CDATA section inside a text', () => {
    expect(toXml({ a: 'x]]>y' })).toBe('<xml><a><![CDATA[x]]]]><![CDATA[>y]]></a></xml>')
  })
})

describe('an event as JSON', () => {
  it('has the list at the top: an array of several, the element itself when there is one', () => {
    const row = (id: string) => ({ TemplateId: id, SubscribeStatusString: 'accept', PopupScene: '0' })
    expect(JSON.parse(toJson(popup('a')))).toEqual({ Event: 'subscribe_msg_popup_event', List: row('a') })
    expect(JSON.parse(toJson(popup('a', 'b')))).toEqual({
      Event: 'subscribe_msg_popup_event',
      List: [row('a'), row('b')],
    })
  })

  it('writes a msgid as a text, so that no digit is lost', () => {
    const sent = { SubscribeMsgSentEvent: { List: [{ MsgID: 3557254367693750277n, ErrorCode: 0 }] } }
    expect(toJson(sent)).toBe('{"List":{"MsgID":"3557254367693750277","ErrorCode":"0"}}')
  })

  it('leaves lists of other events as they are', () => {
    const media = { Event: 'wxa_media_check', detail: [{ suggest: 'pass' }], result: { label: 100 } }
    expect(JSON.parse(toJson(media))).toEqual(media)
  })
})
