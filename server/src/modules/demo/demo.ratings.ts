import type { ApplicantInput } from '@mingdu/shared/cases/cases.schema'
import type {
  AppealRuling,
  RatingDoor,
  RatingLevel,
  RatingStage,
  RatingTag,
  RectificationOutcome,
} from '@mingdu/shared/ratings/ratings.states'
import { demoEnterprise, demoPerson } from './demo.applicants'

/** What follows from a 差评: working days before today, the act, and what is said. */
export type DemoRatingAct = { ago: number; note: string } & (
  | { act: 'contact'; reached: boolean }
  /** `until`: working days before today; null where the outcome wants no day. */
  | { act: 'verify'; outcome: RectificationOutcome; until: number | null }
  | { act: 'rectify' }
  | { act: 'appeal' }
  | { act: 'judge'; ruling: AppealRuling }
  | { act: 'rerate'; level: RatingLevel }
)

export interface DemoRating {
  /** Whose case. */
  of: ApplicantInput
  stage: RatingStage
  /** Working days before today. */
  ago: number
  door: Exclude<RatingDoor, 'message'>
  level: RatingLevel
  tags?: RatingTag[]
  text?: string
  acts?: DemoRatingAct[]
}

/** All five levels, every door, and 差评 in every state of their 整改, two of them late; everything in it is made up. */
export const DEMO_RATINGS: readonly DemoRating[] = [
  {
    ...{ of: demoEnterprise(8), stage: 'accept', ago: 29, door: 'windowQr', level: '1' },
    ...{ tags: ['clear', 'polite'], text: '一次讲清，材料清单很好懂。' },
  },
  { of: demoEnterprise(8), stage: 'handle', ago: 28, door: 'sms', level: '2', tags: ['fast'] },
  {
    ...{ of: demoEnterprise(8), stage: 'complete', ago: 20, door: 'track', level: '1' },
    ...{ tags: ['fast', 'onceOnly'], text: '比承诺的早，证件寄到了公司。' },
  },
  { of: demoPerson(3), stage: 'accept', ago: 19, door: 'pad', level: '2', tags: ['polite'] },
  {
    ...{ of: demoPerson(3), stage: 'handle', ago: 17, door: 'sms', level: '4' },
    ...{ tags: ['unclear'], text: '检测报告要补，受理的时候没有讲清补哪一份。' },
    acts: [
      { ago: 16, act: 'contact', reached: true, note: '申请人说不知道检测报告要哪一种。' },
      { ago: 15, act: 'verify', outcome: 'immediate', until: null, note: '容缺受理告知书没有写明检测项目。' },
      { ago: 13, act: 'rectify', note: '容缺受理告知书已写明检测项目和机构，窗口逐件当面说明。' },
      { ago: 11, act: 'rerate', level: '2', note: '补充说明收到了，谢谢。' },
    ],
  },
  { of: demoPerson(3), stage: 'complete', ago: 11, door: 'track', level: '2', tags: ['simple'] },
  { of: demoEnterprise(7), stage: 'accept', ago: 12, door: 'track', level: '3' },
  {
    ...{ of: demoEnterprise(7), stage: 'handle', ago: 11, door: 'track', level: '5' },
    ...{ tags: ['slow'], text: '交上去一直没有消息，打电话也说不清什么时候能办完。' },
    acts: [
      { ago: 10, act: 'contact', reached: true, note: '申请人等了一周没有人联系。' },
      { ago: 8, act: 'verify', outcome: 'limited', until: 3, note: '审查人员没有按时告知进度，属实。' },
    ],
  },
  {
    ...{ of: demoEnterprise(9), stage: 'handle', ago: 9, door: 'sms', level: '5' },
    ...{ tags: ['rude'], text: '评错了，本来要评另一家单位。' },
    acts: [
      { ago: 8, act: 'appeal', note: '评价写明评错单位，与本局办理的这一件无关。' },
      { ago: 6, act: 'judge', ruling: 'upheld', note: '评价文字自己写明评错，申诉成立。' },
    ],
  },
  { of: demoEnterprise(6), stage: 'accept', ago: 7, door: 'sms', level: '1', tags: ['skilled'] },
  {
    ...{ of: demoPerson(2), stage: 'accept', ago: 8, door: 'windowQr', level: '1', tags: ['polite'] },
    text: '窗口很耐心，帮我把表填好了。有事可以打我电话 13800001234。',
  },
  { of: demoPerson(2), stage: 'handle', ago: 7, door: 'track', level: '2' },
  { of: demoPerson(1), stage: 'accept', ago: 6, door: 'sms', level: '2', tags: ['clear'] },
  { of: demoPerson(1), stage: 'handle', ago: 5, door: 'track', level: '3', text: '现场核查约了两次才来。' },
  {
    ...{ of: demoPerson(12), stage: 'accept', ago: 4, door: 'track', level: '4' },
    ...{ tags: ['manyVisits', 'longQueue'], text: '跑了两趟，第一趟说差一张授权书。' },
  },
  {
    ...{ of: demoEnterprise(5), stage: 'handle', ago: 4, door: 'track', level: '4' },
    ...{ tags: ['slow'], text: '专家评审的时间定得太晚。' },
    acts: [{ ago: 3, act: 'contact', reached: true, note: '希望评审提前。' }],
  },
  { of: demoPerson(10), stage: 'accept', ago: 3, door: 'pad', level: '3', tags: ['tidy'] },
  {
    ...{ of: demoPerson(5), stage: 'handle', ago: 2, door: 'sms', level: '5' },
    ...{ tags: ['slow'], text: '延长了五天，没有说为什么。' },
    acts: [{ ago: 1, act: 'appeal', note: '延长期限告知书已写明理由并送达，短信也已发出。' }],
  },
  { of: demoPerson(8), stage: 'accept', ago: 2, door: 'pad', level: '1', tags: ['fast', 'polite'] },
  {
    ...{ of: demoPerson(8), stage: 'complete', ago: 2, door: 'pad', level: '1' },
    ...{ tags: ['fast', 'onceOnly'], text: '当场领证，谢谢。' },
  },
  {
    ...{ of: demoPerson(14), stage: 'handle', ago: 1, door: 'track', level: '4' },
    ...{ tags: ['slow'], text: '收入核对等了半个月。' },
  },
]
