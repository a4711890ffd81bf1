/** A template message of the 服务号 that jumps into the mini-program. */
export interface TemplateSend {
  touser: string
  templateId: string
  /** Values by the template's keys, already checked against the field rules. */
  data: Record<string, { value: string }>
  /** Mini-program page with its query, no leading slash. */
  pagepath: string
  /** At most 32 ASCII characters, the same for every attempt of one delivery. */
  clientMsgId: string
}

/** A 订阅消息 of the mini-program or a 订阅通知 of the 服务号. The platform knows no key against repeats. */
export type SubscribeSend = Omit<TemplateSend, 'clientMsgId'>

/** A template as the account lists it. */
export interface ListedTemplate {
  id: string
  title: string
  keys: string[]
}

export type WechatAccountName = 'mp' | 'mini'

/** 1 资料, 2 评论, 3 论坛, 4 社交日志. */
export type SafetyScene = 1 | 2 | 3 | 4

export interface SafetyVerdict {
  suggest: 'pass' | 'review' | 'risky'
  label: number
  traceId: string
}

/** The one narrow way to WeChat: two accounts, their tokens, and what the product needs of them. */
export interface Wechat {
  /** False: no call to this account can succeed. */
  configured(account: WechatAccountName): boolean
  /** @throws Refused `wechat.code` when the js_code is invalid or used, `wechat.down` when WeChat does not answer */
  miniLogin(code: string): Promise<{ openid: string; unionid: string | null }>
  /** The 11-digit phone number behind a phone button's code. */
  miniPhone(code: string): Promise<{ phone: string }>
  mpUser(openid: string): Promise<{ subscribed: boolean; unionid: string | null }>
  /** A QR code that leads to the 服务号 and brings `scene` back in the event. */
  mpFollowQr(scene: string, seconds: number): Promise<{ png: Buffer; expiresAt: Date }>
  /** @throws WechatError with its class; `msgid` is a decimal string of up to 19 digits */
  sendTemplate(message: TemplateSend): Promise<{ msgid: string }>
  /** 订阅通知 of the 服务号. @throws WechatError; 43101 without consent */
  sendBiz(message: SubscribeSend): Promise<{ msgid: string | null }>
  /** 订阅消息 of the mini-program. @throws WechatError; 43101 without a credit */
  sendSubscribe(message: SubscribeSend): Promise<{ msgid: string | null }>
  /** 类目模板 of the 服务号, or 订阅 templates of the mini-program. @throws WechatError */
  templates(account: WechatAccountName): Promise<ListedTemplate[]>
  /** What is left of a call's daily quota. @throws WechatError */
  quota(account: WechatAccountName, path: string): Promise<{ limit: number; used: number }>
  /** A 小程序码 for a page with a scene of 1–32 characters. @throws Refused `wechat.down` */
  wxacode(code: { scene: string; page: string }): Promise<Buffer>
  /** @throws WechatError; 61010 when this person has not used the mini-program within two hours */
  checkText(check: { openid: string; text: string; scene: SafetyScene }): Promise<SafetyVerdict>
  /** The verdict comes within 30 minutes as the event `wxa_media_check`. @throws WechatError */
  checkPicture(check: { openid: string; url: string; scene: SafetyScene }): Promise<{ traceId: string }>
}
