import type { Figure } from '@mingdu/shared/dashboard/dashboard.api'
import { monthAround, onTimeRate, type DueCount } from '@mingdu/shared/dashboard/dashboard.rules'
import { monthOf, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { LightGroup } from '../tasks/figures.service'

/**
 * The figures of the desk with their 口径. Counts are always shown; a rate is null (样本不足) only when nothing
 * was due, and always comes with its n: the bound of n < 10 is for 满意率, which is a sample; these are all there is.
 */
export function figuresOf(
  groups: readonly LightGroup[],
  dues: readonly DueCount[],
  today: PlainDate,
  unissued: Unissued | null,
): Figure[] {
  const { from, through } = monthAround(today)
  const rate = onTimeRate(dues, from, through, today)
  return [
    openFigure(groups),
    ...rateFigures(rate, monthOf(today)),
    progressFigure(groups),
    overdueFigure(groups),
    ...(unissued ? [unissuedFigure(unissued)] : []),
  ]
}

/** Rows of a 督查计划 that were never dispatched. */
export interface Unissued {
  n: number
  overdue: number
}

function openFigure(groups: readonly LightGroup[]): Figure {
  const n = sum(groups, (group) => group.n)
  const orgs = new Set(groups.map((group) => group.orgId)).size
  return {
    key: 'open',
    name: '在办任务',
    value: n,
    unit: '件',
    note: `${orgs} 个单位`,
    definition:
      '已派单、尚未办结的任务，含待签收、在办、待核验和经批准暂停的；不含已撤销的。按主办单位统计，协办不重复计。',
    n,
  }
}

function rateFigures(
  { onTime, all, done, rate, common }: ReturnType<typeof onTimeRate>,
  month: number,
): Figure[] {
  return [
    {
      key: 'onTime',
      name: `按时办结率（${month} 月）`,
      value: rate,
      unit: '%',
      note: `${onTime} / ${all} 件到期，含未办结`,
      definition:
        '本月到期且按期办结的任务 ÷ 本月到期的全部任务。分母含已过限期仍未办结的；限期在今天或以后、还没有办结的不计；已撤销的不计。保留一位小数，四舍五入。',
      n: all,
    },
    {
      key: 'onTimeCommon',
      name: '办结中按时的（常用算法）',
      value: common,
      unit: '%',
      note: `${onTime} / ${done} 件办结，不含未办结`,
      definition:
        '（办结 − 超期办结）÷ 办结，只看本月到期且已办结的任务。这是常用算法，不含超期未办，结果偏高，供对照。',
      n: done,
    },
  ]
}

function progressFigure(groups: readonly LightGroup[]): Figure {
  const n = sum(groups, (group) => group.n)
  const verified = meanTenths(
    sum(groups, (group) => group.verified),
    n,
  )
  const claimed = meanTenths(
    sum(groups, (group) => group.claimed),
    n,
  )
  return {
    key: 'verified',
    name: '核实进度',
    value: verified,
    unit: '%',
    note: claimed === null ? '没有在办任务' : `上报 ${tenths(claimed)}%　n = ${n}`,
    definition: '在办任务核实进度的平均值，每项任务同权。只有督查核实的计入；上报未核实的列在旁边。',
    n,
  }
}

function overdueFigure(groups: readonly LightGroup[]): Figure {
  const n = sum(groups, (group) => (group.light === 'red' ? group.n : 0))
  const orgs = new Set(groups.filter((group) => group.light === 'red').map((group) => group.orgId)).size
  return {
    key: 'overdue',
    name: '超期未办',
    value: n,
    unit: '件',
    note: n === 0 ? '没有超期' : `${orgs} 个单位`,
    definition: '限期 24:00 已过、仍未办结的任务。经批准暂停的不计。',
    n,
  }
}

function unissuedFigure({ n, overdue }: Unissued): Figure {
  return {
    ...{ key: 'unissued', name: '漏报', value: n, unit: '件', n },
    note: n === 0 ? '计划都已派单' : overdue === 0 ? '限期都还没到' : `${overdue} 件限期已过`,
    definition: '从督查计划导入、到现在还没有派单的事项，含待批准和已立项的；已撤销的不计。',
  }
}

/** The mean of basis points in tenths of a percent, half up. */
function meanTenths(points: number, n: number): number | null {
  return n === 0 ? null : Math.floor((points + 5 * n) / (10 * n))
}

function tenths(value: number): string {
  return `${Math.floor(value / 10)}.${value % 10}`
}

function sum(groups: readonly LightGroup[], of: (group: LightGroup) => number): number {
  return groups.reduce((total, group) => total + of(group), 0)
}
