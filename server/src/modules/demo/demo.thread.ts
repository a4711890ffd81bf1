import type { ApplicantInput } from '@mingdu/shared/cases/cases.schema'
import { demoEnterprise } from './demo.applicants'
import type { PlayedStage } from './demo.ratings.play'

export interface DemoSaid {
  /** Whose case. */
  of: ApplicantInput
  /** Working days before today. */
  ago: number
  /** Employee number of the official; null: the applicant. */
  by: string | null
  text: string
}

/** The applicant asks, the window answers, and one question still waits for the window. */
export const DEMO_SAID: readonly DemoSaid[] = [
  {
    ...{ of: demoEnterprise(5), ago: 2, by: null },
    text: '专家评审定在哪一天？需要我们派人到场吗？',
  },
  {
    ...{ of: demoEnterprise(5), ago: 1, by: 'chuangkou1' },
    text: '评审时间定下来后，会提前 2 个工作日通知。请带一份纸质方案，派一名技术负责人到场。',
  },
  {
    ...{ of: demoEnterprise(5), ago: 0, by: null },
    text: '收到。纸质方案要盖公章吗？',
  },
]

/** Every message with its moment, the applicant's by the number of the case as anybody's who has it. */
export function threadSteps({ player, caseOf, at }: PlayedStage): { at: number; run(): Promise<void> }[] {
  return DEMO_SAID.map(({ of, ago, by, text }) => ({
    at: at(ago, MIDDAY),
    run: async () => {
      const { id, no } = caseOf(of.idNumber)
      if (by !== null) await player.write(by, 'POST', `/cases/${id}/messages`, { text })
      else await player.publicWrite('/public/cases/thread', { no, phoneEnd: of.phone.slice(-4), text })
    },
  }))
}

/** After what was done to the case in the morning. */
const MIDDAY = 4
