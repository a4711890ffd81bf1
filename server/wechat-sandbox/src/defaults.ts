import type { Accounts, MessageTemplate } from './config'

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
  },
  mini: {
    kind: 'mini',
    appid: 'wxmini000000000001',
    secret: 'demo-mini-secret-not-for-production',
    name: '明督',
  },
}

/** Ids of the seeded 类目模板 of the 服务号; a real id is 43 characters long. */
export const TEMPLATE_IDS = {
  taskAssigned: 'TPL_TASK_ASSIGNED_0000000000000000000000000',
  taskWarning: 'TPL_TASK_WARNING_00000000000000000000000000',
  taskResult: 'TPL_TASK_RESULT_000000000000000000000000000',
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
]

/** Pages of the released mini-program; a card or a code that names another page is refused. */
export const RELEASE_PAGES: readonly string[] = [
  'pages/todo/index',
  'pages/messages/index',
  'pages/me/index',
  'features/tasks/detail/index',
  'features/tasks/report/index',
  'features/tasks/verify/index',
  'features/accounts/bind/index',
]

/** Texts the SMS provider holds for each template key; `${name}` is filled from params. */
export const SMS_TEMPLATES: Readonly<Record<string, string>> = {
  'sign-in-code': '您的验证码为 ${code}，${minutes} 分钟内有效，请勿告诉他人。',
  'task-warning': '工单 ${number} ${kind}，截止 ${due}，请登录明督小程序办理。',
}
