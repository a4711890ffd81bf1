/**
 * What nobody could verify without a real, verified account (docs/wechat-acceptance.md), what the product does meanwhile, and where
 * the assumption sits. The acceptance run answers what a run can answer; the rest is settled by asking or waiting.
 */
export interface OpenQuestion {
  id: string
  question: string
  /** What the product does today. */
  today: string
  /** Files to change when the answer is another one. */
  where: string
  /** How it is settled when no case of the run can. */
  otherwise: string | null
}

export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  {
    id: 'repeat',
    question: '同一个 client_msg_id 再发一次，平台怎样回答？10 分钟以后呢？最长能有多少位？',
    today: '用 32 位以内的编号；回答 ok、40241、45065 都当作已受理；只在 8 分钟内用原编号重试',
    where: 'server/src/wechat/errors.ts，server/src/modules/messages/（outbox）',
    otherwise: null,
  },
  {
    id: 'same-minute',
    question: '40241 是什么意思：同一内容、同一模板，还是同一个人 60 秒内第二条？',
    today: '当作已受理；同一人同一模板的两张卡片至少间隔 60 秒（规则 cardGapSeconds，可调）',
    where: 'server/src/wechat/errors.ts，shared/src/rules/rules.table.ts',
    otherwise: null,
  },
  {
    id: 'fields',
    question:
      '多余的键、只有日期的 time、带表情的 thing、不在枚举里的 const 会被接受吗？short_thing 最多几个字？',
    today:
      '发送前按严格理解检查：没有多余的键，time 必带时分，去掉表情，const 只用枚举里的词，short_thing 5 个字',
    where: 'server/src/wechat/fields.ts',
    otherwise: null,
  },
  {
    id: 'addresses',
    question: '小程序的 openid、未关联的小程序、未发布的页面、不存在的模板，各回答什么错误码？',
    today: '40003 换下一通道；40165 换下一通道；40013、40036、40037 停用模板或账号并告警',
    where: 'server/src/wechat/errors.ts',
    otherwise: null,
  },
  {
    id: 'sns',
    question: '/sns/jscode2session 今天的 content-type 是什么？',
    today: 'application/json 与 text/plain 都按 JSON 读',
    where: 'server/src/wechat/account.ts（co-wechat-api 的 request）',
    otherwise: null,
  },
  {
    id: 'consent',
    question: '没有订阅次数时，订阅消息的错误码是不是 43101？成功时带不带 msgid？',
    today: '43101 清零次数、换下一通道；msgid 可有可无',
    where: 'server/src/wechat/sends.ts，server/src/modules/subscriptions/',
    otherwise: null,
  },
  {
    id: 'review',
    question: '40252（进入平台审核）的消息审核通过后真的会自动下发、并有 TEMPLATESENDJOBFINISH 吗？',
    today: '停在“审核中”，不重发；一级消息立即走下一通道',
    where: 'server/src/modules/messages/（outbox）',
    otherwise: '不能故意触发。日志里出现 40252 后，看这条消息有没有送达结果，并问收件人',
  },
  {
    id: 'pace',
    question: '43117 和 failed:freq limit 的数值是多少？每秒能发多少？',
    today: '每个账号每秒 20 条、短时最多 40 条（规则可调）；遇 43117 对这个人停 30 分钟',
    where: 'shared/src/rules/rules.table.ts',
    otherwise: '不试：突发会让账号受限约 20 分钟。正式运行后看 /metrics 的错误码计数再调高',
  },
  {
    id: 'test-account',
    question: '测试号除了不限制 thing 的长度，还有哪些不同？',
    today: '不拿测试号当证明；字段一律按正式号检查',
    where: 'server/src/wechat/fields.ts',
    otherwise: '用测试号的变量再跑一遍本脚本，对比两份报告',
  },
  {
    id: 'templates',
    question: '督查类目有没有长期订阅模板？“到期提醒”类模板能不能通过审核？',
    today: '每个模板的编号按环境配置；没有编号的通道跳过',
    where: 'shared/src/templates/templates.table.ts',
    otherwise: '在公众平台提出申请，结果记在报告里',
  },
  {
    id: 'wecom',
    question: '用户单位允不允许用企业微信发送？卡片描述里的换行是否照样显示？',
    today: '配置了才用，排在服务号之前；描述用换行分行',
    where: 'server/src/wecom/wecom.card.ts',
    otherwise: '问用户单位；配置后给自己发一条，看卡片',
  },
  {
    id: 'early-event',
    question: 'TEMPLATESENDJOBFINISH 会不会比发送接口的应答先到？',
    today: '会：先存事件，等有了 msgid 再对上；也允许重复和永远不来',
    where: 'server/src/modules/events/',
    otherwise: '比较日志里同一 msgid 的应答时间和事件时间',
  },
]
