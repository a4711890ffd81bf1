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
    /** 派单前查重：这些单位近来已被交办什么，是否重复、多头、越权 */
    overlaps: (input: CallInput<Api['matters']['overlaps']>) =>
      send<Response<Api['matters']['overlaps']>>('GET', '/matters/:id/overlaps', input),
    /** 牵头单位自查后申请办结，写明办理结果 */
    complete: (input: CallInput<Api['matters']['complete']>) =>
      send<Response<Api['matters']['complete']>>('POST', '/matters/:id/complete', input),
    /** 牵头单位负责人初审，由申请人以外的人办理 */
    firstReview: (input: CallInput<Api['matters']['firstReview']>) =>
      send<Response<Api['matters']['firstReview']>>('POST', '/matters/:id/first-review', input),
    /** 办结核验，由承办单位以外的督查人员办理 */
    verifyClose: (input: CallInput<Api['matters']['verifyClose']>) =>
      send<Response<Api['matters']['verifyClose']>>('POST', '/matters/:id/verify-close', input),
    /** 批准销号、公示后销号或转长期坚持，由没有参与办理和核验的人决定 */
    approveClose: (input: CallInput<Api['matters']['approveClose']>) =>
      send<Response<Api['matters']['approveClose']>>('POST', '/matters/:id/approve-close', input),
    /** 公示期满销号，写明公示情况 */
    close: (input: CallInput<Api['matters']['close']>) =>
      send<Response<Api['matters']['close']>>('POST', '/matters/:id/close', input),
    /** 退回整改：办结申请不通过，可指明哪些任务重新整改 */
    sendBack: (input: CallInput<Api['matters']['sendBack']>) =>
      send<Response<Api['matters']['sendBack']>>('POST', '/matters/:id/send-back', input),
    /** 反弹：用原编号重开，指明哪些任务重新整改 */
    reopen: (input: CallInput<Api['matters']['reopen']>) =>
      send<Response<Api['matters']['reopen']>>('POST', '/matters/:id/reopen', input),
    /** 换责任督查员：事项、任务和待做的回头看都交给新的督查员，新旧两人都收到消息 */
    changeSupervisor: (input: CallInput<Api['matters']['changeSupervisor']>) =>
      send<Response<Api['matters']['changeSupervisor']>>('POST', '/matters/:id/supervisor', input),
    /** 撤销尚未派单的事项；派单后撤销要申请变更 */
    cancel: (input: CallInput<Api['matters']['cancel']>) =>
      send<Response<Api['matters']['cancel']>>('POST', '/matters/:id/cancel', input),
  },
  notices: {
    /** 正在公示的督查事项，新的在前 */
    list: (input: CallInput<Api['notices']['list']> = {}) =>
      send<Response<Api['notices']['list']>>('GET', '/public/notices', input),
    /** 哪些区划有正在公示的事项，各几件 */
    regions: (input: CallInput<Api['notices']['regions']> = {}) =>
      send<Response<Api['notices']['regions']>>('GET', '/public/notices/regions', input),
    /** 一件正在公示的事项：办成了什么、公示到哪天、有意见打哪个电话 */
    get: (input: CallInput<Api['notices']['get']>) =>
      send<Response<Api['notices']['get']>>('GET', '/public/notices/:id', input),
    /** 公示页的网址和上面的电话 */
    link: (input: CallInput<Api['notices']['link']>) =>
      send<Response<Api['notices']['link']>>('GET', '/matters/:id/notice-link', input),
  },
  mattersBatch: {
    /** 对多个事项做同一件事：逐项办理，逐项给出结果；派单不能撤销，其余 10 秒内可以撤销 */
    act: (input: CallInput<Api['mattersBatch']['act']>) =>
      send<Response<Api['mattersBatch']['act']>>('POST', '/matters/batch', input),
    /** 撤销刚才对多个事项的操作：之后没有变动的恢复原样，没有发出的提醒不再发出 */
    undo: (input: CallInput<Api['mattersBatch']['undo']>) =>
      send<Response<Api['mattersBatch']['undo']>>('POST', '/matter-batches/:id/undo', input),
  },
  lookBacks: {
    /** 回头看：抽到的已销号事项，到期的在前 */
    list: (input: CallInput<Api['lookBacks']['list']> = {}) =>
      send<Response<Api['lookBacks']['list']>>('GET', '/look-backs', input),
    /** 登记回头看的结果；反弹的用原编号重开 */
    record: (input: CallInput<Api['lookBacks']['record']>) =>
      send<Response<Api['lookBacks']['record']>>('POST', '/look-backs/:id/record', input),
  },
  confirmations: {
    /** 一件事项的群众核验：各轮多少人说已解决、一半、没解决 */
    get: (input: CallInput<Api['confirmations']['get']>) =>
      send<Response<Api['confirmations']['get']>>('GET', '/matters/:id/confirmations', input),
    /** 登记或移出事项涉及的群众；登记后要征询他们才能销号 */
    concern: (input: CallInput<Api['confirmations']['concern']>) =>
      send<Response<Api['confirmations']['concern']>>('PUT', '/matters/:id/concerned', input),
    /** 申请办结以后、批准销号以前，开始征询群众 */
    open: (input: CallInput<Api['confirmations']['open']>) =>
      send<Response<Api['confirmations']['open']>>('POST', '/matters/:id/confirmations', input),
    /** 凭链接看要核验的事项和自己的回答 */
    asked: (input: CallInput<Api['confirmations']['asked']>) =>
      send<Response<Api['confirmations']['asked']>>('GET', '/public/confirmations/:token', input),
    /** 回答已解决、解决一半或没解决；截止以前可以改 */
    answer: (input: CallInput<Api['confirmations']['answer']>) =>
      send<Response<Api['confirmations']['answer']>>('POST', '/public/confirmations/:token', input),
    /** 群众从自己的消息里打开要核验的事项 */
    link: (input: CallInput<Api['confirmations']['link']>) =>
      send<Response<Api['confirmations']['link']>>('GET', '/citizen/confirmations/:id', input),
  },
  instructions: {
    /** 领导批示，新的在前 */
    list: (input: CallInput<Api['instructions']['list']> = {}) =>
      send<Response<Api['instructions']['list']>>('GET', '/instructions', input),
    /** 一件批示，据它立项的事项和反馈 */
    get: (input: CallInput<Api['instructions']['get']>) =>
      send<Response<Api['instructions']['get']>>('GET', '/instructions/:id', input),
    /** 写批示；督查室代为登记时要附批示件照片 */
    write: (input: CallInput<Api['instructions']['write']>) =>
      send<Response<Api['instructions']['write']>>('POST', '/instructions', input),
    /** 向批示领导反馈办理结果 */
    report: (input: CallInput<Api['instructions']['report']>) =>
      send<Response<Api['instructions']['report']>>('POST', '/instructions/:id/report', input),
    /** 批示领导已阅反馈 */
    markRead: (input: CallInput<Api['instructions']['markRead']>) =>
      send<Response<Api['instructions']['markRead']>>('POST', '/instructions/:id/mark-read', input),
    /** 再批示，继续办理 */
    repeat: (input: CallInput<Api['instructions']['repeat']>) =>
      send<Response<Api['instructions']['repeat']>>('POST', '/instructions/:id/repeat', input),
  },
  changeRequests: {
    /** 派单后的变更申请，变更前后对照 */
    list: (input: CallInput<Api['changeRequests']['list']> = {}) =>
      send<Response<Api['changeRequests']['list']>>('GET', '/change-requests', input),
    /** 申请变更权重、限期、主办单位，撤销任务或事项，由另一人批准后生效 */
    make: (input: CallInput<Api['changeRequests']['make']>) =>
      send<Response<Api['changeRequests']['make']>>('POST', '/matters/:id/change-requests', input),
    /** 批准变更，立即生效 */
    accept: (input: CallInput<Api['changeRequests']['accept']>) =>
      send<Response<Api['changeRequests']['accept']>>('POST', '/change-requests/:id/accept', input),
    /** 不批准变更，写明意见 */
    decline: (input: CallInput<Api['changeRequests']['decline']>) =>
      send<Response<Api['changeRequests']['decline']>>('POST', '/change-requests/:id/decline', input),
  },
  clueIntake: {
    /** 提交线索时可选的涉及单位 */
    orgs: (input: CallInput<Api['clueIntake']['orgs']> = {}) =>
      send<Response<Api['clueIntake']['orgs']>>('GET', '/public/clue-orgs', input),
    /** 提交前看看有没有相近的公开线索，最多三条，可附议 */
    similar: (input: CallInput<Api['clueIntake']['similar']>) =>
      send<Response<Api['clueIntake']['similar']>>('POST', '/public/clue-similar', input),
    /** 匿名提交线索；凭编号和自设的 6 位查询密码跟踪 */
    submitAnonymous: (input: CallInput<Api['clueIntake']['submitAnonymous']>) =>
      send<Response<Api['clueIntake']['submitAnonymous']>>('POST', '/public/clues', input),
    /** 凭编号和查询密码看匿名线索的进度；连错 5 次锁 1 小时 */
    track: (input: CallInput<Api['clueIntake']['track']>) =>
      send<Response<Api['clueIntake']['track']>>('POST', '/public/clue-tracking', input),
    /** 凭编号和查询密码催办 */
    urgeAnonymous: (input: CallInput<Api['clueIntake']['urgeAnonymous']>) =>
      send<Response<Api['clueIntake']['urgeAnonymous']>>('POST', '/public/clue-urges', input),
    /** 凭编号和查询密码评价 */
    rateAnonymous: (input: CallInput<Api['clueIntake']['rateAnonymous']>) =>
      send<Response<Api['clueIntake']['rateAnonymous']>>('POST', '/public/clue-ratings', input),
    /** 凭编号和查询密码重新打开 */
    reopenAnonymous: (input: CallInput<Api['clueIntake']['reopenAnonymous']>) =>
      send<Response<Api['clueIntake']['reopenAnonymous']>>('POST', '/public/clue-reopenings', input),
    /** 实名提交线索：公开或保密 */
    submit: (input: CallInput<Api['clueIntake']['submit']>) =>
      send<Response<Api['clueIntake']['submit']>>('POST', '/citizen/clues', input),
    /** 我的线索，最近的在前 */
    list: (input: CallInput<Api['clueIntake']['list']> = {}) =>
      send<Response<Api['clueIntake']['list']>>('GET', '/citizen/clues', input),
    /** 我的一条线索：进度、答复，以及谁看过我的身份 */
    get: (input: CallInput<Api['clueIntake']['get']>) =>
      send<Response<Api['clueIntake']['get']>>('GET', '/citizen/clues/:id', input),
    /** 附议一条公开的线索；每人一次，再点不重复计 */
    endorse: (input: CallInput<Api['clueIntake']['endorse']>) =>
      send<Response<Api['clueIntake']['endorse']>>('POST', '/citizen/clues/:id/endorsement', input),
    /** 催办我的线索 */
    urge: (input: CallInput<Api['clueIntake']['urge']>) =>
      send<Response<Api['clueIntake']['urge']>>('POST', '/citizen/clues/:id/urge', input),
    /** 评价我的线索的办理 */
    rate: (input: CallInput<Api['clueIntake']['rate']>) =>
      send<Response<Api['clueIntake']['rate']>>('POST', '/citizen/clues/:id/rating', input),
    /** 重新打开我的线索 */
    reopen: (input: CallInput<Api['clueIntake']['reopen']>) =>
      send<Response<Api['clueIntake']['reopen']>>('POST', '/citizen/clues/:id/reopening', input),
  },
  clues: {
    /** 线索，最近的在前；应当回避的看不到；按字词查找的最多列最近 400 条 */
    list: (input: CallInput<Api['clues']['list']> = {}) =>
      send<Response<Api['clues']['list']>>('GET', '/clues', input),
    /** 响应率、解决率、满意率，带口径和样本数 */
    figures: (input: CallInput<Api['clues']['figures']> = {}) =>
      send<Response<Api['clues']['figures']>>('GET', '/clue-figures', input),
    /** 一条线索 */
    get: (input: CallInput<Api['clues']['get']>) =>
      send<Response<Api['clues']['get']>>('GET', '/clues/:id', input),
    /** 与它相近的在办线索，最像的在前 */
    similar: (input: CallInput<Api['clues']['similar']>) =>
      send<Response<Api['clues']['similar']>>('GET', '/clues/:id/similar', input),
    /** 可以派给哪些单位：应当回避的不在其中 */
    targets: (input: CallInput<Api['clues']['targets']>) =>
      send<Response<Api['clues']['targets']>>('GET', '/clues/:id/targets', input),
  },
  clueActs: {
    /** 研判：类别、轻重、关键词、涉及谁、哪些文字可公开 */
    triage: (input: CallInput<Api['clueActs']['triage']>) =>
      send<Response<Api['clueActs']['triage']>>('PUT', '/clues/:id/triage', input),
    /** 并入相近的线索 */
    merge: (input: CallInput<Api['clueActs']['merge']>) =>
      send<Response<Api['clueActs']['merge']>>('POST', '/clues/:id/merger', input),
    /** 不予受理，告知理由 */
    decline: (input: CallInput<Api['clueActs']['decline']>) =>
      send<Response<Api['clueActs']['decline']>>('POST', '/clues/:id/decline', input),
    /** 转出到其他渠道办理 */
    transferOut: (input: CallInput<Api['clueActs']['transferOut']>) =>
      send<Response<Api['clueActs']['transferOut']>>('POST', '/clues/:id/transfer', input),
    /** 派单：应当回避的单位不能派 */
    dispatch: (input: CallInput<Api['clueActs']['dispatch']>) =>
      send<Response<Api['clueActs']['dispatch']>>('POST', '/clues/:id/dispatch', input),
    /** 收回还没有签收的派单 */
    withdraw: (input: CallInput<Api['clueActs']['withdraw']>) =>
      send<Response<Api['clueActs']['withdraw']>>('POST', '/clues/:id/withdrawal', input),
    /** 签收 */
    sign: (input: CallInput<Api['clueActs']['sign']>) =>
      send<Response<Api['clueActs']['sign']>>('POST', '/clues/:id/signature', input),
    /** 退回：收到后下一个工作日同一时刻前 */
    giveBack: (input: CallInput<Api['clueActs']['giveBack']>) =>
      send<Response<Api['clueActs']['giveBack']>>('POST', '/clues/:id/return', input),
    /** 决定退回：同意的回到待分办，不同意的由原单位继续办 */
    decideBack: (input: CallInput<Api['clueActs']['decideBack']>) =>
      send<Response<Api['clueActs']['decideBack']>>('POST', '/clues/:id/return-decision', input),
    /** 记录核查情况，不对外 */
    note: (input: CallInput<Api['clueActs']['note']>) =>
      send<Response<Api['clueActs']['note']>>('POST', '/clues/:id/notes', input),
    /** 答复：提交人看得到，写明查了什么、怎么办的 */
    answer: (input: CallInput<Api['clueActs']['answer']>) =>
      send<Response<Api['clueActs']['answer']>>('POST', '/clues/:id/answer', input),
    /** 回访并办结：解决没有、满意不满意分开记 */
    callBack: (input: CallInput<Api['clueActs']['callBack']>) =>
      send<Response<Api['clueActs']['callBack']>>('POST', '/clues/:id/call-back', input),
    /** 退回承办单位重办 */
    redo: (input: CallInput<Api['clueActs']['redo']>) =>
      send<Response<Api['clueActs']['redo']>>('POST', '/clues/:id/redo', input),
    /** 重新打开 */
    reopen: (input: CallInput<Api['clueActs']['reopen']>) =>
      send<Response<Api['clueActs']['reopen']>>('POST', '/clues/:id/reopening', input),
    /** 转为督查事项：立项依据为这条线索，两边互相看得到 */
    toMatter: (input: CallInput<Api['clueActs']['toMatter']>) =>
      send<Response<Api['clueActs']['toMatter']>>('POST', '/clues/:id/matter', input),
    /** 申请查看保密的提交人：要写理由，由另一角色审批，提交人看得到 */
    askOpening: (input: CallInput<Api['clueActs']['askOpening']>) =>
      send<Response<Api['clueActs']['askOpening']>>('POST', '/clues/:id/openings', input),
    /** 审批查看保密的提交人 */
    decideOpening: (input: CallInput<Api['clueActs']['decideOpening']>) =>
      send<Response<Api['clueActs']['decideOpening']>>('POST', '/clues/:id/opening-decision', input),
    /** 批准后 24 小时内，由申请人查看提交人；每次都留痕，提交人看得到 */
    sender: (input: CallInput<Api['clueActs']['sender']>) =>
      send<Response<Api['clueActs']['sender']>>('POST', '/clues/:id/sender', input),
  },
  exchangePartners: {
    /** 对接单位 */
    list: (input: CallInput<Api['exchangePartners']['list']> = {}) =>
      send<Response<Api['exchangePartners']['list']>>('GET', '/exchange-partners', input),
    /** 一个对接单位 */
    get: (input: CallInput<Api['exchangePartners']['get']>) =>
      send<Response<Api['exchangePartners']['get']>>('GET', '/exchange-partners/:id', input),
    /** 登记对接单位；密钥只显示这一次 */
    create: (input: CallInput<Api['exchangePartners']['create']>) =>
      send<Response<Api['exchangePartners']['create']>>('POST', '/exchange-partners', input),
    /** 修改对接单位的名称、回调地址和所属单位 */
    change: (input: CallInput<Api['exchangePartners']['change']>) =>
      send<Response<Api['exchangePartners']['change']>>('PUT', '/exchange-partners/:id', input),
    /** 更换密钥；旧密钥在并行时间内仍然有效 */
    rotate: (input: CallInput<Api['exchangePartners']['rotate']>) =>
      send<Response<Api['exchangePartners']['rotate']>>('POST', '/exchange-partners/:id/keys', input),
    /** 停用对接单位：不再接收，也不再推送 */
    stop: (input: CallInput<Api['exchangePartners']['stop']>) =>
      send<Response<Api['exchangePartners']['stop']>>('POST', '/exchange-partners/:id/stop', input),
    /** 重新启用对接单位 */
    start: (input: CallInput<Api['exchangePartners']['start']>) =>
      send<Response<Api['exchangePartners']['start']>>('POST', '/exchange-partners/:id/start', input),
    /** 结果推送的记录，最近的在前；不含结果内容 */
    deliveries: (input: CallInput<Api['exchangePartners']['deliveries']>) =>
      send<Response<Api['exchangePartners']['deliveries']>>('GET', '/exchange-partners/:id/deliveries', input),
    /** 重新推送一份结果 */
    resend: (input: CallInput<Api['exchangePartners']['resend']>) =>
      send<Response<Api['exchangePartners']['resend']>>('POST', '/exchange-partners/:id/deliveries/:deliveryId/resend', input),
  },
  conclusions: {
    /** 督查结论，新的在前 */
    list: (input: CallInput<Api['conclusions']['list']> = {}) =>
      send<Response<Api['conclusions']['list']>>('GET', '/conclusions', input),
    /** 一份督查结论 */
    get: (input: CallInput<Api['conclusions']['get']>) =>
      send<Response<Api['conclusions']['get']>>('GET', '/conclusions/:id', input),
    /** 拟督查结论：事项、对象单位、查明的情况、依据和要求 */
    draft: (input: CallInput<Api['conclusions']['draft']>) =>
      send<Response<Api['conclusions']['draft']>>('POST', '/conclusions', input),
    /** 作出结论 */
    issue: (input: CallInput<Api['conclusions']['issue']>) =>
      send<Response<Api['conclusions']['issue']>>('POST', '/conclusions/:id/issue', input),
    /** 不予作出 */
    discard: (input: CallInput<Api['conclusions']['discard']>) =>
      send<Response<Api['conclusions']['discard']>>('POST', '/conclusions/:id/discard', input),
    /** 登记送达 */
    deliver: (input: CallInput<Api['conclusions']['deliver']>) =>
      send<Response<Api['conclusions']['deliver']>>('POST', '/conclusions/:id/deliver', input),
    /** 申请复核 */
    object: (input: CallInput<Api['conclusions']['object']>) =>
      send<Response<Api['conclusions']['object']>>('POST', '/conclusions/:id/object', input),
    /** 复核维持 */
    uphold: (input: CallInput<Api['conclusions']['uphold']>) =>
      send<Response<Api['conclusions']['uphold']>>('POST', '/conclusions/:id/uphold', input),
    /** 复核变更 */
    amend: (input: CallInput<Api['conclusions']['amend']>) =>
      send<Response<Api['conclusions']['amend']>>('POST', '/conclusions/:id/amend', input),
    /** 复核撤销 */
    revoke: (input: CallInput<Api['conclusions']['revoke']>) =>
      send<Response<Api['conclusions']['revoke']>>('POST', '/conclusions/:id/revoke', input),
  },
  delegations: {
    /** 我授出的和授给我的代办 */
    mine: (input: CallInput<Api['delegations']['mine']> = {}) =>
      send<Response<Api['delegations']['mine']>>('GET', '/delegations', input),
    /** 一份代办授权（授权人和代办人可看） */
    get: (input: CallInput<Api['delegations']['get']>) =>
      send<Response<Api['delegations']['get']>>('GET', '/delegations/:id', input),
    /** 一次授权下办了哪些事（授权人和代办人可看） */
    acts: (input: CallInput<Api['delegations']['acts']>) =>
      send<Response<Api['delegations']['acts']>>('GET', '/delegations/:id/acts', input),
    /** 我能授权哪些人、各能代办什么 */
    options: (input: CallInput<Api['delegations']['options']> = {}) =>
      send<Response<Api['delegations']['options']>>('GET', '/delegation-options', input),
    /** 授权他人代办：人、时段、事项和原因，对方接受后生效 */
    give: (input: CallInput<Api['delegations']['give']>) =>
      send<Response<Api['delegations']['give']>>('POST', '/delegations', input),
    /** 接受授权 */
    accept: (input: CallInput<Api['delegations']['accept']>) =>
      send<Response<Api['delegations']['accept']>>('POST', '/delegations/:id/accept', input),
    /** 谢绝授权 */
    decline: (input: CallInput<Api['delegations']['decline']>) =>
      send<Response<Api['delegations']['decline']>>('POST', '/delegations/:id/decline', input),
    /** 收回授权，当时失效 */
    revoke: (input: CallInput<Api['delegations']['revoke']>) =>
      send<Response<Api['delegations']['revoke']>>('POST', '/delegations/:id/revoke', input),
    /** 交回授权，当时失效 */
    giveUp: (input: CallInput<Api['delegations']['giveUp']>) =>
      send<Response<Api['delegations']['giveUp']>>('POST', '/delegations/:id/give-up', input),
    /** 本次登录起代授权人办理 */
    start: (input: CallInput<Api['delegations']['start']>) =>
      send<Response<Api['delegations']['start']>>('POST', '/delegations/:id/start', input),
    /** 不再代他人办理，回到本人 */
    stop: (input: CallInput<Api['delegations']['stop']> = {}) =>
      send<Response<Api['delegations']['stop']>>('DELETE', '/delegations/current', input),
  },
  handovers: {
    /** 交接清单：一个人手里的全部工作 */
    get: (input: CallInput<Api['handovers']['get']>) =>
      send<Response<Api['handovers']['get']>>('GET', '/accounts/:id/handover', input),
    /** 办理交接：逐项或全部交给接手人；任何一项不合适就都不交 */
    make: (input: CallInput<Api['handovers']['make']>) =>
      send<Response<Api['handovers']['make']>>('POST', '/accounts/:id/handover', input),
  },
  successions: {
    /** 单位并入前的清单（试算）和并入后的进度 */
    get: (input: CallInput<Api['successions']['get']>) =>
      send<Response<Api['successions']['get']>>('GET', '/orgs/:id/succession', input),
    /** 单位并入：人员当时转、原单位当时撤销，未办结的工作随后逐项转到承接单位 */
    make: (input: CallInput<Api['successions']['make']>) =>
      send<Response<Api['successions']['make']>>('POST', '/orgs/:id/succession', input),
  },
  interventions: {
    /** 督查职权的行使，新的在前 */
    list: (input: CallInput<Api['interventions']['list']> = {}) =>
      send<Response<Api['interventions']['list']>>('GET', '/interventions', input),
    /** 一次职权的行使 */
    get: (input: CallInput<Api['interventions']['get']>) =>
      send<Response<Api['interventions']['get']>>('GET', '/interventions/:id', input),
    /** 行使查办督促监察权 */
    investigate: (input: CallInput<Api['interventions']['investigate']>) =>
      send<Response<Api['interventions']['investigate']>>('POST', '/interventions/investigate', input),
    /** 行使直接处置权 */
    dispose: (input: CallInput<Api['interventions']['dispose']>) =>
      send<Response<Api['interventions']['dispose']>>('POST', '/interventions/dispose', input),
    /** 行使建议奖惩权 */
    recommend: (input: CallInput<Api['interventions']['recommend']>) =>
      send<Response<Api['interventions']['recommend']>>('POST', '/interventions/recommend', input),
    /** 行使参会阅文权 */
    attend: (input: CallInput<Api['interventions']['attend']>) =>
      send<Response<Api['interventions']['attend']>>('POST', '/interventions/attend', input),
    /** 行使否决权 */
    veto: (input: CallInput<Api['interventions']['veto']>) =>
      send<Response<Api['interventions']['veto']>>('POST', '/interventions/veto', input),
    /** 批准建议 */
    approve: (input: CallInput<Api['interventions']['approve']>) =>
      send<Response<Api['interventions']['approve']>>('POST', '/interventions/:id/approve', input),
    /** 不予批准 */
    decline: (input: CallInput<Api['interventions']['decline']>) =>
      send<Response<Api['interventions']['decline']>>('POST', '/interventions/:id/decline', input),
    /** 转送有权机关 */
    send: (input: CallInput<Api['interventions']['send']>) =>
      send<Response<Api['interventions']['send']>>('POST', '/interventions/:id/send', input),
    /** 登记结果 */
    conclude: (input: CallInput<Api['interventions']['conclude']>) =>
      send<Response<Api['interventions']['conclude']>>('POST', '/interventions/:id/conclude', input),
  },
  bulletins: {
    /** 督查通报和专报，新的在前；拟稿只有督查室看得到 */
    list: (input: CallInput<Api['bulletins']['list']> = {}) =>
      send<Response<Api['bulletins']['list']>>('GET', '/bulletins', input),
    /** 一份督查通报，数字是起草时的 */
    get: (input: CallInput<Api['bulletins']['get']>) =>
      send<Response<Api['bulletins']['get']>>('GET', '/bulletins/:id', input),
    /** 起草督查通报或专报：数字取当时的，文字可以再改 */
    draft: (input: CallInput<Api['bulletins']['draft']>) =>
      send<Response<Api['bulletins']['draft']>>('POST', '/bulletins', input),
    /** 督查通报：修改 */
    edit: (input: CallInput<Api['bulletins']['edit']>) =>
      send<Response<Api['bulletins']['edit']>>('POST', '/bulletins/:id/edit', input),
    /** 督查通报：重新取数 */
    refresh: (input: CallInput<Api['bulletins']['refresh']>) =>
      send<Response<Api['bulletins']['refresh']>>('POST', '/bulletins/:id/refresh', input),
    /** 督查通报：印发 */
    issue: (input: CallInput<Api['bulletins']['issue']>) =>
      send<Response<Api['bulletins']['issue']>>('POST', '/bulletins/:id/issue', input),
    /** 督查通报：撤回 */
    withdraw: (input: CallInput<Api['bulletins']['withdraw']>) =>
      send<Response<Api['bulletins']['withdraw']>>('POST', '/bulletins/:id/withdraw', input),
    /** 督查通报：作废 */
    discard: (input: CallInput<Api['bulletins']['discard']>) =>
      send<Response<Api['bulletins']['discard']>>('POST', '/bulletins/:id/discard', input),
  },
  publicReport: {
    /** 公众参与公开报告：按月、按种类，已结束的月份；少于 5 件的不列出 */
    get: (input: CallInput<Api['publicReport']['get']> = {}) =>
      send<Response<Api['publicReport']['get']>>('GET', '/public/report', input),
  },
  columns: {
    /** 专栏稿件，最近改动的在前 */
    list: (input: CallInput<Api['columns']['list']> = {}) =>
      send<Response<Api['columns']['list']>>('GET', '/articles', input),
    /** 一篇专栏稿件，带预览 */
    get: (input: CallInput<Api['columns']['get']>) =>
      send<Response<Api['columns']['get']>>('GET', '/articles/:id', input),
    /** 问卷的结果，全部数字 */
    poll: (input: CallInput<Api['columns']['poll']>) =>
      send<Response<Api['columns']['poll']>>('GET', '/articles/:id/poll', input),
    /** 可以请来在线回答的人，按姓名或单位查找，最多 30 人 */
    experts: (input: CallInput<Api['columns']['experts']> = {}) =>
      send<Response<Api['columns']['experts']>>('GET', '/article-experts', input),
    /** 写一篇专栏稿件 */
    draft: (input: CallInput<Api['columns']['draft']>) =>
      send<Response<Api['columns']['draft']>>('POST', '/articles', input),
    /** 专栏稿件：修改 */
    edit: (input: CallInput<Api['columns']['edit']>) =>
      send<Response<Api['columns']['edit']>>('POST', '/articles/:id/edit', input),
    /** 专栏稿件：送审 */
    submit: (input: CallInput<Api['columns']['submit']>) =>
      send<Response<Api['columns']['submit']>>('POST', '/articles/:id/submit', input),
    /** 专栏稿件：取回 */
    takeBack: (input: CallInput<Api['columns']['takeBack']>) =>
      send<Response<Api['columns']['takeBack']>>('POST', '/articles/:id/takeBack', input),
    /** 专栏稿件：审核通过 */
    approve: (input: CallInput<Api['columns']['approve']>) =>
      send<Response<Api['columns']['approve']>>('POST', '/articles/:id/approve', input),
    /** 专栏稿件：退回修改 */
    sendBack: (input: CallInput<Api['columns']['sendBack']>) =>
      send<Response<Api['columns']['sendBack']>>('POST', '/articles/:id/sendBack', input),
    /** 专栏稿件：取消定时 */
    unschedule: (input: CallInput<Api['columns']['unschedule']>) =>
      send<Response<Api['columns']['unschedule']>>('POST', '/articles/:id/unschedule', input),
    /** 专栏稿件：撤回 */
    withdraw: (input: CallInput<Api['columns']['withdraw']>) =>
      send<Response<Api['columns']['withdraw']>>('POST', '/articles/:id/withdraw', input),
    /** 专栏稿件：作废 */
    discard: (input: CallInput<Api['columns']['discard']>) =>
      send<Response<Api['columns']['discard']>>('POST', '/articles/:id/discard', input),
    /** 专栏稿件：报整改结果 */
    proposeResult: (input: CallInput<Api['columns']['proposeResult']>) =>
      send<Response<Api['columns']['proposeResult']>>('POST', '/articles/:id/proposeResult', input),
    /** 专栏稿件：通过整改结果 */
    approveResult: (input: CallInput<Api['columns']['approveResult']>) =>
      send<Response<Api['columns']['approveResult']>>('POST', '/articles/:id/approveResult', input),
    /** 专栏稿件：退回整改结果 */
    returnResult: (input: CallInput<Api['columns']['returnResult']>) =>
      send<Response<Api['columns']['returnResult']>>('POST', '/articles/:id/returnResult', input),
  },
  columnComments: {
    /** 读者的提问和评论，新的在前 */
    list: (input: CallInput<Api['columnComments']['list']> = {}) =>
      send<Response<Api['columnComments']['list']>>('GET', '/article-comments', input),
    /** 请我作为专家回答的提问，新的在前 */
    mine: (input: CallInput<Api['columnComments']['mine']> = {}) =>
      send<Response<Api['columnComments']['mine']>>('GET', '/article-comments/mine', input),
    /** 专栏的提问和评论：显示 */
    show: (input: CallInput<Api['columnComments']['show']>) =>
      send<Response<Api['columnComments']['show']>>('POST', '/article-comments/:id/show', input),
    /** 专栏的提问和评论：不显示 */
    hide: (input: CallInput<Api['columnComments']['hide']>) =>
      send<Response<Api['columnComments']['hide']>>('POST', '/article-comments/:id/hide', input),
    /** 专栏的提问和评论：回答 */
    answer: (input: CallInput<Api['columnComments']['answer']>) =>
      send<Response<Api['columnComments']['answer']>>('POST', '/article-comments/:id/answer', input),
  },
  columnPages: {
    /** 一个专栏的文章，新的在前 */
    list: (input: CallInput<Api['columnPages']['list']> = {}) =>
      send<Response<Api['columnPages']['list']>>('GET', '/public/articles', input),
    /** 一篇文章；撤回的只说已经撤回 */
    get: (input: CallInput<Api['columnPages']['get']>) =>
      send<Response<Api['columnPages']['get']>>('GET', '/public/articles/:id', input),
    /** 群众的提问和专家的回答，新的在前 */
    comments: (input: CallInput<Api['columnPages']['comments']>) =>
      send<Response<Api['columnPages']['comments']>>('GET', '/public/articles/:id/comments', input),
    /** 问卷截止后的结果，人数太少的不显示 */
    poll: (input: CallInput<Api['columnPages']['poll']>) =>
      send<Response<Api['columnPages']['poll']>>('GET', '/public/articles/:id/poll', input),
  },
  columnActs: {
    /** 我在这篇文章里的提问和答卷 */
    mine: (input: CallInput<Api['columnActs']['mine']>) =>
      send<Response<Api['columnActs']['mine']>>('GET', '/citizen/articles/:id', input),
    /** 向专家提问，审核后显示 */
    ask: (input: CallInput<Api['columnActs']['ask']>) =>
      send<Response<Api['columnActs']['ask']>>('POST', '/citizen/articles/:id/questions', input),
    /** 答问卷，一人一次 */
    vote: (input: CallInput<Api['columnActs']['vote']>) =>
      send<Response<Api['columnActs']['vote']>>('POST', '/citizen/articles/:id/poll', input),
    /** 我订阅的专栏 */
    subscriptions: (input: CallInput<Api['columnActs']['subscriptions']> = {}) =>
      send<Response<Api['columnActs']['subscriptions']>>('GET', '/citizen/columns', input),
    /** 订阅或退订一个专栏 */
    subscribe: (input: CallInput<Api['columnActs']['subscribe']>) =>
      send<Response<Api['columnActs']['subscribe']>>('POST', '/citizen/columns/:column', input),
  },
  experiences: {
    /** 经验交流的文章，新的在前 */
    list: (input: CallInput<Api['experiences']['list']> = {}) =>
      send<Response<Api['experiences']['list']>>('GET', '/experiences', input),
    /** 一篇经验交流，带点赞和致谢 */
    get: (input: CallInput<Api['experiences']['get']>) =>
      send<Response<Api['experiences']['get']>>('GET', '/experiences/:id', input),
    /** 一篇经验交流的评论，新的在前 */
    comments: (input: CallInput<Api['experiences']['comments']>) =>
      send<Response<Api['experiences']['comments']>>('GET', '/experiences/:id/comments', input),
    /** 评论一篇经验交流，署名公开给各单位 */
    comment: (input: CallInput<Api['experiences']['comment']>) =>
      send<Response<Api['experiences']['comment']>>('POST', '/experiences/:id/comments', input),
    /** 点赞或致谢，再点一次收回 */
    thank: (input: CallInput<Api['experiences']['thank']>) =>
      send<Response<Api['experiences']['thank']>>('POST', '/experiences/:id/thanks', input),
  },
  bottlenecks: {
    /** 项目瓶颈：在办任务和事项等在哪一步，各等了多久；计划中没有派单的 */
    read: (input: CallInput<Api['bottlenecks']['read']> = {}) =>
      send<Response<Api['bottlenecks']['read']>>('GET', '/bottlenecks', input),
    /** 等在一步的任务或事项，等得最久的在前 */
    list: (input: CallInput<Api['bottlenecks']['list']> = {}) =>
      send<Response<Api['bottlenecks']['list']>>('GET', '/bottlenecks/waiting', input),
  },
  oversight: {
    /** 对督查的评价，新的在前；评价人的姓名只有本单位看得到 */
    list: (input: CallInput<Api['oversight']['list']> = {}) =>
      send<Response<Api['oversight']['list']>>('GET', '/oversight', input),
    /** 一份对督查的评价和答复 */
    get: (input: CallInput<Api['oversight']['get']>) =>
      send<Response<Api['oversight']['get']>>('GET', '/oversight/:id', input),
    /** 一季里各督查单位的频次、工时和满意率；评价少于 5 份的不显示 */
    figures: (input: CallInput<Api['oversight']['figures']> = {}) =>
      send<Response<Api['oversight']['figures']>>('GET', '/oversight/figures', input),
    /** 评价一件事项的督查：每个单位每件事项每季一次 */
    rate: (input: CallInput<Api['oversight']['rate']>) =>
      send<Response<Api['oversight']['rate']>>('POST', '/oversight', input),
    /** 督查室答复单位的评价 */
    answer: (input: CallInput<Api['oversight']['answer']>) =>
      send<Response<Api['oversight']['answer']>>('POST', '/oversight/:id/answer', input),
  },
  consultations: {
    /** 督查咨询：待答复的按承诺时间排在前，其余新的在前 */
    list: (input: CallInput<Api['consultations']['list']> = {}) =>
      send<Response<Api['consultations']['list']>>('GET', '/consultations', input),
    /** 咨询主题和负责答复的督查人员 */
    topics: (input: CallInput<Api['consultations']['topics']> = {}) =>
      send<Response<Api['consultations']['topics']>>('GET', '/consultations/topics', input),
    /** 修改咨询主题和负责人；“其他”要保留 */
    saveTopics: (input: CallInput<Api['consultations']['saveTopics']>) =>
      send<Response<Api['consultations']['saveTopics']>>('PUT', '/consultations/topics', input),
    /** 本地区可以答复咨询的人 */
    answerers: (input: CallInput<Api['consultations']['answerers']> = {}) =>
      send<Response<Api['consultations']['answerers']>>('GET', '/consultations/answerers', input),
    /** 一次咨询的全部问答 */
    get: (input: CallInput<Api['consultations']['get']>) =>
      send<Response<Api['consultations']['get']>>('GET', '/consultations/:id', input),
    /** 向督查咨询；按主题分给负责人，承诺在工作时间内答复 */
    ask: (input: CallInput<Api['consultations']['ask']>) =>
      send<Response<Api['consultations']['ask']>>('POST', '/consultations', input),
    /** 答复咨询，可以引用知识库的一条 */
    answer: (input: CallInput<Api['consultations']['answer']>) =>
      send<Response<Api['consultations']['answer']>>('POST', '/consultations/:id/answers', input),
    /** 追问；已结束的咨询由此重新打开 */
    followUp: (input: CallInput<Api['consultations']['followUp']>) =>
      send<Response<Api['consultations']['followUp']>>('POST', '/consultations/:id/follow-ups', input),
    /** 接办：由自己负责答复 */
    take: (input: CallInput<Api['consultations']['take']>) =>
      send<Response<Api['consultations']['take']>>('POST', '/consultations/:id/taking', input),
    /** 转到另一主题或另一人；不指定人的由主题负责人答复 */
    transfer: (input: CallInput<Api['consultations']['transfer']>) =>
      send<Response<Api['consultations']['transfer']>>('POST', '/consultations/:id/transfer', input),
    /** 提问人结束咨询 */
    close: (input: CallInput<Api['consultations']['close']>) =>
      send<Response<Api['consultations']['close']>>('POST', '/consultations/:id/closing', input),
    /** 提问人评价答复有用或没用 */
    rate: (input: CallInput<Api['consultations']['rate']>) =>
      send<Response<Api['consultations']['rate']>>('POST', '/consultations/:id/rating', input),
  },
  knowledge: {
    /** 知识库：已发布的条目；管理知识库的人也看到没有发布的 */
    list: (input: CallInput<Api['knowledge']['list']> = {}) =>
      send<Response<Api['knowledge']['list']>>('GET', '/knowledge', input),
    /** 和正在写的问题最接近的已发布条目，最多 3 条 */
    suggestions: (input: CallInput<Api['knowledge']['suggestions']> = {}) =>
      send<Response<Api['knowledge']['suggestions']>>('GET', '/knowledge/suggestions', input),
    /** 知识库的一条 */
    get: (input: CallInput<Api['knowledge']['get']>) =>
      send<Response<Api['knowledge']['get']>>('GET', '/knowledge/:id', input),
    /** 用这一条答复过的咨询，和咨询的列表同样排序 */
    answered: (input: CallInput<Api['knowledge']['answered']>) =>
      send<Response<Api['knowledge']['answered']>>('GET', '/knowledge/:id/consultations', input),
    /** 起草一条；从咨询整理的不得写出提问人和单位 */
    draft: (input: CallInput<Api['knowledge']['draft']>) =>
      send<Response<Api['knowledge']['draft']>>('POST', '/knowledge', input),
    /** 修改一条；发布以前读者看到的仍是上一版 */
    revise: (input: CallInput<Api['knowledge']['revise']>) =>
      send<Response<Api['knowledge']['revise']>>('POST', '/knowledge/:id/revision', input),
    /** 发布一条；起草人不能发布 */
    publish: (input: CallInput<Api['knowledge']['publish']>) =>
      send<Response<Api['knowledge']['publish']>>('POST', '/knowledge/:id/publication', input),
    /** 撤回一条，写明原因；读者不再看到它 */
    withdraw: (input: CallInput<Api['knowledge']['withdraw']>) =>
      send<Response<Api['knowledge']['withdraw']>>('POST', '/knowledge/:id/withdrawal', input),
    /** 觉得这一条有用；每人计一次 */
    useful: (input: CallInput<Api['knowledge']['useful']>) =>
      send<Response<Api['knowledge']['useful']>>('POST', '/knowledge/:id/useful', input),
  },
  tasks: {
    /** 督办任务列表，按灯和限期排列 */
    list: (input: CallInput<Api['tasks']['list']> = {}) =>
      send<Response<Api['tasks']['list']>>('GET', '/tasks', input),
    /** 等我办的件数、最近到期和各灯件数 */
    summary: (input: CallInput<Api['tasks']['summary']> = {}) =>
      send<Response<Api['tasks']['summary']>>('GET', '/tasks/summary', input),
    /** 本单位及下属单位没办结的任务，按人数；没有派人的在前 */
    team: (input: CallInput<Api['tasks']['team']> = {}) =>
      send<Response<Api['tasks']['team']>>('GET', '/tasks/team', input),
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
    /** 要求补充：写明补充什么、何时前补 */
    askMore: (input: CallInput<Api['tasks']['askMore']>) =>
      send<Response<Api['tasks']['askMore']>>('POST', '/reports/:id/ask-more', input),
    /** 按要求补充进展；原来报的不改 */
    supplement: (input: CallInput<Api['tasks']['supplement']>) =>
      send<Response<Api['tasks']['supplement']>>('POST', '/reports/:id/supplement', input),
  },
  taskActs: {
    /** 退回任务：收到后的下一个工作日同一时刻前，由督查员决定 */
    giveBack: (input: CallInput<Api['taskActs']['giveBack']>) =>
      send<Response<Api['taskActs']['giveBack']>>('POST', '/tasks/:id/give-back', input),
    /** 撤回还没有决定的退回，任务回到本单位（等待的工作日记在本单位名下） */
    takeBack: (input: CallInput<Api['taskActs']['takeBack']>) =>
      send<Response<Api['taskActs']['takeBack']>>('POST', '/tasks/:id/take-back', input),
    /** 决定退回：改派单位，或退回原单位（耽误的工作日记在退回单位名下） */
    decideReturn: (input: CallInput<Api['taskActs']['decideReturn']>) =>
      send<Response<Api['taskActs']['decideReturn']>>('POST', '/tasks/:id/decide-return', input),
    /** 申请延期：限期前提出；等待审批期间时限照常计算 */
    extend: (input: CallInput<Api['taskActs']['extend']>) =>
      send<Response<Api['taskActs']['extend']>>('POST', '/tasks/:id/extension', input),
    /** 审批延期，按天数分级 */
    decideExtension: (input: CallInput<Api['taskActs']['decideExtension']>) =>
      send<Response<Api['taskActs']['decideExtension']>>('POST', '/tasks/:id/decide-extension', input),
    /** 增加协办单位，各有分期限 */
    askCo: (input: CallInput<Api['taskActs']['askCo']>) =>
      send<Response<Api['taskActs']['askCo']>>('POST', '/tasks/:id/co-work', input),
    /** 协办单位答复主办 */
    answerCo: (input: CallInput<Api['taskActs']['answerCo']>) =>
      send<Response<Api['taskActs']['answerCo']>>('POST', '/tasks/:id/co-answer', input),
    /** 协办没有答复仍要报结的，注明原因 */
    waiveCo: (input: CallInput<Api['taskActs']['waiveCo']>) =>
      send<Response<Api['taskActs']['waiveCo']>>('POST', '/tasks/:id/co-waive', input),
    /** 转办：责任随之转移，时限不重新起算 */
    transfer: (input: CallInput<Api['taskActs']['transfer']>) =>
      send<Response<Api['taskActs']['transfer']>>('POST', '/tasks/:id/transfer', input),
    /** 交办给本单位或下属单位的人，责任仍在本单位 */
    entrust: (input: CallInput<Api['taskActs']['entrust']>) =>
      send<Response<Api['taskActs']['entrust']>>('POST', '/tasks/:id/entrust', input),
    /** 催办，限次 */
    urge: (input: CallInput<Api['taskActs']['urge']>) =>
      send<Response<Api['taskActs']['urge']>>('POST', '/tasks/:id/urge', input),
    /** 一个单位里可以承办这项任务的人 */
    people: (input: CallInput<Api['taskActs']['people']>) =>
      send<Response<Api['taskActs']['people']>>('GET', '/tasks/:id/people', input),
  },
  decompose: {
    /** 承办单位把在办任务分解给本单位和下属单位，权重合计 100，限期不晚于本任务 */
    split: (input: CallInput<Api['decompose']['split']>) =>
      send<Response<Api['decompose']['split']>>('POST', '/tasks/:id/decompose', input),
    /** 收回分解：下级任务还没有报送进展的，全部撤销，本任务照旧办理 */
    recall: (input: CallInput<Api['decompose']['recall']>) =>
      send<Response<Api['decompose']['recall']>>('POST', '/tasks/:id/recall', input),
  },
  tasksBatch: {
    /** 对多项任务做同一件事：逐项办理，逐项给出结果，10 秒内可以撤销 */
    act: (input: CallInput<Api['tasksBatch']['act']>) =>
      send<Response<Api['tasksBatch']['act']>>('POST', '/tasks/batch', input),
    /** 撤销刚才的批量操作：之后没有变动的恢复原样，没有发出的提醒不再发出 */
    undo: (input: CallInput<Api['tasksBatch']['undo']>) =>
      send<Response<Api['tasksBatch']['undo']>>('POST', '/task-batches/:id/undo', input),
  },
  taskRanges: {
    /** 一个月里每天到期的督办任务，按灯计数，并标出工作日和休息日 */
    month: (input: CallInput<Api['taskRanges']['month']> = {}) =>
      send<Response<Api['taskRanges']['month']>>('GET', '/tasks/calendar', input),
    /** 一段时间里在办的督办任务：派单、限期、暂停和节点，按事项排列 */
    schedule: (input: CallInput<Api['taskRanges']['schedule']> = {}) =>
      send<Response<Api['taskRanges']['schedule']>>('GET', '/tasks/schedule', input),
  },
  directives: {
    /** 督查通知，新的在前；承办人看到发给本单位和转到本单位的 */
    list: (input: CallInput<Api['directives']['list']> = {}) =>
      send<Response<Api['directives']['list']>>('GET', '/directives', input),
    /** 一项任务的督查通知，新的在前 */
    ofTask: (input: CallInput<Api['directives']['ofTask']>) =>
      send<Response<Api['directives']['ofTask']>>('GET', '/tasks/:id/directives', input),
    /** 发督查通知：日常、挂牌、约谈，当时编号 */
    issue: (input: CallInput<Api['directives']['issue']>) =>
      send<Response<Api['directives']['issue']>>('POST', '/tasks/:id/directives', input),
    /** 一份督查通知，签收和回复 */
    get: (input: CallInput<Api['directives']['get']>) =>
      send<Response<Api['directives']['get']>>('GET', '/directives/:id', input),
    /** 签收督查通知 */
    receive: (input: CallInput<Api['directives']['receive']>) =>
      send<Response<Api['directives']['receive']>>('POST', '/directives/:id/receive', input),
    /** 回复督查通知，只回复一次；没有签收的同时签收 */
    answer: (input: CallInput<Api['directives']['answer']>) =>
      send<Response<Api['directives']['answer']>>('POST', '/directives/:id/answer', input),
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
    /** 群众收到的消息 */
    citizenInbox: (input: CallInput<Api['messages']['citizenInbox']> = {}) =>
      send<Response<Api['messages']['citizenInbox']>>('GET', '/citizen/messages', input),
    /** 群众把消息标为已读 */
    citizenRead: (input: CallInput<Api['messages']['citizenRead']>) =>
      send<Response<Api['messages']['citizenRead']>>('POST', '/citizen/messages/:id/read', input),
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
    /** 群众的订阅消息：可以询问的模板和剩余次数 */
    citizenMine: (input: CallInput<Api['subscriptions']['citizenMine']> = {}) =>
      send<Response<Api['subscriptions']['citizenMine']>>('GET', '/citizen/subscriptions', input),
    /** 小程序报告群众对订阅弹窗的答复（仅作提示，以微信推送为准） */
    citizenAnswered: (input: CallInput<Api['subscriptions']['citizenAnswered']>) =>
      send<Response<Api['subscriptions']['citizenAnswered']>>('POST', '/citizen/subscriptions/answers', input),
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
  powers: {
    /** 权力清单，可看某一天的清单 */
    list: (input: CallInput<Api['powers']['list']> = {}) =>
      send<Response<Api['powers']['list']>>('GET', '/powers', input),
    /** 各单位的现行事项数 */
    orgs: (input: CallInput<Api['powers']['orgs']> = {}) =>
      send<Response<Api['powers']['orgs']>>('GET', '/powers/orgs', input),
    /** 清单统计：五种状态、类型、单位、本月变动 */
    stats: (input: CallInput<Api['powers']['stats']> = {}) =>
      send<Response<Api['powers']['stats']>>('GET', '/powers/stats', input),
    /** 清单检查发现的问题 */
    checks: (input: CallInput<Api['powers']['checks']> = {}) =>
      send<Response<Api['powers']['checks']>>('GET', '/powers/checks', input),
    /** 各单位清单与指南的完成情况 */
    coverage: (input: CallInput<Api['powers']['coverage']> = {}) =>
      send<Response<Api['powers']['coverage']>>('GET', '/powers/coverage', input),
    /** 权力事项：现行版本、指定版本或某一天的版本 */
    get: (input: CallInput<Api['powers']['get']>) =>
      send<Response<Api['powers']['get']>>('GET', '/powers/:id', input),
    /** 两个版本逐项比较 */
    diff: (input: CallInput<Api['powers']['diff']>) =>
      send<Response<Api['powers']['diff']>>('GET', '/powers/:id/diff', input),
    /** 公开的权力清单 */
    publicList: (input: CallInput<Api['powers']['publicList']> = {}) =>
      send<Response<Api['powers']['publicList']>>('GET', '/public/powers', input),
    /** 按部门：各单位的事项数和指南数 */
    publicOrgs: (input: CallInput<Api['powers']['publicOrgs']> = {}) =>
      send<Response<Api['powers']['publicOrgs']>>('GET', '/public/powers/orgs', input),
    /** 公开的清单统计和本月变动 */
    publicStats: (input: CallInput<Api['powers']['publicStats']> = {}) =>
      send<Response<Api['powers']['publicStats']>>('GET', '/public/powers/stats', input),
    /** 公开的权力事项；每个公布过的版本都可看 */
    publicGet: (input: CallInput<Api['powers']['publicGet']>) =>
      send<Response<Api['powers']['publicGet']>>('GET', '/public/powers/:id', input),
  },
  proposals: {
    /** 清单调整：审查队列和已办 */
    list: (input: CallInput<Api['proposals']['list']> = {}) =>
      send<Response<Api['proposals']['list']>>('GET', '/proposals', input),
    /** 一件清单调整：依据、逐项比较、影响 */
    get: (input: CallInput<Api['proposals']['get']>) =>
      send<Response<Api['proposals']['get']>>('GET', '/proposals/:id', input),
    /** 提出清单调整 */
    create: (input: CallInput<Api['proposals']['create']>) =>
      send<Response<Api['proposals']['create']>>('POST', '/proposals', input),
    /** 修改起草中或被退回的调整 */
    change: (input: CallInput<Api['proposals']['change']>) =>
      send<Response<Api['proposals']['change']>>('PUT', '/proposals/:id', input),
    /** 提交合法性审查 */
    submit: (input: CallInput<Api['proposals']['submit']>) =>
      send<Response<Api['proposals']['submit']>>('POST', '/proposals/:id/submit', input),
    /** 审查：通过到下一步，或退回修改 */
    review: (input: CallInput<Api['proposals']['review']>) =>
      send<Response<Api['proposals']['review']>>('POST', '/proposals/:id/review', input),
    /** 公布：到生效日起执行 */
    publish: (input: CallInput<Api['proposals']['publish']>) =>
      send<Response<Api['proposals']['publish']>>('POST', '/proposals/:id/publish', input),
    /** 撤回清单调整 */
    withdraw: (input: CallInput<Api['proposals']['withdraw']>) =>
      send<Response<Api['proposals']['withdraw']>>('POST', '/proposals/:id/withdraw', input),
    /** 对多个事项提出同样的调整，逐项给出结果 */
    batchPropose: (input: CallInput<Api['proposals']['batchPropose']>) =>
      send<Response<Api['proposals']['batchPropose']>>('POST', '/proposals/batch', input),
    /** 审查或公布多件调整，逐件给出结果 */
    batchReview: (input: CallInput<Api['proposals']['batchReview']>) =>
      send<Response<Api['proposals']['batchReview']>>('POST', '/proposals/batch-review', input),
  },
  dutyLists: {
    /** 一个单位的责任清单（编号是单位的编号） */
    get: (input: CallInput<Api['dutyLists']['get']>) =>
      send<Response<Api['dutyLists']['get']>>('GET', '/duty-lists/:id', input),
    /** 保存责任清单草稿 */
    save: (input: CallInput<Api['dutyLists']['save']>) =>
      send<Response<Api['dutyLists']['save']>>('PUT', '/duty-lists/:id', input),
    /** 公布责任清单 */
    publish: (input: CallInput<Api['dutyLists']['publish']>) =>
      send<Response<Api['dutyLists']['publish']>>('POST', '/duty-lists/:id/publish', input),
    /** 公开的责任清单（编号是单位的编号） */
    publicGet: (input: CallInput<Api['dutyLists']['publicGet']>) =>
      send<Response<Api['dutyLists']['publicGet']>>('GET', '/public/duty-lists/:id', input),
  },
  cards: {
    /** 牌，新的在前 */
    list: (input: CallInput<Api['cards']['list']> = {}) =>
      send<Response<Api['cards']['list']>>('GET', '/cards', input),
    /** 一张牌 */
    get: (input: CallInput<Api['cards']['get']>) =>
      send<Response<Api['cards']['get']>>('GET', '/cards/:id', input),
    /** 就一项督办任务提请发牌，由督查室主任决定 */
    propose: (input: CallInput<Api['cards']['propose']>) =>
      send<Response<Api['cards']['propose']>>('POST', '/tasks/:id/cards', input),
    /** 发牌 */
    issue: (input: CallInput<Api['cards']['issue']>) =>
      send<Response<Api['cards']['issue']>>('POST', '/cards/:id/issue', input),
    /** 不予发牌 */
    decline: (input: CallInput<Api['cards']['decline']>) =>
      send<Response<Api['cards']['decline']>>('POST', '/cards/:id/decline', input),
    /** 登记送达 */
    deliver: (input: CallInput<Api['cards']['deliver']>) =>
      send<Response<Api['cards']['deliver']>>('POST', '/cards/:id/deliver', input),
    /** 申诉 */
    appeal: (input: CallInput<Api['cards']['appeal']>) =>
      send<Response<Api['cards']['appeal']>>('POST', '/cards/:id/appeal', input),
    /** 复核维持 */
    uphold: (input: CallInput<Api['cards']['uphold']>) =>
      send<Response<Api['cards']['uphold']>>('POST', '/cards/:id/uphold', input),
    /** 复核撤销 */
    withdraw: (input: CallInput<Api['cards']['withdraw']>) =>
      send<Response<Api['cards']['withdraw']>>('POST', '/cards/:id/withdraw', input),
    /** 摘牌 */
    lift: (input: CallInput<Api['cards']['lift']>) =>
      send<Response<Api['cards']['lift']>>('POST', '/cards/:id/lift', input),
  },
  monitoring: {
    /** 实时监察：按单位、窗口、渠道、事项 */
    board: (input: CallInput<Api['monitoring']['board']> = {}) =>
      send<Response<Api['monitoring']['board']>>('GET', '/monitoring/board', input),
    /** 监察预警，新的在前 */
    alerts: (input: CallInput<Api['monitoring']['alerts']> = {}) =>
      send<Response<Api['monitoring']['alerts']>>('GET', '/monitoring/alerts', input),
    /** 一条监察预警 */
    alert: (input: CallInput<Api['monitoring']['alert']>) =>
      send<Response<Api['monitoring']['alert']>>('GET', '/monitoring/alerts/:id', input),
    /** 就一条预警提请发牌 */
    propose: (input: CallInput<Api['monitoring']['propose']>) =>
      send<Response<Api['monitoring']['propose']>>('POST', '/monitoring/alerts/:id/card', input),
    /** 权力运行台账：期内每项权力的办件、超时、不予和牌 */
    ledger: (input: CallInput<Api['monitoring']['ledger']> = {}) =>
      send<Response<Api['monitoring']['ledger']>>('GET', '/monitoring/ledger', input),
    /** 从未行使的权力：期内一件办件也没有的，按单位；给出单位时列出事项 */
    idle: (input: CallInput<Api['monitoring']['idle']> = {}) =>
      send<Response<Api['monitoring']['idle']>>('GET', '/monitoring/idle-powers', input),
    /** 抽查和模拟办事 */
    checks: (input: CallInput<Api['monitoring']['checks']> = {}) =>
      send<Response<Api['monitoring']['checks']>>('GET', '/monitoring/checks', input),
    /** 一次检查 */
    check: (input: CallInput<Api['monitoring']['check']>) =>
      send<Response<Api['monitoring']['check']>>('GET', '/monitoring/checks/:id', input),
    /** 随机抽取办件：同一种子对同一批办件抽出同样的件 */
    draw: (input: CallInput<Api['monitoring']['draw']>) =>
      send<Response<Api['monitoring']['draw']>>('POST', '/monitoring/checks/draw', input),
    /** 登记一次模拟办事 */
    simulate: (input: CallInput<Api['monitoring']['simulate']>) =>
      send<Response<Api['monitoring']['simulate']>>('POST', '/monitoring/checks/simulated', input),
    /** 填写检查表，有问题的可以提请发提示或黄牌 */
    fill: (input: CallInput<Api['monitoring']['fill']>) =>
      send<Response<Api['monitoring']['fill']>>('POST', '/monitoring/checks/:id/fill', input),
  },
  cases: {
    /** 窗口收件 */
    create: (input: CallInput<Api['cases']['create']>) =>
      send<Response<Api['cases']['create']>>('POST', '/cases', input),
    /** 办件队列，最紧的在前 */
    list: (input: CallInput<Api['cases']['list']> = {}) =>
      send<Response<Api['cases']['list']>>('GET', '/cases', input),
    /** 一件办件 */
    get: (input: CallInput<Api['cases']['get']>) =>
      send<Response<Api['cases']['get']>>('GET', '/cases/:id', input),
    /** 认领审查，或从他人手里接过 */
    take: (input: CallInput<Api['cases']['take']>) =>
      send<Response<Api['cases']['take']>>('POST', '/cases/:id/take', input),
    /** 补齐容缺材料 */
    supply: (input: CallInput<Api['cases']['supply']>) =>
      send<Response<Api['cases']['supply']>>('POST', '/cases/:id/supply', input),
    /** 凭办件编号和手机号后四位查进度 */
    track: (input: CallInput<Api['cases']['track']>) =>
      send<Response<Api['cases']['track']>>('POST', '/public/cases/track', input),
    /** 凭办件编号和手机号后四位打开评价 */
    ratings: (input: CallInput<Api['cases']['ratings']>) =>
      send<Response<Api['cases']['ratings']>>('POST', '/public/cases/ratings', input),
    /** 受理 */
    accept: (input: CallInput<Api['cases']['accept']>) =>
      send<Response<Api['cases']['accept']>>('POST', '/cases/:id/accept', input),
    /** 告知补正 */
    askCorrection: (input: CallInput<Api['cases']['askCorrection']>) =>
      send<Response<Api['cases']['askCorrection']>>('POST', '/cases/:id/askCorrection', input),
    /** 提交补正 */
    correct: (input: CallInput<Api['cases']['correct']>) =>
      send<Response<Api['cases']['correct']>>('POST', '/cases/:id/correct', input),
    /** 不予受理 */
    refuse: (input: CallInput<Api['cases']['refuse']>) =>
      send<Response<Api['cases']['refuse']>>('POST', '/cases/:id/refuse', input),
    /** 开始审查 */
    startReview: (input: CallInput<Api['cases']['startReview']>) =>
      send<Response<Api['cases']['startReview']>>('POST', '/cases/:id/startReview', input),
    /** 进入特别程序 */
    startSpecial: (input: CallInput<Api['cases']['startSpecial']>) =>
      send<Response<Api['cases']['startSpecial']>>('POST', '/cases/:id/startSpecial', input),
    /** 结束特别程序 */
    endSpecial: (input: CallInput<Api['cases']['endSpecial']>) =>
      send<Response<Api['cases']['endSpecial']>>('POST', '/cases/:id/endSpecial', input),
    /** 延长期限 */
    extend: (input: CallInput<Api['cases']['extend']>) =>
      send<Response<Api['cases']['extend']>>('POST', '/cases/:id/extend', input),
    /** 报送决定 */
    sendUp: (input: CallInput<Api['cases']['sendUp']>) =>
      send<Response<Api['cases']['sendUp']>>('POST', '/cases/:id/sendUp', input),
    /** 退回审查 */
    sendBack: (input: CallInput<Api['cases']['sendBack']>) =>
      send<Response<Api['cases']['sendBack']>>('POST', '/cases/:id/sendBack', input),
    /** 准予 */
    grant: (input: CallInput<Api['cases']['grant']>) =>
      send<Response<Api['cases']['grant']>>('POST', '/cases/:id/grant', input),
    /** 不予 */
    deny: (input: CallInput<Api['cases']['deny']>) =>
      send<Response<Api['cases']['deny']>>('POST', '/cases/:id/deny', input),
    /** 完成制证 */
    make: (input: CallInput<Api['cases']['make']>) =>
      send<Response<Api['cases']['make']>>('POST', '/cases/:id/make', input),
    /** 送达 */
    deliver: (input: CallInput<Api['cases']['deliver']>) =>
      send<Response<Api['cases']['deliver']>>('POST', '/cases/:id/deliver', input),
    /** 撤回申请 */
    withdraw: (input: CallInput<Api['cases']['withdraw']>) =>
      send<Response<Api['cases']['withdraw']>>('POST', '/cases/:id/withdraw', input),
    /** 终止办理 */
    terminate: (input: CallInput<Api['cases']['terminate']>) =>
      send<Response<Api['cases']['terminate']>>('POST', '/cases/:id/terminate', input),
    /** 转报上级 */
    transfer: (input: CallInput<Api['cases']['transfer']>) =>
      send<Response<Api['cases']['transfer']>>('POST', '/cases/:id/transfer', input),
  },
  applications: {
    /** 提交申请 */
    submit: (input: CallInput<Api['applications']['submit']>) =>
      send<Response<Api['applications']['submit']>>('POST', '/citizen/cases', input),
    /** 我的办件，最近的在前 */
    list: (input: CallInput<Api['applications']['list']> = {}) =>
      send<Response<Api['applications']['list']>>('GET', '/citizen/cases', input),
    /** 我的一件办件 */
    get: (input: CallInput<Api['applications']['get']>) =>
      send<Response<Api['applications']['get']>>('GET', '/citizen/cases/:id', input),
    /** 提交补正材料 */
    correct: (input: CallInput<Api['applications']['correct']>) =>
      send<Response<Api['applications']['correct']>>('POST', '/citizen/cases/:id/correct', input),
    /** 补齐容缺或承诺的材料 */
    supply: (input: CallInput<Api['applications']['supply']>) =>
      send<Response<Api['applications']['supply']>>('POST', '/citizen/cases/:id/supply', input),
    /** 撤回申请 */
    withdraw: (input: CallInput<Api['applications']['withdraw']>) =>
      send<Response<Api['applications']['withdraw']>>('POST', '/citizen/cases/:id/withdraw', input),
    /** 与承办单位的往来留言 */
    thread: (input: CallInput<Api['applications']['thread']>) =>
      send<Response<Api['applications']['thread']>>('GET', '/citizen/cases/:id/thread', input),
    /** 给承办单位留言 */
    say: (input: CallInput<Api['applications']['say']>) =>
      send<Response<Api['applications']['say']>>('POST', '/citizen/cases/:id/messages', input),
    /** 承办单位的留言已读 */
    readThread: (input: CallInput<Api['applications']['readThread']>) =>
      send<Response<Api['applications']['readThread']>>('POST', '/citizen/cases/:id/thread/read', input),
    /** 打开自己办件的一份文书：n 为它在办件文书里的次序，从 0 起 */
    openPaper: (input: CallInput<Api['applications']['openPaper']>) =>
      send<Response<Api['applications']['openPaper']>>('POST', '/citizen/cases/:id/papers/:n', input),
    /** 没有提交的申请 */
    drafts: (input: CallInput<Api['applications']['drafts']> = {}) =>
      send<Response<Api['applications']['drafts']>>('GET', '/citizen/drafts', input),
    /** 一份草稿；没有时为空 */
    draft: (input: CallInput<Api['applications']['draft']>) =>
      send<Response<Api['applications']['draft']>>('GET', '/citizen/drafts/:guideId', input),
    /** 保存草稿 */
    saveDraft: (input: CallInput<Api['applications']['saveDraft']>) =>
      send<Response<Api['applications']['saveDraft']>>('PUT', '/citizen/drafts/:guideId', input),
    /** 删除草稿 */
    dropDraft: (input: CallInput<Api['applications']['dropDraft']>) =>
      send<Response<Api['applications']['dropDraft']>>('DELETE', '/citizen/drafts/:guideId', input),
    /** 以前提交过、可以再用的材料 */
    reusable: (input: CallInput<Api['applications']['reusable']> = {}) =>
      send<Response<Api['applications']['reusable']>>('GET', '/citizen/materials', input),
  },
  citizens: {
    /** 群众用 wx.login 的凭证登录 */
    signInWechat: (input: CallInput<Api['citizens']['signInWechat']>) =>
      send<Response<Api['citizens']['signInWechat']>>('POST', '/public/citizen-sessions/wechat', input),
    /** 群众同意隐私说明后，用微信手机号登录 */
    signUpWechat: (input: CallInput<Api['citizens']['signUpWechat']>) =>
      send<Response<Api['citizens']['signUpWechat']>>('POST', '/public/citizen-sessions/phone', input),
    /** 向群众的手机发送登录验证码 */
    sendSmsCode: (input: CallInput<Api['citizens']['sendSmsCode']>) =>
      send<Response<Api['citizens']['sendSmsCode']>>('POST', '/public/citizen-sms-codes', input),
    /** 群众用手机号和验证码登录网页版 */
    signInSms: (input: CallInput<Api['citizens']['signInSms']>) =>
      send<Response<Api['citizens']['signInSms']>>('POST', '/public/citizen-sessions/sms', input),
    /** 群众退出登录 */
    signOut: (input: CallInput<Api['citizens']['signOut']> = {}) =>
      send<Response<Api['citizens']['signOut']>>('DELETE', '/citizen/session', input),
    /** 群众本人 */
    me: (input: CallInput<Api['citizens']['me']> = {}) =>
      send<Response<Api['citizens']['me']>>('GET', '/citizen', input),
    /** 实名认证 */
    verify: (input: CallInput<Api['citizens']['verify']>) =>
      send<Response<Api['citizens']['verify']>>('POST', '/citizen/identity', input),
  },
  ratings: {
    /** 打开评价链接：评什么，评过没有，差评整改得怎样 */
    invitation: (input: CallInput<Api['ratings']['invitation']>) =>
      send<Response<Api['ratings']['invitation']>>('GET', '/public/ratings/invitations/:token', input),
    /** 评价，或在期限内改一次 */
    give: (input: CallInput<Api['ratings']['give']>) =>
      send<Response<Api['ratings']['give']>>('POST', '/public/ratings/invitations/:token', input),
    /** 差评整改后再次评价 */
    regive: (input: CallInput<Api['ratings']['regive']>) =>
      send<Response<Api['ratings']['regive']>>('POST', '/public/ratings/invitations/:token/rerating', input),
    /** 公开的评价，不含能认出人的内容 */
    publicList: (input: CallInput<Api['ratings']['publicList']> = {}) =>
      send<Response<Api['ratings']['publicList']>>('GET', '/public/ratings', input),
    /** 满意率等公开指标及口径；样本不足 5 的不公开 */
    publicFigures: (input: CallInput<Api['ratings']['publicFigures']> = {}) =>
      send<Response<Api['ratings']['publicFigures']>>('GET', '/public/ratings/figures', input),
    /** 好差评，最新的在前 */
    list: (input: CallInput<Api['ratings']['list']> = {}) =>
      send<Response<Api['ratings']['list']>>('GET', '/ratings', input),
    /** 好差评指标及口径 */
    figures: (input: CallInput<Api['ratings']['figures']> = {}) =>
      send<Response<Api['ratings']['figures']>>('GET', '/ratings/figures', input),
    /** 一条评价 */
    get: (input: CallInput<Api['ratings']['get']>) =>
      send<Response<Api['ratings']['get']>>('GET', '/ratings/:id', input),
  },
  rectifications: {
    /** 差评整改，期限最紧的在前 */
    list: (input: CallInput<Api['rectifications']['list']> = {}) =>
      send<Response<Api['rectifications']['list']>>('GET', '/rectifications', input),
    /** 记录回访：联系上了没有，说了什么 */
    contact: (input: CallInput<Api['rectifications']['contact']>) =>
      send<Response<Api['rectifications']['contact']>>('POST', '/ratings/:id/contact', input),
    /** 查看评价人电话，用途记入审计 */
    phone: (input: CallInput<Api['rectifications']['phone']>) =>
      send<Response<Api['rectifications']['phone']>>('POST', '/ratings/:id/phone', input),
    /** 核实差评，定整改方式 */
    verify: (input: CallInput<Api['rectifications']['verify']>) =>
      send<Response<Api['rectifications']['verify']>>('POST', '/ratings/:id/verification', input),
    /** 报送整改情况，评价人看得到 */
    rectify: (input: CallInput<Api['rectifications']['rectify']>) =>
      send<Response<Api['rectifications']['rectify']>>('POST', '/ratings/:id/rectification', input),
    /** 对恶意或误评的差评提出申诉 */
    appeal: (input: CallInput<Api['rectifications']['appeal']>) =>
      send<Response<Api['rectifications']['appeal']>>('POST', '/ratings/:id/appeal', input),
    /** 复核差评申诉 */
    judge: (input: CallInput<Api['rectifications']['judge']>) =>
      send<Response<Api['rectifications']['judge']>>('POST', '/ratings/:id/ruling', input),
  },
  pads: {
    /** 凭办件编号找可以请人评价的环节 */
    invitations: (input: CallInput<Api['pads']['invitations']> = {}) =>
      send<Response<Api['pads']['invitations']>>('GET', '/rating-invitations', input),
    /** 本单位的窗口评价器 */
    list: (input: CallInput<Api['pads']['list']> = {}) =>
      send<Response<Api['pads']['list']>>('GET', '/pads', input),
    /** 登记窗口评价器 */
    create: (input: CallInput<Api['pads']['create']>) =>
      send<Response<Api['pads']['create']>>('POST', '/pads', input),
    /** 在评价器上请人评价 */
    show: (input: CallInput<Api['pads']['show']>) =>
      send<Response<Api['pads']['show']>>('POST', '/pads/:code/show', input),
    /** 评价器现在请谁评价 */
    current: (input: CallInput<Api['pads']['current']>) =>
      send<Response<Api['pads']['current']>>('GET', '/public/pads/:code', input),
  },
  caseDesk: {
    /** 可以审查这件的人，带在办件数；可以决定这件的人 */
    reviewers: (input: CallInput<Api['caseDesk']['reviewers']>) =>
      send<Response<Api['caseDesk']['reviewers']>>('GET', '/cases/:id/reviewers', input),
    /** 分派给审查人；已有审查人的要写明原因 */
    assign: (input: CallInput<Api['caseDesk']['assign']>) =>
      send<Response<Api['caseDesk']['assign']>>('POST', '/cases/:id/assign', input),
  },
  charges: {
    /** 登记收费；不在办事指南内的会标出并预警 */
    charge: (input: CallInput<Api['charges']['charge']>) =>
      send<Response<Api['charges']['charge']>>('POST', '/cases/:id/charges', input),
    /** 登记退费 */
    refund: (input: CallInput<Api['charges']['refund']>) =>
      send<Response<Api['charges']['refund']>>('POST', '/cases/:id/charges/:n/refund', input),
  },
  caseThread: {
    /** 与申请人的往来留言，先说的在前 */
    get: (input: CallInput<Api['caseThread']['get']>) =>
      send<Response<Api['caseThread']['get']>>('GET', '/cases/:id/thread', input),
    /** 给申请人留言 */
    say: (input: CallInput<Api['caseThread']['say']>) =>
      send<Response<Api['caseThread']['say']>>('POST', '/cases/:id/messages', input),
    /** 申请人的留言已读 */
    markRead: (input: CallInput<Api['caseThread']['markRead']>) =>
      send<Response<Api['caseThread']['markRead']>>('POST', '/cases/:id/thread/read', input),
    /** 凭办件编号和手机号后四位查看留言、给承办单位留言 */
    track: (input: CallInput<Api['caseThread']['track']>) =>
      send<Response<Api['caseThread']['track']>>('POST', '/public/cases/thread', input),
  },
  caseJoint: {
    /** 发起联办，每项各有单位和天数 */
    ask: (input: CallInput<Api['caseJoint']['ask']>) =>
      send<Response<Api['caseJoint']['ask']>>('POST', '/cases/:id/joint', input),
    /** 这件的联办 */
    ofCase: (input: CallInput<Api['caseJoint']['ofCase']>) =>
      send<Response<Api['caseJoint']['ofCase']>>('GET', '/cases/:id/steps', input),
    /** 本单位的联办，最紧的在前 */
    list: (input: CallInput<Api['caseJoint']['list']> = {}) =>
      send<Response<Api['caseJoint']['list']>>('GET', '/case-steps', input),
    /** 本单位的一项联办 */
    get: (input: CallInput<Api['caseJoint']['get']>) =>
      send<Response<Api['caseJoint']['get']>>('GET', '/case-steps/:id', input),
    /** 认领联办 */
    take: (input: CallInput<Api['caseJoint']['take']>) =>
      send<Response<Api['caseJoint']['take']>>('POST', '/cases/:id/steps/:n/take', input),
    /** 答复联办：已办，或写明原因退回 */
    answer: (input: CallInput<Api['caseJoint']['answer']>) =>
      send<Response<Api['caseJoint']['answer']>>('POST', '/cases/:id/steps/:n/answer', input),
  },
  hall: {
    /** 大厅屏：今日办件、按时办结率、取件 */
    show: (input: CallInput<Api['hall']['show']> = {}) =>
      send<Response<Api['hall']['show']>>('GET', '/public/hall', input),
  },
  casePapers: {
    /** 打印办件的一份文书：n 为它在办件文书里的次序，从 0 起 */
    print: (input: CallInput<Api['casePapers']['print']>) =>
      send<Response<Api['casePapers']['print']>>('POST', '/cases/:id/papers/:n', input),
    /** 批量打印：每件最近一份这种文书，合成一个文件；没有这种文书的列出来 */
    printMany: (input: CallInput<Api['casePapers']['printMany']>) =>
      send<Response<Api['casePapers']['printMany']>>('POST', '/case-papers', input),
    /** 查看申请人的完整信息：写明用途，记入审计 */
    reveal: (input: CallInput<Api['casePapers']['reveal']>) =>
      send<Response<Api['casePapers']['reveal']>>('POST', '/cases/:id/reveal', input),
  },
  caseFigures: {
    /** 办件统计：期内的平衡、按时办结率、用时，与上期和去年同期对照 */
    read: (input: CallInput<Api['caseFigures']['read']> = {}) =>
      send<Response<Api['caseFigures']['read']>>('GET', '/case-figures', input),
    /** 各单位申报的办件数 */
    declared: (input: CallInput<Api['caseFigures']['declared']> = {}) =>
      send<Response<Api['caseFigures']['declared']>>('GET', '/case-figures/declared', input),
    /** 申报本单位一个月的全部办件数 */
    declare: (input: CallInput<Api['caseFigures']['declare']>) =>
      send<Response<Api['caseFigures']['declare']>>('PUT', '/case-figures/declared', input),
  },
  catalog: {
    /** 清单设置：要素、编码、审议步骤、主题 */
    settings: (input: CallInput<Api['catalog']['settings']> = {}) =>
      send<Response<Api['catalog']['settings']>>('GET', '/catalog/settings', input),
    /** 修改清单设置 */
    change: (input: CallInput<Api['catalog']['change']>) =>
      send<Response<Api['catalog']['change']>>('PUT', '/catalog/settings', input),
    /** 按编号规则给出下一个编码（提交时才占用） */
    nextCode: (input: CallInput<Api['catalog']['nextCode']> = {}) =>
      send<Response<Api['catalog']['nextCode']>>('GET', '/catalog/next-code', input),
    /** 主题、人生事件和企业事件，带指南数 */
    themes: (input: CallInput<Api['catalog']['themes']> = {}) =>
      send<Response<Api['catalog']['themes']>>('GET', '/public/themes', input),
  },
  guides: {
    /** 办事指南列表 */
    list: (input: CallInput<Api['guides']['list']> = {}) =>
      send<Response<Api['guides']['list']>>('GET', '/guides', input),
    /** 办事指南：草稿、完整度和缺项；可看指定版本 */
    get: (input: CallInput<Api['guides']['get']>) =>
      send<Response<Api['guides']['get']>>('GET', '/guides/:id', input),
    /** 为权力事项新建指南 */
    create: (input: CallInput<Api['guides']['create']>) =>
      send<Response<Api['guides']['create']>>('POST', '/guides', input),
    /** 保存指南草稿；兜底材料、承诺长于法定、走不通的情形不能保存 */
    save: (input: CallInput<Api['guides']['save']>) =>
      send<Response<Api['guides']['save']>>('PUT', '/guides/:id', input),
    /** 发布指南的新版本 */
    publish: (input: CallInput<Api['guides']['publish']>) =>
      send<Response<Api['guides']['publish']>>('POST', '/guides/:id/publish', input),
    /** 指南下线 */
    retire: (input: CallInput<Api['guides']['retire']>) =>
      send<Response<Api['guides']['retire']>>('POST', '/guides/:id/retire', input),
    /** 指南两个版本逐项比较；0 是草稿 */
    diff: (input: CallInput<Api['guides']['diff']>) =>
      send<Response<Api['guides']['diff']>>('GET', '/guides/:id/diff', input),
    /** 公开的办事指南：按部门、主题、对象、事件 */
    publicList: (input: CallInput<Api['guides']['publicList']> = {}) =>
      send<Response<Api['guides']['publicList']>>('GET', '/public/guides', input),
    /** 公开的办事指南；每个发布过的版本都可看 */
    publicGet: (input: CallInput<Api['guides']['publicGet']>) =>
      send<Response<Api['guides']['publicGet']>>('GET', '/public/guides/:id', input),
    /** 打印一次性告知书：编号，生成 PDF 和 Word */
    print: (input: CallInput<Api['guides']['print']>) =>
      send<Response<Api['guides']['print']>>('POST', '/public/guides/:id/papers', input),
  },
  search: {
    /** 公众搜索：事项、责任、指南 */
    public: (input: CallInput<Api['search']['public']> = {}) =>
      send<Response<Api['search']['public']>>('GET', '/public/search', input),
    /** 信息索引：事项、责任、指南，和查看范围内的任务、知识库 */
    all: (input: CallInput<Api['search']['all']> = {}) =>
      send<Response<Api['search']['all']>>('GET', '/search', input),
  },
  savedViews: {
    /** 一个列表的常用视图：自己的和本单位共享的 */
    list: (input: CallInput<Api['savedViews']['list']> = {}) =>
      send<Response<Api['savedViews']['list']>>('GET', '/me/views', input),
    /** 保存常用视图，每人最多 30 个 */
    create: (input: CallInput<Api['savedViews']['create']>) =>
      send<Response<Api['savedViews']['create']>>('POST', '/me/views', input),
    /** 改名、更新、共享常用视图或设为默认 */
    change: (input: CallInput<Api['savedViews']['change']>) =>
      send<Response<Api['savedViews']['change']>>('PATCH', '/me/views/:id', input),
    /** 删除常用视图 */
    remove: (input: CallInput<Api['savedViews']['remove']>) =>
      send<Response<Api['savedViews']['remove']>>('POST', '/me/views/:id/remove', input),
  },
  sheets: {
    /** 导入和导出记录 */
    jobs: (input: CallInput<Api['sheets']['jobs']> = {}) =>
      send<Response<Api['sheets']['jobs']>>('GET', '/sheets/jobs', input),
    /** 一次导入或导出的进度和结果 */
    job: (input: CallInput<Api['sheets']['job']>) =>
      send<Response<Api['sheets']['job']>>('GET', '/sheets/jobs/:id', input),
    /** 试导发现的问题 */
    findings: (input: CallInput<Api['sheets']['findings']>) =>
      send<Response<Api['sheets']['findings']>>('GET', '/sheets/jobs/:id/findings', input),
    /** 撤销时没有恢复的行：导入后又改过 */
    refused: (input: CallInput<Api['sheets']['refused']>) =>
      send<Response<Api['sheets']['refused']>>('GET', '/sheets/jobs/:id/refused', input),
    /** 就地改正试导发现的问题，并重新试导；原表不变 */
    correct: (input: CallInput<Api['sheets']['correct']>) =>
      send<Response<Api['sheets']['correct']>>('POST', '/sheets/jobs/:id/corrections', input),
    /** 确认导入：没有错误的行写入清单 */
    commit: (input: CallInput<Api['sheets']['commit']>) =>
      send<Response<Api['sheets']['commit']>>('POST', '/sheets/jobs/:id/commit', input),
    /** 24 小时内撤销导入；导入后又改过的行不动，并列出来 */
    undo: (input: CallInput<Api['sheets']['undo']>) =>
      send<Response<Api['sheets']['undo']>>('POST', '/sheets/jobs/:id/undo', input),
    /** 取消还没有确认的导入 */
    cancel: (input: CallInput<Api['sheets']['cancel']>) =>
      send<Response<Api['sheets']['cancel']>>('POST', '/sheets/jobs/:id/cancel', input),
    /** 导出当前条件下的清单、办件、任务或事项；办件、任务和事项带水印，只给导出的人下载，办件要写明用途 */
    export: (input: CallInput<Api['sheets']['export']>) =>
      send<Response<Api['sheets']['export']>>('POST', '/sheets/exports', input),
  },
  corrections: {
    /** 纠错：告诉编办这一页哪里不对 */
    submit: (input: CallInput<Api['corrections']['submit']>) =>
      send<Response<Api['corrections']['submit']>>('POST', '/public/corrections', input),
    /** 凭查询码看纠错的答复 */
    answer: (input: CallInput<Api['corrections']['answer']>) =>
      send<Response<Api['corrections']['answer']>>('GET', '/public/corrections/:code', input),
    /** 公众纠错 */
    list: (input: CallInput<Api['corrections']['list']> = {}) =>
      send<Response<Api['corrections']['list']>>('GET', '/corrections', input),
    /** 一条纠错 */
    get: (input: CallInput<Api['corrections']['get']>) =>
      send<Response<Api['corrections']['get']>>('GET', '/corrections/:id', input),
    /** 答复纠错 */
    reply: (input: CallInput<Api['corrections']['reply']>) =>
      send<Response<Api['corrections']['reply']>>('POST', '/corrections/:id/reply', input),
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
  regions: {
    /** 一级单位及其下级的灯、序时完成率、按时办结率和销号率，可逐级往下看 */
    get: (input: CallInput<Api['regions']['get']> = {}) =>
      send<Response<Api['regions']['get']>>('GET', '/regions', input),
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
