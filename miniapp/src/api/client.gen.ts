// Generated from the endpoint contracts by `npm run generate`; do not edit.
import type { CallInput, Response } from '@mingdu/shared/kernel/endpoint'
import type { api as contracts } from '@mingdu/shared/api'
import { send } from './send'

type Api = typeof contracts

export const api = {
  accounts: {
    /** 用编号和密码登录电脑端 */
    signInConsole: (input: CallInput<Api['accounts']['signInConsole']>) =>
      send<Response<Api['accounts']['signInConsole']>>('POST', '/sessions/console', input),
    /** 用 wx.login 的凭证登录小程序 */
    signInWechat: (input: CallInput<Api['accounts']['signInWechat']>) =>
      send<Response<Api['accounts']['signInWechat']>>('POST', '/sessions/wechat', input),
    /** 向手机发送登录验证码 */
    sendSmsCode: (input: CallInput<Api['accounts']['sendSmsCode']>) =>
      send<Response<Api['accounts']['sendSmsCode']>>('POST', '/sms-codes', input),
    /** 用手机号和验证码登录网页版 */
    signInSms: (input: CallInput<Api['accounts']['signInSms']>) =>
      send<Response<Api['accounts']['signInSms']>>('POST', '/sessions/sms', input),
    /** 退出登录 */
    signOut: (input: CallInput<Api['accounts']['signOut']> = {}) =>
      send<Response<Api['accounts']['signOut']>>('DELETE', '/sessions/current', input),
    /** 用微信手机号与名册比对，绑定账号 */
    bindByPhone: (input: CallInput<Api['accounts']['bindByPhone']>) =>
      send<Response<Api['accounts']['bindByPhone']>>('POST', '/bindings/phone', input),
    /** 用管理员发的一次性绑定码绑定账号 */
    bindByCode: (input: CallInput<Api['accounts']['bindByCode']>) =>
      send<Response<Api['accounts']['bindByCode']>>('POST', '/bindings/code', input),
    /** 我的账号、权限和可达情况 */
    me: (input: CallInput<Api['accounts']['me']> = {}) =>
      send<Response<Api['accounts']['me']>>('GET', '/me', input),
    /** 开关关怀模式 */
    changePreferences: (input: CallInput<Api['accounts']['changePreferences']>) =>
      send<Response<Api['accounts']['changePreferences']>>('PUT', '/me/preferences', input),
    /** 修改自己的密码 */
    changePassword: (input: CallInput<Api['accounts']['changePassword']>) =>
      send<Response<Api['accounts']['changePassword']>>('POST', '/me/password', input),
    /** 关注服务号的二维码（图片数据地址） */
    followQr: (input: CallInput<Api['accounts']['followQr']> = {}) =>
      send<Response<Api['accounts']['followQr']>>('GET', '/me/follow-qr', input),
    /** 人员列表 */
    list: (input: CallInput<Api['accounts']['list']> = {}) =>
      send<Response<Api['accounts']['list']>>('GET', '/accounts', input),
    /** 派单时可选的承办人和督查员 */
    options: (input: CallInput<Api['accounts']['options']> = {}) =>
      send<Response<Api['accounts']['options']>>('GET', '/accounts/options', input),
    /** 新建人员，返回一次性初始密码 */
    create: (input: CallInput<Api['accounts']['create']>) =>
      send<Response<Api['accounts']['create']>>('POST', '/accounts', input),
    /** 修改人员 */
    change: (input: CallInput<Api['accounts']['change']>) =>
      send<Response<Api['accounts']['change']>>('PATCH', '/accounts/:id', input),
    /** 授予角色 */
    setRoles: (input: CallInput<Api['accounts']['setRoles']>) =>
      send<Response<Api['accounts']['setRoles']>>('PUT', '/accounts/:id/roles', input),
    /** 重置密码，返回一次性密码 */
    resetPassword: (input: CallInput<Api['accounts']['resetPassword']>) =>
      send<Response<Api['accounts']['resetPassword']>>('POST', '/accounts/:id/password-reset', input),
    /** 发放一次性绑定码（15 分钟有效） */
    issueBindingCode: (input: CallInput<Api['accounts']['issueBindingCode']>) =>
      send<Response<Api['accounts']['issueBindingCode']>>('POST', '/accounts/:id/binding-codes', input),
    /** 解绑微信 */
    unbind: (input: CallInput<Api['accounts']['unbind']>) =>
      send<Response<Api['accounts']['unbind']>>('DELETE', '/accounts/:id/binding', input),
  },
  orgs: {
    /** 单位树（按树的顺序排列） */
    tree: (input: CallInput<Api['orgs']['tree']> = {}) =>
      send<Response<Api['orgs']['tree']>>('GET', '/orgs', input),
    /** 新建单位 */
    create: (input: CallInput<Api['orgs']['create']>) =>
      send<Response<Api['orgs']['create']>>('POST', '/orgs', input),
    /** 更名、调整上级或停用单位 */
    change: (input: CallInput<Api['orgs']['change']>) =>
      send<Response<Api['orgs']['change']>>('PATCH', '/orgs/:id', input),
  },
  matters: {
    /** 督查事项列表 */
    list: (input: CallInput<Api['matters']['list']> = {}) =>
      send<Response<Api['matters']['list']>>('GET', '/matters', input),
    /** 督查事项和任务分解 */
    get: (input: CallInput<Api['matters']['get']>) =>
      send<Response<Api['matters']['get']>>('GET', '/matters/:id', input),
    /** 立项：新建督查事项 */
    create: (input: CallInput<Api['matters']['create']>) =>
      send<Response<Api['matters']['create']>>('POST', '/matters', input),
    /** 修改尚未派单的事项 */
    change: (input: CallInput<Api['matters']['change']>) =>
      send<Response<Api['matters']['change']>>('PATCH', '/matters/:id', input),
    /** 保存任务分解：同级权重合计 100，下级限期不晚于上级 */
    saveTree: (input: CallInput<Api['matters']['saveTree']>) =>
      send<Response<Api['matters']['saveTree']>>('PUT', '/matters/:id/tasks', input),
    /** 批准立项并编号 */
    approve: (input: CallInput<Api['matters']['approve']>) =>
      send<Response<Api['matters']['approve']>>('POST', '/matters/:id/approve', input),
    /** 派单：时限起算，通知承办人 */
    issue: (input: CallInput<Api['matters']['issue']>) =>
      send<Response<Api['matters']['issue']>>('POST', '/matters/:id/issue', input),
    /** 办结事项，写明办理结果 */
    complete: (input: CallInput<Api['matters']['complete']>) =>
      send<Response<Api['matters']['complete']>>('POST', '/matters/:id/complete', input),
    /** 销号，由另一人办理 */
    close: (input: CallInput<Api['matters']['close']>) =>
      send<Response<Api['matters']['close']>>('POST', '/matters/:id/close', input),
    /** 撤销事项 */
    cancel: (input: CallInput<Api['matters']['cancel']>) =>
      send<Response<Api['matters']['cancel']>>('POST', '/matters/:id/cancel', input),
  },
  tasks: {
    /** 督办任务列表，按灯和限期排列 */
    list: (input: CallInput<Api['tasks']['list']> = {}) =>
      send<Response<Api['tasks']['list']>>('GET', '/tasks', input),
    /** 等我办的件数、最近到期和各灯件数 */
    summary: (input: CallInput<Api['tasks']['summary']> = {}) =>
      send<Response<Api['tasks']['summary']>>('GET', '/tasks/summary', input),
    /** 任务详情、时限、进展和经过 */
    get: (input: CallInput<Api['tasks']['get']>) =>
      send<Response<Api['tasks']['get']>>('GET', '/tasks/:id', input),
    /** 一次进展所属的任务（从消息卡片打开核验） */
    ofReport: (input: CallInput<Api['tasks']['ofReport']>) =>
      send<Response<Api['tasks']['ofReport']>>('GET', '/reports/:id', input),
    /** 任务的小程序码（图片数据地址），扫码直达任务 */
    qr: (input: CallInput<Api['tasks']['qr']>) =>
      send<Response<Api['tasks']['qr']>>('GET', '/tasks/:id/qr', input),
    /** 签收任务 */
    sign: (input: CallInput<Api['tasks']['sign']>) =>
      send<Response<Api['tasks']['sign']>>('POST', '/tasks/:id/sign', input),
    /** 报送进展 */
    submitReport: (input: CallInput<Api['tasks']['submitReport']>) =>
      send<Response<Api['tasks']['submitReport']>>('POST', '/tasks/:id/reports', input),
    /** 批准暂停，时限停止计算 */
    suspend: (input: CallInput<Api['tasks']['suspend']>) =>
      send<Response<Api['tasks']['suspend']>>('POST', '/tasks/:id/suspend', input),
    /** 恢复办理，时限继续计算 */
    resume: (input: CallInput<Api['tasks']['resume']>) =>
      send<Response<Api['tasks']['resume']>>('POST', '/tasks/:id/resume', input),
    /** 待核验的进展，按灯和限期排列 */
    verifications: (input: CallInput<Api['tasks']['verifications']> = {}) =>
      send<Response<Api['tasks']['verifications']>>('GET', '/verifications', input),
    /** 核验通过；核实达到 100% 时任务办结 */
    acceptReport: (input: CallInput<Api['tasks']['acceptReport']>) =>
      send<Response<Api['tasks']['acceptReport']>>('POST', '/reports/:id/accept', input),
    /** 核验退回 */
    returnReport: (input: CallInput<Api['tasks']['returnReport']>) =>
      send<Response<Api['tasks']['returnReport']>>('POST', '/reports/:id/return', input),
  },
  messages: {
    /** 我的消息 */
    inbox: (input: CallInput<Api['messages']['inbox']> = {}) =>
      send<Response<Api['messages']['inbox']>>('GET', '/messages', input),
    /** 标为已读 */
    markRead: (input: CallInput<Api['messages']['markRead']>) =>
      send<Response<Api['messages']['markRead']>>('POST', '/messages/:id/read', input),
    /** 全部标为已读 */
    markAllRead: (input: CallInput<Api['messages']['markAllRead']> = {}) =>
      send<Response<Api['messages']['markAllRead']>>('POST', '/messages/read', input),
    /** 消息送达记录 */
    log: (input: CallInput<Api['messages']['log']> = {}) =>
      send<Response<Api['messages']['log']>>('GET', '/message-log', input),
    /** 一条消息的每次送达 */
    logEntry: (input: CallInput<Api['messages']['logEntry']>) =>
      send<Response<Api['messages']['logEntry']>>('GET', '/message-log/:id', input),
    /** 重发失败的消息，逐条给出结果 */
    replay: (input: CallInput<Api['messages']['replay']>) =>
      send<Response<Api['messages']['replay']>>('POST', '/message-log/replays', input),
    /** 某日各通道应发与各状态件数（必须平衡） */
    balance: (input: CallInput<Api['messages']['balance']> = {}) =>
      send<Response<Api['messages']['balance']>>('GET', '/message-log/balance', input),
  },
  channels: {
    /** 消息平台：队列、各通道、错误 */
    status: (input: CallInput<Api['channels']['status']> = {}) =>
      send<Response<Api['channels']['status']>>('GET', '/channels', input),
    /** 提前恢复一个已暂停的通道或模板 */
    reopen: (input: CallInput<Api['channels']['reopen']>) =>
      send<Response<Api['channels']['reopen']>>('POST', '/channels/gates/reopen', input),
  },
  templates: {
    /** 消息模板与本环境的模板编号 */
    list: (input: CallInput<Api['templates']['list']> = {}) =>
      send<Response<Api['templates']['list']>>('GET', '/message-templates', input),
    /** 设置一个模板在本环境的编号；null 为停用 */
    map: (input: CallInput<Api['templates']['map']>) =>
      send<Response<Api['templates']['map']>>('PUT', '/message-templates/:key', input),
    /** 向微信核对全部模板 */
    check: (input: CallInput<Api['templates']['check']> = {}) =>
      send<Response<Api['templates']['check']>>('POST', '/message-templates/check', input),
    /** 用一段文字预览卡片：截断后的样子和不合规则之处 */
    preview: (input: CallInput<Api['templates']['preview']>) =>
      send<Response<Api['templates']['preview']>>('GET', '/message-templates/:key/preview', input),
  },
  subscriptions: {
    /** 我的订阅消息：可以询问的模板和剩余次数 */
    mine: (input: CallInput<Api['subscriptions']['mine']> = {}) =>
      send<Response<Api['subscriptions']['mine']>>('GET', '/me/subscriptions', input),
    /** 小程序报告订阅弹窗的答复（仅作提示，以微信推送为准） */
    answered: (input: CallInput<Api['subscriptions']['answered']>) =>
      send<Response<Api['subscriptions']['answered']>>('POST', '/me/subscriptions/answers', input),
  },
  privacy: {
    /** 隐私说明全文与版本 */
    notice: (input: CallInput<Api['privacy']['notice']> = {}) =>
      send<Response<Api['privacy']['notice']>>('GET', '/privacy', input),
    /** 我对隐私说明的同意情况和系统存了我哪些微信信息 */
    mine: (input: CallInput<Api['privacy']['mine']> = {}) =>
      send<Response<Api['privacy']['mine']>>('GET', '/me/privacy', input),
    /** 同意当前版本的隐私说明 */
    consent: (input: CallInput<Api['privacy']['consent']>) =>
      send<Response<Api['privacy']['consent']>>('POST', '/me/privacy', input),
    /** 撤回同意：删除微信绑定，退出登录；以后只在电脑端收到消息 */
    withdraw: (input: CallInput<Api['privacy']['withdraw']> = {}) =>
      send<Response<Api['privacy']['withdraw']>>('DELETE', '/me/privacy', input),
  },
  safety: {
    /** 内容安全检查，待人工复核的在前 */
    list: (input: CallInput<Api['safety']['list']> = {}) =>
      send<Response<Api['safety']['list']>>('GET', '/safety-checks', input),
    /** 人工复核：可以公开或不得公开 */
    decide: (input: CallInput<Api['safety']['decide']>) =>
      send<Response<Api['safety']['decide']>>('POST', '/safety-checks/:id/decision', input),
  },
  feedback: {
    /** 提交意见反馈 */
    submit: (input: CallInput<Api['feedback']['submit']>) =>
      send<Response<Api['feedback']['submit']>>('POST', '/feedback', input),
    /** 我提交的意见反馈和答复 */
    mine: (input: CallInput<Api['feedback']['mine']> = {}) =>
      send<Response<Api['feedback']['mine']>>('GET', '/me/feedback', input),
    /** 公开的意见和答复，不含姓名 */
    published: (input: CallInput<Api['feedback']['published']> = {}) =>
      send<Response<Api['feedback']['published']>>('GET', '/feedback/published', input),
    /** 全部意见反馈 */
    list: (input: CallInput<Api['feedback']['list']> = {}) =>
      send<Response<Api['feedback']['list']>>('GET', '/feedback', input),
    /** 答复意见反馈 */
    reply: (input: CallInput<Api['feedback']['reply']>) =>
      send<Response<Api['feedback']['reply']>>('POST', '/feedback/:id/reply', input),
    /** 公开意见和答复；内容安全没有通过的不能公开 */
    publish: (input: CallInput<Api['feedback']['publish']>) =>
      send<Response<Api['feedback']['publish']>>('POST', '/feedback/:id/publication', input),
  },
  files: {

  },
  calendar: {
    /** 已载入的工作日历 */
    list: (input: CallInput<Api['calendar']['list']> = {}) =>
      send<Response<Api['calendar']['list']>>('GET', '/calendar', input),
    /** 预览放假通知：识别结果和会移动的限期 */
    preview: (input: CallInput<Api['calendar']['preview']>) =>
      send<Response<Api['calendar']['preview']>>('POST', '/calendar/previews', input),
    /** 采用放假通知，重算限期并通知双方 */
    apply: (input: CallInput<Api['calendar']['apply']>) =>
      send<Response<Api['calendar']['apply']>>('POST', '/calendar', input),
  },
  rules: {
    /** 现行规则和历次版本 */
    current: (input: CallInput<Api['rules']['current']> = {}) =>
      send<Response<Api['rules']['current']>>('GET', '/rules', input),
    /** 修改规则，成为新版本 */
    change: (input: CallInput<Api['rules']['change']>) =>
      send<Response<Api['rules']['change']>>('PUT', '/rules', input),
  },
  audit: {
    /** 审计记录 */
    list: (input: CallInput<Api['audit']['list']> = {}) =>
      send<Response<Api['audit']['list']>>('GET', '/audit', input),
    /** 审计链状态：已封存到哪一条，还有几条待封存，最近一次校验结果 */
    status: (input: CallInput<Api['audit']['status']> = {}) =>
      send<Response<Api['audit']['status']>>('GET', '/audit/status', input),
  },
  dashboard: {
    /** 工作台：今天要定的事、数字、各单位的灯、超期 */
    get: (input: CallInput<Api['dashboard']['get']> = {}) =>
      send<Response<Api['dashboard']['get']>>('GET', '/dashboard', input),
  },
  demo: {
    /** 下一条预警发生在什么时候（仅演示环境） */
    nextWarning: (input: CallInput<Api['demo']['nextWarning']> = {}) =>
      send<Response<Api['demo']['nextWarning']>>('GET', '/demo/next-warning', input),
    /** 演示账号（仅演示环境） */
    accounts: (input: CallInput<Api['demo']['accounts']> = {}) =>
      send<Response<Api['demo']['accounts']>>('GET', '/demo/accounts', input),
  },
}
