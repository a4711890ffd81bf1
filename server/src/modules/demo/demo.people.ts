import type { Role } from '@mingdu/shared/accounts/permissions'

/**
 * The fictitious 演示区: real departments of a county district by name, people by role only.
 * Department names as in the published list of 844 items that the product ships for its demonstration.
 */

/** The one password of all demonstration accounts; production refuses to load them. */
export const DEMO_PASSWORD = 'Mingdu2026'

/** A number nobody has. */
export const DEMO_OFFICE_PHONE = '0999-8800000'

export interface DemoOrg {
  /** Short pinyin, the stem of its people's employee numbers. */
  key: string
  name: string
  shortName: string
  kind: 'region' | 'government' | 'department' | 'street' | 'office'
  parent: string | null
}

export interface DemoPerson {
  employeeNo: string
  org: string
  name: string
  title: string
  roles: Role[]
  phone: string
  /** Bound in the mini-program, and following the 服务号. */
  bound: boolean
  follows: boolean
}

const DEPARTMENTS: readonly [key: string, name: string, shortName: string][] = [
  ['shuiwu', '区水务局', '水务局'],
  ['zonghe', '区综合执法局', '综合执法局'],
  ['nongye', '区农业农村局', '农业农村局'],
  ['xingzheng', '区行政审批局', '行政审批局'],
  ['jiaoke', '区教科体局', '教科体局'],
  ['shengtai', '区生态环境局', '生态环境局'],
  ['renshe', '区人社局', '人社局'],
  ['ziran', '区自然资源和规划局', '自然资源局'],
  ['gongan', '区公安分局', '公安分局'],
  ['yibao', '区医疗保障局', '医保局'],
  ['wenguang', '区文广旅局', '文广旅局'],
  ['sifa', '区司法局', '司法局'],
  ['weijian', '区卫健局', '卫健局'],
  ['minzheng', '区民政局', '民政局'],
  ['shijian', '区市监局', '市监局'],
  ['linye', '区林业局', '林业局'],
  ['yingji', '区应急管理局', '应急局'],
  ['tuiyi', '区退役军人事务局', '退役军人局'],
  ['caizheng', '区财政局', '财政局'],
  ['quwei', '区委办', '区委办'],
  ['fagai', '区发改局', '发改局'],
  ['gongguan', '区公管办', '公管办'],
  ['jingxin', '区经信局', '经信局'],
  ['xiaofang', '区消防大队', '消防大队'],
]

const STREETS: readonly [key: string, name: string, shortName: string][] = [
  ['hekou', '河口街道办事处', '河口街道'],
  ['chengdong', '城东街道办事处', '城东街道'],
  ['beiyuan', '北苑街道办事处', '北苑街道'],
]

export const DEMO_ORGS: readonly DemoOrg[] = [
  { key: 'region', name: '演示区', shortName: '演示区', kind: 'region', parent: null },
  { key: 'zhengfu', name: '演示区人民政府', shortName: '区政府', kind: 'government', parent: 'region' },
  { key: 'ducha', name: '区政府督查室', shortName: '督查室', kind: 'office', parent: 'zhengfu' },
  { key: 'bianban', name: '区委编办', shortName: '编办', kind: 'department', parent: 'region' },
  { key: 'zhongxin', name: '区政务服务中心', shortName: '政务中心', kind: 'department', parent: 'region' },
  ...DEPARTMENTS.map(([key, name, shortName]) => ({
    key,
    name,
    shortName,
    kind: 'department' as const,
    parent: 'region',
  })),
  ...STREETS.map(([key, name, shortName]) => ({
    key,
    name,
    shortName,
    kind: 'street' as const,
    parent: 'region',
  })),
  // last, so that the places of the others stay what they were
  { key: 'weidu', name: '区委办督查室', shortName: '区委督查室', kind: 'office', parent: 'quwei' },
]

/** People the others are told about; the rest of a department is its head and its first handler. */
const NAMED: readonly [employeeNo: string, org: string, name: string, title: string, roles: Role[]][] = [
  ['zhuren', 'ducha', '演示·督查室·主任', '督查室主任', ['supervisionHead']],
  ['ducha1', 'ducha', '演示·督查室·督查员一', '督查员', ['supervisor']],
  ['ducha2', 'ducha', '演示·督查室·督查员二', '督查员', ['supervisor']],
  ['lingdao', 'zhengfu', '演示·区政府·领导一', '分管领导', ['leader']],
  ['xitong', 'zhongxin', '演示·政务中心·系统管理员', '系统管理员', ['systemAdmin']],
  ['anquan', 'zhongxin', '演示·政务中心·安全管理员', '安全管理员', ['securityAdmin']],
  ['shenji', 'zhongxin', '演示·政务中心·审计管理员', '审计管理员', ['auditAdmin']],
  ['shuiwu2', 'shuiwu', '演示·水务局·经办二', '河湖股', ['handler']],
  ['shuiwu3', 'shuiwu', '演示·水务局·目录员', '单位目录员', ['editor']],
  ['bianban1', 'bianban', '演示·编办·清单管理一', '清单管理', ['catalog']],
  ['bianban2', 'bianban', '演示·编办·清单管理二', '清单管理', ['catalog']],
  ['daoru', 'bianban', '演示·编办·导入服务账号', '服务账号', ['catalog']],
  ['fazhi1', 'sifa', '演示·司法局·法制审查一', '法制审查', ['legal']],
]

/** The offices that take cases in: a window, who examines and who decides, of three departments. */
const OFFICES: readonly [no: string, org: string, shortName: string][] = [
  ['1', 'shuiwu', '水务局'],
  ['2', 'xingzheng', '行政审批局'],
  ['3', 'minzheng', '民政局'],
]

const CASE_PEOPLE: typeof NAMED = [
  ...OFFICES.flatMap(([no, org, shortName]): (typeof NAMED)[number][] => [
    [`chuangkou${no}`, org, `演示·${shortName}·窗口一`, '窗口人员', ['window']],
    [`shencha${no}`, org, `演示·${shortName}·审查一`, '审查人员', ['reviewer']],
    [`jueding${no}`, org, `演示·${shortName}·决定一`, '分管负责人', ['decider']],
  ]),
  ['jiancha1', 'zhongxin', '演示·政务中心·监察员一', '监察员', ['monitor']],
  ['huifang1', 'zhongxin', '演示·政务中心·回访一', '回访人员', ['callback']],
]

/** The other of the two offices that supervise. */
const PARTY_PEOPLE: typeof NAMED = [
  ['weidu0', 'weidu', '演示·区委督查室·主任', '区委办督查室主任', ['supervisionHead']],
  ['weidu1', 'weidu', '演示·区委督查室·督查员一', '督查员', ['supervisor']],
]

const ADMINS: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin']

/** Two who cannot be reached: one never bound, one bound but not following. */
const UNBOUND = new Set(['gongguan1', 'xiaofang0'])
const NOT_FOLLOWING = new Set(['shuiwu2', 'tuiyi1'])

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...NAMED.map(([employeeNo, org, name, title, roles]) => ({ employeeNo, org, name, title, roles })),
  ...[...DEPARTMENTS, ...STREETS].flatMap(([key, , shortName]) => [
    {
      employeeNo: `${key}0`,
      org: key,
      name: `演示·${shortName}·负责人`,
      title: '主要负责人',
      roles: ['head' as const],
    },
    {
      employeeNo: `${key}1`,
      org: key,
      name: `演示·${shortName}·经办一`,
      title: '经办人',
      roles: ['handler' as const],
    },
  ]),
  // last, so that the numbers of the others stay what they were
  ...[...CASE_PEOPLE, ...PARTY_PEOPLE].map(([employeeNo, org, name, title, roles]) => ({
    employeeNo,
    org,
    name,
    title,
    roles,
  })),
].map((person, i) => ({
  ...person,
  phone: `139000${String(10_001 + i)}`,
  bound: !UNBOUND.has(person.employeeNo) && !person.roles.some((r) => ADMINS.includes(r)),
  follows: !UNBOUND.has(person.employeeNo) && !NOT_FOLLOWING.has(person.employeeNo),
}))

/** The accounts a newcomer is shown, with what each is for. */
export const SHOWN_ACCOUNTS: readonly [employeeNo: string, what: string][] = [
  ['ducha1', '督查员：立项、分解、派单、核验'],
  ['zhuren', '督查室主任：批准立项、销号'],
  ['shuiwu1', '承办人：签收、报送（电脑端和手机都行）'],
  ['shuiwu0', '单位负责人：看本单位任务'],
  ['lingdao', '领导：看全区'],
  ['bianban1', '编办：清单、指南、导入、纠错'],
  ['shuiwu3', '目录员：起草本单位清单和指南'],
  ['fazhi1', '法制审查：合法性审查'],
  ['chuangkou1', '窗口：收件、受理、送达'],
  ['shencha1', '审查：审查办件'],
  ['jueding1', '决定：准予或不予'],
  ['jiancha1', '监察员：看全区办件'],
  ['huifang1', '回访：差评回访'],
  ['xitong', '系统管理员：单位、人员、日历'],
  ['anquan', '安全管理员：角色、规则'],
  ['shenji', '审计管理员：审计记录'],
]
