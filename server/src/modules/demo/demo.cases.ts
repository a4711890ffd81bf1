import type { ApplicantInput } from '@mingdu/shared/cases/cases.schema'
import type { CaseAct, CaseState } from '@mingdu/shared/cases/cases.states'
import { demoEnterprise, demoPerson } from './demo.applicants'

/** An act on a case: working days before today, and what is said beside the version. */
export interface DemoCaseAct {
  ago: number
  act: Exclude<CaseAct, 'submit'> | 'take' | 'supply'
  body?: object
}

export interface DemoCase {
  guide: string
  /** Last digit of the accounts that handle it: `chuangkou1`, `shencha1`, `jueding1`. */
  office: '1' | '2' | '3'
  applicant: ApplicantInput
  /** An agent with an authorisation, a picture of which is stored. */
  agent?: { name: string; idNumber: string }
  answers?: Record<string, string>
  /** How a material is there where it is not on paper. */
  given?: Record<string, 'files' | 'promised' | 'missing'>
  /** Working days before today. */
  received: number
  acts: DemoCaseAct[]
  /** Where it stands at the end. */
  state: CaseState
}

const WATER = '生产建设项目水土保持方案审批（新办）'
const HEALTH = '公共场所卫生许可（新办）'
const OLD_AGE = '80周岁以上老年人高龄津贴'
const ALLOWANCE = '最低生活保障'
const MARRIAGE = '内地居民结婚登记'

const large = { size: 'large', park: 'out' }
const small = { size: 'small', park: 'out' }
const hotel = { kind: 'hotel', air: 'yes', who: 'self' }
const shop = { kind: 'beauty', air: 'no', who: 'self' }
const self = { who: 'self' }

const act = (ago: number, name: DemoCaseAct['act'], body?: object): DemoCaseAct => ({
  ago,
  act: name,
  ...(body ? { body } : {}),
})
const taken = (accepted: number, reviewed: number) => [act(accepted, 'accept'), act(reviewed, 'startReview')]
const sentUp = (ago: number) => act(ago, 'sendUp', { propose: 'grant', opinion: '材料齐全，符合法定条件。' })
const ask = (ago: number, ...demands: [materialKey: string | null, text: string][]) =>
  act(ago, 'askCorrection', { demands: demands.map(([materialKey, text]) => ({ materialKey, text })) })

/** Every state of a case and what makes a desk busy; everything in it is made up. */
export const DEMO_CASES: readonly DemoCase[] = [
  {
    guide: WATER,
    office: '1',
    applicant: demoEnterprise(0),
    answers: large,
    received: 0,
    acts: [],
    state: 'received',
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(1), answers: small, received: 2 },
    ...{ given: { table: 'files' }, acts: [], state: 'received' },
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(2), answers: large, received: 4 },
    given: { report: 'missing' },
    acts: [ask(2, ['report', '水土保持方案报告书没有提交，请补交 2 份'])],
    state: 'correcting',
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(3), answers: small, received: 9 },
    given: { table: 'missing' },
    acts: [
      ask(8, ['table', '水土保持方案报告表缺少附图']),
      act(5, 'correct', { materials: [{ key: 'table', given: 'paper', fileIds: [] }] }),
      ask(3, ['table', '附图仍然看不清弃土场位置'], [null, '项目所在地村民委员会的意见']),
    ],
    state: 'correcting',
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(4), answers: small, received: 1 },
    ...{ acts: [act(1, 'accept')], state: 'accepted' },
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(5), answers: large, received: 6 },
    given: { report: 'files' },
    acts: [
      ...taken(6, 5),
      act(4, 'startSpecial', { procedure: 'expertReview', days: 10, reason: '方案报告书要由专家评审' }),
    ],
    state: 'special',
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(6), answers: large, received: 8 },
    ...{ acts: [...taken(8, 7), sentUp(1)], state: 'deciding' },
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(7), answers: large, received: 14 },
    ...{ acts: taken(13, 12), state: 'reviewing' },
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(8), answers: small, received: 30 },
    acts: [
      ...[...taken(29, 28), sentUp(24), act(23, 'grant'), act(22, 'make')],
      act(20, 'deliver', { method: 'direct', receiver: '演示经办人甲' }),
    ],
    state: 'completed',
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(9), answers: large, received: 12 },
    acts: [
      ...taken(11, 10),
      act(4, 'sendUp', { propose: 'deny', opinion: '弃土场选址在河道管理范围内，不符合规定。' }),
      act(2, 'deny', { reason: '弃土场选址在河道管理范围内，不符合水土保持要求。' }),
    ],
    state: 'delivering',
  },
  {
    ...{ guide: WATER, office: '1', applicant: demoEnterprise(10), answers: large, received: 7 },
    acts: [...taken(6, 5), act(3, 'transfer', { to: '市水务局', reason: '项目跨两个区，属于市级审批权限' })],
    state: 'transferred',
  },
  {
    ...{ guide: HEALTH, office: '2', applicant: demoPerson(0), answers: shop, received: 3 },
    given: { test: 'missing', health: 'promised' },
    acts: [act(2, 'accept', { deferred: ['test'] })],
    state: 'accepted',
  },
  {
    ...{ guide: HEALTH, office: '2', applicant: demoPerson(1), answers: hotel, received: 7 },
    ...{ given: { plan: 'files' }, acts: taken(7, 6), state: 'reviewing' },
  },
  {
    ...{ guide: HEALTH, office: '2', applicant: demoEnterprise(11), answers: hotel, received: 8 },
    ...{ acts: [...taken(7, 6), sentUp(3), act(1, 'grant')], state: 'making' },
  },
  {
    ...{ guide: HEALTH, office: '2', applicant: demoPerson(2), answers: shop, received: 9 },
    ...{ acts: [...taken(9, 8), sentUp(5), act(3, 'grant'), act(1, 'make')], state: 'delivering' },
  },
  {
    ...{ guide: HEALTH, office: '2', applicant: demoPerson(3), answers: shop, received: 20 },
    given: { test: 'missing' },
    acts: [
      act(19, 'accept', { deferred: ['test'] }),
      act(18, 'startReview'),
      act(16, 'supply', { materials: [{ key: 'test', given: 'paper', fileIds: [] }] }),
      ...[sentUp(15), act(14, 'grant'), act(14, 'make')],
      act(12, 'deliver', { method: 'post', receiver: '演示申请人丁' }),
    ],
    state: 'completed',
  },
  // nobody told what is missing within five working days: the clock accepts it by itself
  {
    guide: HEALTH,
    office: '2',
    applicant: demoPerson(4),
    answers: shop,
    received: 6,
    acts: [],
    state: 'accepted',
  },
  {
    ...{ guide: HEALTH, office: '2', applicant: demoPerson(5), answers: hotel, received: 10 },
    acts: [
      ...taken(10, 9),
      act(4, 'extend', {
        days: 5,
        approver: '演示·行政审批局·负责人',
        reason: '现场核查发现的问题要整改后复查',
      }),
    ],
    state: 'reviewing',
  },
  {
    ...{ guide: HEALTH, office: '2', applicant: demoPerson(6), answers: shop, received: 5 },
    acts: [act(4, 'refuse', { ground: 'notNeeded', reason: '店内不从事美容美发，按规定不用办卫生许可' })],
    state: 'refused',
  },
  {
    ...{ guide: HEALTH, office: '2', applicant: demoPerson(7), answers: shop, received: 6 },
    acts: [act(5, 'accept'), act(3, 'withdraw', { reason: '申请人改在别处经营' })],
    state: 'withdrawn',
  },
  {
    ...{ guide: MARRIAGE, office: '3', applicant: demoPerson(8), received: 2 },
    acts: [
      ...[...taken(2, 2), sentUp(2), act(2, 'grant'), act(2, 'make')],
      act(2, 'deliver', { method: 'direct', receiver: '演示申请人壬' }),
    ],
    state: 'completed',
  },
  {
    guide: OLD_AGE,
    office: '3',
    applicant: demoPerson(9),
    answers: self,
    received: 0,
    acts: [],
    state: 'received',
  },
  {
    ...{ guide: OLD_AGE, office: '3', applicant: demoPerson(10), answers: { who: 'child' }, received: 5 },
    agent: { name: '演示代理人甲', idNumber: demoPerson(30).idNumber },
    acts: taken(4, 3),
    state: 'reviewing',
  },
  {
    ...{ guide: OLD_AGE, office: '3', applicant: demoPerson(11), answers: self, received: 8 },
    given: { card: 'missing' },
    acts: [
      ask(7, ['card', '社会保障卡复印件没有提交']),
      act(3, 'correct', { materials: [{ key: 'card', given: 'paper', fileIds: [] }] }),
    ],
    state: 'received',
  },
  {
    ...{ guide: ALLOWANCE, office: '3', applicant: demoPerson(12), received: 5 },
    ...{ given: { income: 'promised' }, acts: taken(5, 3), state: 'reviewing' },
  },
  {
    ...{ guide: ALLOWANCE, office: '3', applicant: demoPerson(13), received: 24 },
    given: { form: 'missing' },
    acts: [
      ask(22, ['form', '授权书缺少共同生活成年人的签字']),
      act(4, 'terminate', { reason: '申请人逾期没有补正，经电话联系表示不再办理' }),
    ],
    state: 'terminated',
  },
  {
    ...{ guide: ALLOWANCE, office: '3', applicant: demoPerson(14), received: 16 },
    acts: [...taken(15, 14), sentUp(6), act(5, 'sendBack', { reason: '家庭收入核对报告还没有附上' })],
    state: 'reviewing',
  },
]
