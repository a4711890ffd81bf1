import {
  type AwaitedReport,
  type LightInput,
  lateReports,
  limitOf,
  missedMilestones,
  remainingOf,
  warnWorkdays,
} from './light-facts'
import { formatDateZh } from './plain-date'
import { percentText, pointsText } from './progress'

/** Why a light has its colour. Stored and compared; the text beside it is for people. */
export type LightReasonCode = keyof typeof TEXTS

const TEXTS = {
  'not-dispatched': () => '还没有派单，时限没有起算',
  suspended: () => '经批准暂停，时限不计',
  'on-schedule': (input: LightInput) => `按计划进行，剩余 ${remainingOf(input)} 个工作日`,
  remaining: remainingText,
  lag: lagText,
  periodic: (input: LightInput) => lateText(input, 'periodic', '进展报告逾期'),
  supplement: (input: LightInput) => lateText(input, 'supplement', '要求补充的材料逾期'),
  'child-red': () => '下级任务中有超期的',
  overdue: (input: LightInput) =>
    `期限 ${formatDateZh(input.due)}24:00 已过，超期 ${-remainingOf(input)} 个工作日`,
  milestone: milestoneText,
  'closed-in-time': () => '按期办结',
  'closed-late': closedLateText,
  'caught-up': () => '曾经超期，现已赶上',
} satisfies Record<string, (input: LightInput) => string>

export function reasonText(code: LightReasonCode, input: LightInput): string {
  return TEXTS[code](input)
}

function remainingText(input: LightInput): string {
  const { warnShare, warnMinWorkdays } = input.thresholds
  const limit = limitOf(input)
  const warn = warnWorkdays(limit, input.thresholds)
  const left = `剩余 ${remainingOf(input)} 个工作日`
  if (warn === warnMinWorkdays) return `${left}，不超过 ${warn} 个工作日`
  return `${left}，不超过限期 ${limit} 个工作日的 ${Number((warnShare * 100).toFixed(2))}%（${warn} 个）`
}

function lagText({ verifiedPercent, plannedPercent, thresholds }: LightInput): string {
  const behind = pointsText(plannedPercent - verifiedPercent)
  const figures = `核实进度 ${percentText(verifiedPercent)}，序时进度 ${percentText(plannedPercent)}`
  return `${figures}，慢 ${behind} 个百分点，超过 ${thresholds.lagPoints} 个`
}

function lateText(input: LightInput, kind: AwaitedReport['kind'], what: string): string {
  const days = lateReports(input, kind).map(({ due }) => formatDateZh(due))
  return `${what}，应于 ${days.join('、')}前报送`
}

function milestoneText(input: LightInput): string {
  const missed = missedMilestones(input).map(({ due, percent, title }) => {
    return title === undefined
      ? `${formatDateZh(due)}应完成 ${percentText(percent)}`
      : `${formatDateZh(due)}应完成“${title}”`
  })
  return `节点已过：${missed.join('，')}；已核实 ${percentText(input.verifiedPercent)}`
}

function closedLateText(input: LightInput): string {
  if (input.closedOn === null) return '超期办结'
  const late = -remainingOf(input)
  return `期限 ${formatDateZh(input.due)}，${formatDateZh(input.closedOn)}办结，晚 ${late} 个工作日`
}
