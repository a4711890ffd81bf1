import type { ApplicantInput } from '@mingdu/shared/cases/cases.schema'
import type { JointOutcome } from '@mingdu/shared/cases/joint.states'
import { demoPerson } from './demo.applicants'

export interface DemoJointStep {
  /** Key of the unit that is asked; it must have a reviewer. */
  org: 'shuiwu' | 'xingzheng' | 'minzheng'
  what: string
  days: number
  /** By its reviewer, working days before today. */
  answered?: { ago: number; by: string; outcome: JointOutcome; opinion: string }
}

/** 联办 of a case: whose it is, who examines it, and what other units were asked. */
export interface DemoJoint {
  of: ApplicantInput
  by: string
  /** Working days before today. */
  ago: number
  steps: DemoJointStep[]
}

/** One unit has answered, the other still has days to do so. */
export const DEMO_JOINT: readonly DemoJoint[] = [
  {
    ...{ of: demoPerson(5), by: 'shencha2', ago: 3 },
    steps: [
      {
        ...{ org: 'minzheng', what: '核对经营场所的门牌地址与地名登记是否一致', days: 2 },
        answered: {
          ...{ ago: 1, by: 'shencha3', outcome: 'done' },
          opinion: '已核对地名登记，门牌地址与申请材料一致。',
        },
      },
      { org: 'shuiwu', what: '核对二次供水蓄水池的取水来源和近一年的水质检测报告', days: 4 },
    ],
  },
]
