import { LIGHTS, type LightColour } from '../kernel/light'
import { plainDate } from '../kernel/plain-date'
import { MATTER_STEPS, TASK_STEPS, type MatterStep, type TaskStep } from './bottlenecks.rules'
import { dayText } from './bulletins.periods'
import type { BulletinFigures, StepRow } from './bulletins.schema'
import type { Rate } from './figures.rules'

/** In the order a paper names them. */
export const LIGHT_ORDER = [
  'red',
  'yellow',
  'recovered',
  'green',
  'grey',
] as const satisfies readonly LightColour[]

/** `91.8%（n=61）`; a dash where nothing was counted. */
export function rateText({ value, n }: Rate): string {
  return value === null ? '–' : `${tenthsText(value)}%（n=${n}）`
}

/** 918 → `91.8` */
export function tenthsText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

export function stepName(step: TaskStep | MatterStep): string {
  return step in TASK_STEPS ? TASK_STEPS[step as TaskStep].name : MATTER_STEPS[step as MatterStep].name
}

/** `待核验：2 项，中位 3.5 个、最长 9 个工作日` */
export function stepText({ step, n, median, longest }: StepRow, unit = '项'): string {
  return `${stepName(step)}：${n} ${unit}，中位 ${tenthsText(median)} 个、最长 ${longest} 个工作日`
}

/** 总体情况 as the system drafts it: nothing but what the figures say. */
export function leadText({ asOn, period, total, units, unissued }: BulletinFigures): string {
  const lights = LIGHT_ORDER.filter((light) => total.lights[light] > 0)
    .map((light) => `${LIGHTS[light].word} ${total.lights[light]} 项`)
    .join('、')
  const span = `${dayText(plainDate(period.from))}至${dayText(plainDate(period.through))}`
  const sentences = [
    `截至${dayText(plainDate(asOn))}，${units.length} 个单位在办督办任务 ${total.inHand} 项${lights === '' ? '' : `，其中${lights}`}。`,
    total.due === 0
      ? `${span}没有到期的任务。`
      : `${span}到期 ${total.due} 项，按时办结率 ${rateText(total.onTime)}。`,
    total.onSchedule.n === 0 ? '' : `序时完成率 ${rateText(total.onSchedule)}。`,
    overdueText(total),
    unissued.n === 0 ? '' : `督查计划中还有 ${unissued.n} 项没有派单。`,
  ]
  return sentences.join('')
}

/** 存在的问题 as the system drafts it; '' where the figures show none. */
export function problemsText({ total, units, steps, matterSteps }: BulletinFigures): string {
  const late = units.filter(({ counts }) => counts.lights.red > 0)
  const worse = units.filter(({ verdict }) => verdict === 'worse')
  const slow = [...steps, ...matterSteps].filter(({ median }) => median >= SLOW).slice(0, 3)
  const lines = [
    late.length === 0
      ? ''
      : `超期任务 ${total.lights.red} 项，涉及${late.map(({ org, counts }) => `${org.name} ${counts.lights.red} 项`).join('、')}。`,
    worse.length === 0 ? '' : `与上期相比变差的有${worse.map(({ org }) => org.name).join('、')}。`,
    slow.length === 0 ? '' : `等待较久的环节：${slow.map((row) => stepText(row)).join('；')}。`,
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** Tenths of a working day: a week of waiting is worth a word. */
const SLOW = 50

function overdueText({ overdue, overdueBefore }: BulletinFigures['total']): string {
  if (overdue === 0 && overdueBefore === 0) return ''
  if (overdue === overdueBefore) return `期末超期未办 ${overdue} 项，与上期持平。`
  const moved =
    overdue > overdueBefore ? `增加 ${overdue - overdueBefore}` : `减少 ${overdueBefore - overdue}`
  return `期末超期未办 ${overdue} 项，比上期${moved} 项。`
}
