/** A template message of the 服务号 that jumps into the mini-program. */
export interface TemplateSend {
  touser: string
  template: 'assigned' | 'warning' | 'result'
  /** Values by the template's keys, already checked against the field rules. */
  data: Record<string, { value: string }>
  /** Mini-program page with its query, no leading slash. */
  pagepath: string
  /** At most 32 ASCII characters, the same for every attempt of one delivery. */
  clientMsgId: string
}

/** The one narrow way to WeChat: two accounts, their tokens, and what the product needs of them. */
export interface Wechat {
  /** @throws Refused `wechat.code` when the js_code is invalid or used, `wechat.down` when WeChat does not answer */
  miniLogin(code: string): Promise<{ openid: string; unionid: string | null }>
  /** The 11-digit phone number behind a phone button's code. */
  miniPhone(code: string): Promise<{ phone: string }>
  mpUser(openid: string): Promise<{ subscribed: boolean; unionid: string | null }>
  /** A QR code that leads to the 服务号 and brings `scene` back in the event. */
  mpFollowQr(scene: string, seconds: number): Promise<{ png: Buffer; expiresAt: Date }>
  /** @throws WechatError with its class; `msgid` is a decimal string of up to 19 digits */
  sendTemplate(message: TemplateSend): Promise<{ msgid: string }>
}
