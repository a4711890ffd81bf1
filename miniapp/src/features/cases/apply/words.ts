import type { ApplyingAs } from '@mingdu/shared/cases/applications.schema'
import type { GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import type { GivenOption } from '../material/given-choice'
import type { GivenNow } from './apply-draft'

export type As = ApplyingAs

/** In the words of who applies. */
export const APPLYING_AS_WORDS = {
  self: '本人',
  agent: '替他人',
  enterprise: '企业和其他组织',
} as const satisfies Record<As, string>

/** How a material is handed over, in the words of who applies. */
export const GIVEN_WORDS = {
  files: '上传照片或文件',
  paper: '到窗口交纸质',
  promised: '先写承诺，以后补',
  missing: '暂时没有',
} as const satisfies Record<GivenNow, string>

/** The ways a material may be handed over; a promise only where the guide allows it. */
export function givenOptions({
  promiseDays,
  deferDays,
  necessity,
}: Pick<GuideMaterial, 'promiseDays' | 'deferDays' | 'necessity'>): GivenOption[] {
  return [
    { key: 'files', text: GIVEN_WORDS.files, hint: '' },
    { key: 'paper', text: GIVEN_WORDS.paper, hint: '提交后带到窗口，窗口收到才算交了。' },
    ...(promiseDays === null
      ? []
      : [
          {
            key: 'promised' as const,
            text: GIVEN_WORDS.promised,
            hint: `我承诺符合这份材料证明的条件，受理后 ${promiseDays} 个工作日内兑现；没有兑现或承诺不实的，决定会被撤销。`,
          },
        ]),
    { key: 'missing', text: GIVEN_WORDS.missing, hint: missingHint(deferDays, necessity) },
  ]
}

function missingHint(deferDays: number | null, necessity: GuideMaterial['necessity']): string {
  if (necessity === 'optional') return '这份不是必须的，没有也可以办。'
  if (deferDays !== null) return `可以容缺：单位同意先受理的，${deferDays} 个工作日内补齐。`
  return '缺这份不能受理，单位会一次告知您补正。'
}
