import type { RefusalTable } from './refusal-table'

/** Of signing in, accounts, citizens, and of the phones and WeChat bound to them. */
export const PEOPLE_REFUSALS = {
  'auth.required': { status: 401, text: '请先登录。' },
  'auth.expired': { status: 401, text: '登录已过期，请重新登录。' },
  'auth.wrong': { status: 401, text: '账号或密码不对。' },
  'auth.origin': { status: 403, text: '请求来源不对，请从系统页面操作。' },
  'auth.forbidden': { status: 403, text: '您没有“{permission}”的权限。需要时请联系系统管理员。' },
  'auth.disabled': { status: 403, text: '这个账号已停用，请联系系统管理员。' },
  'auth.too-many': { status: 429, text: '尝试次数太多，请 {minutes} 分钟后再试。' },
  'auth.busy': { status: 503, text: '现在登录的人太多，请稍等几秒再试。' },
  'auth.password-first': { status: 403, text: '您用的是一次性密码，请先改成自己的密码。' },
  'password.wrong': { status: 422, text: '原密码不对。' },
  'password.weak': { status: 422, text: '密码至少 10 位，并同时有字母和数字。' },
  'password.same': { status: 422, text: '新密码不能与原密码相同。' },
  'account.has-work': {
    status: 409,
    text: '手里还有 {count} 项工作，不能停用或调离。请先在“交接清单”里交给接手人。',
  },
  'account.admin-roles': {
    status: 422,
    text: '系统、安全、审计三种管理员必须分开：同一人不能兼任，也不能兼业务角色。',
  },
  'account.self': { status: 422, text: '不能对自己的账号做这项操作，请由另一位管理员办理。' },
  'account.disabled': { status: 422, text: '这个账号已停用，请先恢复再操作。' },
  'wechat.code': { status: 401, text: '微信登录凭证无效或已用过，请重新进入小程序。' },
  'wechat.down': { status: 503, text: '微信暂时没有回应，请稍后再试。' },
  'bind.ticket': { status: 401, text: '绑定已超时，请重新进入小程序。' },
  'bind.no-person': { status: 404, text: '名册里没有这个手机号。请向本单位管理员核对，或改用绑定码。' },
  'bind.ambiguous': { status: 409, text: '这个手机号对应多人，请改用绑定码。' },
  'bind.code': { status: 401, text: '绑定码不对或已过期，请向管理员重新索取。' },
  'bind.taken': { status: 409, text: '这个账号已绑定另一个微信。请管理员先解绑。' },
  'bind.other': { status: 409, text: '这个微信已绑定另一个账号。请管理员先解绑。' },
  'bind.none': { status: 409, text: '这个账号还没有绑定微信。' },
  'sms.too-many': { status: 429, text: '验证码发得太勤：每分钟 1 次、每小时 5 次、每天 10 次。请稍后再试。' },
  'sms.code': { status: 401, text: '验证码不对或已过期。' },
  'sms.tries': { status: 429, text: '验证码连错 5 次，已作废，请重新获取。' },
  'sms.off': { status: 503, text: '短信登录没有开通，请在微信里打开小程序登录。' },
  'sms.ambiguous': { status: 409, text: '这个手机号登记在多人名下，不能用短信登录。请联系系统管理员更正。' },
  'citizen.required': { status: 401, text: '请先登录，再办理。' },
  'citizen.closed': { status: 403, text: '这个账号已停用，请到政务服务中心核实。' },
  'citizen.other-wechat': {
    status: 409,
    text: '这个手机号已和另一个微信绑定。请用那个微信登录，或到窗口办理变更。',
  },
  'citizen.unverified': { status: 403, text: '网上申请要先实名认证。' },
  'citizen.verified': {
    status: 409,
    text: '您已实名认证，姓名和证件号码不能再改。需要更正的，请到政务服务中心窗口。',
  },
  'citizen.identity': { status: 422, text: '姓名和证件号码不一致，请核对后再试。' },
  'identity.off': { status: 503, text: '实名认证没有开通，请到窗口办理。' },
  'identity.down': { status: 503, text: '身份认证平台暂时没有回应，请稍后再试。' },
  'privacy.version': { status: 422, text: '隐私说明已更新到 {current} 版，请看过最新内容再同意。' },
  'privacy.needed': { status: 422, text: '绑定微信前，请先阅读并同意隐私说明。' },
} as const satisfies RefusalTable<
  'auth' | 'password' | 'account' | 'wechat' | 'bind' | 'sms' | 'citizen' | 'identity' | 'privacy'
>
