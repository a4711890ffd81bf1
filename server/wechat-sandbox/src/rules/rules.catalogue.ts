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
  'sms.phone': ['verified', '手机号是 11 位'],
  'sms.params': ['assumed', '短信参数是文字'],
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
