import type { Accounts, MessageTemplate } from './config'
import type { SmsAccounts } from './sms-account'
import type { WecomAccount } from './seed/seed.options'

/**
 * Demo accounts, the same on every developer's machine. Both sides of the wire need them: the start script
 * hands these values to the server and to the sandbox. They open nothing outside the sandbox.
 */
export const DEMO_ACCOUNTS: Accounts = {
  mp: {
    kind: 'mp',
    appid: 'wxmp00000000000001',
    secret: 'demo-mp-secret-not-for-production',
    name: '明督督查',
    ghId: 'gh_mingdu000001',
    token: 'mingduDemoCallbackToken',
    aesKey: 'ZGVtb0NhbGxiYWNrS2V5Rm9yVGhlU2FuZGJveE9ubHk',
    mode: 'safe',
    pushFormat: 'xml',
  },
  mini: {
    kind: 'mini',
    appid: 'wxmini000000000001',
    secret: 'demo-mini-secret-not-for-production',
    name: '明督',
    ghId: 'gh_mingdumini01',
    token: 'mingduDemoMiniCallbackToken',
    aesKey: 'ZGVtb01pbmlDYWxsYmFja0tleUZvclNhbmRib3hVc2U',
    mode: 'safe',
    pushFormat: 'xml',
  },
}

/** The 企业微信 of the demo: one organisation with one application. */
export const DEMO_WECOM: WecomAccount = {
  corpid: 'wwmingdu0000000001',
  secret: 'demo-wecom-secret-not-for-production',
  agentid: 1000002,
}

/** Ids of the seeded 类目模板 of the 服务号; a real id is 43 characters long. */
export const TEMPLATE_IDS = {
  taskAssigned: 'TPL_TASK_ASSIGNED_0000000000000000000000000',
  taskWarning: 'TPL_TASK_WARNING_00000000000000000000000000',
  taskResult: 'TPL_TASK_RESULT_000000000000000000000000000',
  taskDigest: 'TPL_TASK_DIGEST_000000000000000000000000000',
} as const

/** Ids of the seeded 订阅消息 of the mini-program: the reminder is long-term, the result takes one accept each. */
export const SUBSCRIBE_TEMPLATE_IDS = {
  taskReminder: 'SUB_TASK_REMINDER_0000000000000000000000000',
  taskResult: 'SUB_TASK_RESULT_000000000000000000000000000',
  caseProgress: 'SUB_CASE_PROGRESS_0000000000000000000000000',
  columnUpdate: 'SUB_COLUMN_UPDATE_0000000000000000000000000',
} as const

/** Ids of the seeded 订阅通知 of the 服务号. */
export const BIZ_TEMPLATE_IDS = {
  taskReminder: 'BIZ_TASK_REMINDER_0000000000000000000000000',
} as const

/** Values of the const fields: on the real platform they are set by hand in the console, per account. */
export const TEMPLATE_ENUMS = {
  taskStatus: ['待签收', '已退回', '待核验'],
  warningKind: ['预警', '即将到期', '今日到期', '已超期', '多项预警'],
  taskResult: ['核验通过', '退回补充', '已办结', '已销号'],
} as const

export const TEMPLATES: readonly MessageTemplate[] = [
  {
    id: TEMPLATE_IDS.taskAssigned,
    kind: 'template',
    title: '工单待处理通知',
    category: '政务民生',
    keys: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'const3', label: '工单状态', enums: TEMPLATE_ENUMS.taskStatus },
      { key: 'time4', label: '截止时间' },
      { key: 'thing5', label: '派单单位' },
    ],
  },
  {
    id: TEMPLATE_IDS.taskWarning,
    kind: 'template',
    title: '工单催办提醒',
    category: '政务民生',
    keys: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'const3', label: '提醒类型', enums: TEMPLATE_ENUMS.warningKind },
      { key: 'time4', label: '截止时间' },
      { key: 'thing5', label: '剩余时间' },
    ],
  },
  {
    id: TEMPLATE_IDS.taskResult,
    kind: 'template',
    title: '工单处理结果通知',
    category: '政务民生',
    keys: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'const3', label: '处理结果', enums: TEMPLATE_ENUMS.taskResult },
      { key: 'time4', label: '处理时间' },
      { key: 'thing5', label: '备注' },
    ],
  },
  {
    id: TEMPLATE_IDS.taskDigest,
    kind: 'template',
    title: '多项任务到期提醒',
    category: '政务民生',
    keys: [
      { key: 'character_string1', label: '任务数量' },
      { key: 'thing2', label: '任务事项' },
      { key: 'time3', label: '最近截止时间' },
      { key: 'const4', label: '提醒类型', enums: ['多项预警'] },
    ],
  },
]

const REMINDER_KEYS = [
  { key: 'character_string1', label: '工单编号' },
  { key: 'thing2', label: '工单名称' },
  { key: 'time3', label: '截止时间' },
  { key: 'thing4', label: '提醒事项' },
] as const

export const SUBSCRIBE_TEMPLATES: readonly MessageTemplate[] = [
  {
    id: SUBSCRIBE_TEMPLATE_IDS.taskReminder,
    kind: 'long',
    title: '工单到期提醒',
    category: '政务民生',
    keys: REMINDER_KEYS,
  },
  {
    id: SUBSCRIBE_TEMPLATE_IDS.taskResult,
    kind: 'once',
    title: '工单处理结果通知',
    category: '政务民生',
    keys: [
      { key: 'character_string1', label: '工单编号' },
      { key: 'thing2', label: '工单名称' },
      { key: 'thing3', label: '处理结果' },
      { key: 'time4', label: '处理时间' },
    ],
  },
  {
    id: SUBSCRIBE_TEMPLATE_IDS.caseProgress,
    kind: 'once',
    title: '办件进度通知',
    category: '政务民生',
    keys: [
      { key: 'character_string1', label: '办件编号' },
      { key: 'thing2', label: '事项名称' },
      { key: 'thing3', label: '办理状态' },
      { key: 'time4', label: '更新时间' },
    ],
  },
  {
    id: SUBSCRIBE_TEMPLATE_IDS.columnUpdate,
    kind: 'once',
    title: '栏目更新通知',
    category: '政务民生',
    keys: [
      { key: 'thing1', label: '栏目名称' },
      { key: 'thing2', label: '更新内容' },
      { key: 'time3', label: '更新时间' },
    ],
  },
]

export const BIZ_TEMPLATES: readonly MessageTemplate[] = [
  {
    id: BIZ_TEMPLATE_IDS.taskReminder,
    kind: 'bizlong',
    title: '工单到期提醒',
    category: '政务民生',
    keys: REMINDER_KEYS,
  },
]

export const ALL_TEMPLATES: readonly MessageTemplate[] = [
  ...TEMPLATES,
  ...SUBSCRIBE_TEMPLATES,
  ...BIZ_TEMPLATES,
]

/** Pages of the released mini-program; a card or a code that names another page is refused. */
export const RELEASE_PAGES: readonly string[] = [
  'pages/home/index',
  'pages/services/index',
  'pages/todo/index',
  'pages/messages/index',
  'pages/me/index',
  'pages/participate/index',
  'features/clues/mine/index',
  'features/tasks/detail/index',
  'features/tasks/report/index',
  'features/tasks/verify/index',
  'features/matters/detail/index',
  'features/notices/list/index',
  'features/notices/detail/index',
  'features/bulletins/detail/index',
  'features/columns/article/index',
  'features/oversight/detail/index',
  'features/consultations/thread/index',
  'features/delegations/detail/index',
  'features/accounts/bind/index',
  'features/accounts/privacy/index',
  'features/accounts/my-privacy/index',
  'features/subscriptions/reminders/index',
  'features/feedback/list/index',
  'features/feedback/write/index',
  'features/guides/detail/index',
  'features/guides/list/index',
  'features/powers/detail/index',
  'features/powers/list/index',
  'features/powers/org/index',
  'features/powers/duties/index',
  'features/powers/stats/index',
  'features/search/find/index',
  'features/ratings/rate/index',
  'features/confirmations/answer/index',
  'features/ratings/list/index',
  'features/ratings/pad/index',
  'features/corrections/write/index',
  'features/corrections/answer/index',
  'features/cases/track/index',
  'features/cases/steps/index',
  'features/cases/step/index',
  'features/citizens/sign-in/index',
  'features/citizens/identity/index',
  'features/citizens/messages/index',
  'features/cases/apply/index',
  'features/cases/mine/index',
]

/** Accounts with the SMS providers. `SMS_PROVIDER=sandbox` of the server knows the ones of Alibaba Cloud. */
export const DEMO_SMS: SmsAccounts = {
  signName: '明督',
  aliyun: { keyId: 'demo-aliyun-key-id', keySecret: 'demo-aliyun-key-secret-not-for-production' },
  tencent: {
    keyId: 'demo-tencent-secret-id',
    keySecret: 'demo-tencent-secret-key-not-for-production',
    appId: '1400000001',
  },
  templates: [
    {
      key: 'loginCode',
      kind: 'code',
      ids: { aliyun: 'SMS_100000001', tencent: '1000001' },
      text: '您的验证码为${code}，${minutes}分钟内有效，请勿告诉他人。',
    },
    {
      key: 'taskWarning',
      kind: 'notice',
      ids: { aliyun: 'SMS_100000002', tencent: '1000002' },
      text: '工单${number}：${kind}，截止${due}，请登录明督小程序办理。',
    },
    {
      key: 'caseProgress',
      kind: 'notice',
      ids: { aliyun: 'SMS_100000003', tencent: '1000003' },
      text: '您提交的${number}：${state}。可在明督小程序查询进度。',
    },
    {
      key: 'caseRating',
      kind: 'notice',
      ids: { aliyun: 'SMS_100000004', tencent: '1000004' },
      // a registered text holds the address of the place; here that is wherever the product runs
      text: '您的办件${number}：${state}。请您评价 {app}/r/${code}',
    },
    {
      key: 'confirmation',
      kind: 'notice',
      ids: { aliyun: 'SMS_100000005', tencent: '1000005' },
      text: '督查事项${number}报告已办好，解决没有请您说一句，${due}截止：{app}/c/${code}',
    },
  ],
  receiptToken: null,
}
