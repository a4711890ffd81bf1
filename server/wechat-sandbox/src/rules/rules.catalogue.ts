/**
 * Every rule the sandbox judges by. `verified`: written in the platform's documents, or its answer was reported
 * with code and text. `assumed`: nobody has shown it; the strict reading is taken. No rule here has been run
 * against a real account.
 */
export type Evidence = 'verified' | 'assumed'

export const RULES = {
  'url.known': ['verified', '接口地址存在'],
  'http.method': ['verified', '请求方法正确'],
  'body.json': ['verified', '请求体是 JSON 对象'],
  'token.params': ['verified', '取令牌的参数齐全'],
  'token.appid': ['verified', 'appid 存在'],
  'token.secret': ['verified', 'appsecret 正确'],
  'token.force-quota': ['verified', '强制刷新每天不超过 20 次'],
  'token.present': ['verified', '地址里带 access_token'],
  'token.latest': ['verified', 'access_token 是最新的（旧令牌 5 分钟内可用）'],
  'token.fresh': ['verified', 'access_token 没有过期'],
  'token.kind': ['verified', 'access_token 属于这类账号'],
  'openid.appid': ['verified', 'openid 属于这个账号'],
  'openid.count': ['verified', '一次不超过 100 个 openid'],
  'template.length': ['assumed', '模板编号 43 位'],
  'template.owned': ['verified', '模板属于这个账号'],
  'template.banned': ['verified', '模板没有被封禁'],
  'person.follows': ['verified', '收件人关注着服务号'],
  'mini.linked': ['verified', '小程序已关联服务号'],
  'mini.page': ['verified', '页面在已发布的小程序里'],
  'mini.slash': ['assumed', '页面路径不以 / 开头'],
  'field.rules': ['verified', '字段齐全并符合类目模板规则'],
  'field.unsure': ['assumed', '字段写法按严格理解判断'],
  'field.extra': ['assumed', '多余字段被忽略'],
  'field.stripped': ['verified', '颜色、表情、first、remark 不显示'],
  'message.blocked': ['verified', '内容没有被平台拦截'],
  'message.review': ['verified', '内容没有进入平台审核'],
  'subscribe.page': ['verified', '订阅消息的页面已发布'],
  'subscribe.credit': ['verified', '收件人订阅着这个模板（一次性的还有剩余次数）'],
  'subscribe.switch': ['assumed', '收件人没有关掉订阅消息总开关，没有屏蔽账号'],
  'subscribe.state': ['assumed', '写明 miniprogram_state'],
  'subscribe.lang': ['assumed', '写明 lang'],
  'message.repeat': ['assumed', '10 分钟内重复的 client_msg_id 返回同一个 msgid'],
  'message.id-length': ['assumed', 'client_msg_id 不超过 32 位'],
  'login.params': ['verified', '登录参数齐全'],
  'login.code': ['verified', 'js_code 五分钟内有效，只能用一次'],
  'phone.code': ['verified', '手机号 code 五分钟内有效，只能用一次，不是登录 code'],
  'phone.openid': ['assumed', 'openid 与手机号 code 是同一个人'],
  'wxacode.scene': ['verified', 'scene 为 1 到 32 个允许的字符'],
  'wxacode.page': ['verified', '小程序码的页面已发布'],
  'wxacode.width': ['verified', '宽度在 280 到 1280 之间'],
  'qrcode.scene': ['verified', '二维码的 action 与场景值有效'],
  'ip.allowed': ['verified', '调用地址在 IP 白名单里'],
  'quota.day': ['verified', '没有超过每日限额'],
  'quota.minute': ['verified', '没有超过每分钟限额'],
  'quota.openid': ['verified', '没有对同一个 openid 发得太密'],
  'quota.crowd': ['assumed', '同时进行的调用不太多'],
  'quota.path': ['assumed', '查询的是接口地址'],
  'quota.clear': ['verified', '清零每月不超过 10 次'],
  'rid.known': ['assumed', 'rid 是最近一次调用的'],
  'api.retired': ['verified', '接口没有下线'],
  'library.short': ['assumed', '模板库里有这个编号'],
  'library.keywords': ['assumed', '关键词在模板库里'],
  'template.count': ['verified', '模板不超过 25 个'],
  'tag.name': ['assumed', '标签名不重复，1 到 30 个字节'],
  'tag.count': ['assumed', '标签不超过 100 个'],
  'tag.known': ['assumed', '标签存在，不是默认标签'],
  'tag.openids': ['assumed', '一次不超过 50 个 openid'],
  'tag.each': ['assumed', '一个人不超过 20 个标签'],
  'menu.buttons': ['assumed', '一级菜单 1 到 3 个，二级菜单 1 到 5 个'],
  'menu.button': ['assumed', '菜单项有名称、类型和去处'],
  'menu.known': ['assumed', '已创建菜单'],
  'media.type': ['assumed', '媒体类型是 image、voice、video 或 thumb'],
  'media.file': ['assumed', '文件在 media 字段里，格式与大小合乎类型'],
  'media.id': ['assumed', '临时素材存在，三天内有效'],
  'ticket.type': ['assumed', 'ticket 类型是 jsapi 或 wx_card'],
  'custom.window': ['assumed', '48 小时内互动过'],
  'custom.type': ['assumed', '客服消息的类型与内容齐全'],
  'check.action': ['assumed', '网络检测的动作有效'],
  'oauth.params': ['assumed', '网页授权参数齐全'],
  'oauth.code': ['assumed', '网页授权 code 五分钟内有效，只能用一次'],
  'oauth.token': ['assumed', '网页授权令牌有效，属于这个人'],
  'oauth.scope': ['assumed', '授权范围是 snsapi_userinfo'],
  'check.token-place': ['verified', 'access_token 只在地址里'],
  'check.params': ['assumed', 'version 是 2，scene 是 1 到 4'],
  'check.content': ['verified', '内容不超过 2500 字'],
  'check.visit': ['verified', '用户两小时内访问过小程序'],
  'check.media-type': ['verified', 'media_type 是 1 或 2'],
  'check.media-url': ['assumed', '素材地址可以下载'],
  'link.path': ['assumed', '链接的页面已发布'],
  'link.expiry': ['verified', '链接不超过 30 天'],
  'blocked.limit': ['verified', '一次最多查 100 条'],
  'wxacode.env': ['verified', 'env_version 是 release、trial 或 develop'],
  'wecom.corpid': ['assumed', 'corpid 存在'],
  'wecom.secret': ['assumed', 'corpsecret 正确'],
  'wecom.token': ['assumed', '企业微信令牌有效'],
  'wecom.agent': ['assumed', 'agentid 是这个应用'],
  'wecom.message': ['assumed', '消息类型与必填项齐全'],
  'wecom.receiver': ['assumed', '至少有一个接收人'],
  'wecom.clipped': ['assumed', '标题 128 字节、描述 512 字节以内'],
  'wecom.pace': ['verified', '每人每分钟 30 条、每小时 1000 条以内，超出的不显示'],
  'wecom.repeat': ['verified', '重复消息检查时间内不再显示'],
  'identity.app': ['assumed', '身份认证的应用编号存在'],
  'identity.fresh': ['assumed', '身份认证的请求在五分钟内'],
  'identity.signed': ['assumed', '身份认证的签名正确'],
  'identity.question': ['assumed', '身份认证写明姓名和号码'],
  'sms.signed': ['verified', '短信请求的签名正确'],
  'sms.key': ['verified', '短信密钥编号存在'],
  'sms.action': ['verified', '短信接口名正确'],
  'sms.app': ['assumed', '短信应用属于这个账号'],
  'sms.sign-name': ['verified', '短信签名已审核'],
  'sms.template': ['verified', '短信模板已审核'],
  'sms.phone': ['verified', '手机号是 11 位'],
  'sms.params': ['verified', '短信参数是文字'],
  'sms.slots': ['verified', '短信参数与模板的变量一一对应'],
  'sms.length': ['assumed', '短信参数每个不超过 35 个字'],
  'sms.limits': ['verified', '同一号码的短信没有超过频率限制'],
} as const satisfies Record<string, readonly [Evidence, string]>

export type RuleId = keyof typeof RULES

/** An error reply: errcode and errmsg of WeChat, or a code in words for the SMS provider. */
export class Refusal extends Error {
  constructor(
    readonly errcode: number | string,
    readonly errmsg: string,
  ) {
    super(errmsg)
  }
}

export interface Verdict {
  rule: RuleId
  passed: boolean
  /** Chinese remark for the log and the card */
  note: string
}

/** Collects which rules were asked about one request, in order. */
export interface Judge {
  readonly verdicts: readonly Verdict[]
  /** @throws Refusal with the platform's code when the rule is broken */
  require(passed: boolean, rule: RuleId, errcode: number | string, errmsg: string): asserts passed
  /** Lets the request through, but says that the real platform may not. */
  remark(rule: RuleId, note: string): void
}

export function openJudge(): Judge {
  const verdicts: Verdict[] = []
  return {
    verdicts,
    require(passed, rule, errcode, errmsg): asserts passed {
      verdicts.push({ rule, passed, note: passed ? '' : errmsg })
      if (!passed) throw new Refusal(errcode, errmsg)
    },
    remark(rule, note) {
      verdicts.push({ rule, passed: true, note })
    },
  }
}
