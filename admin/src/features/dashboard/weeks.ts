import type { Dashboard } from './dashboard-page'

export type Week = Dashboard['weeks'][number]

/** On-time rate in tenths of a percent, half up; null in a week in which nothing was due. */
export function rateOf({ due, onTime }: Pick<Week, 'due' | 'onTime'>): number | null {
  return due === 0 ? null : Math.floor((onTime * 1000 + due / 2) / due)
}

export function rateText(tenths: number | null): string {
  return tenths === null ? '–' : `${(tenths / 10).toFixed(1)}%`
}

/** `9–17`, or `5` where every week is the same. */
export function dueRange(weeks: readonly Week[]): string {
  const dues = weeks.map((week) => week.due)
  const [least, most] = [Math.min(...dues), Math.max(...dues)]
  return least === most ? String(least) : `${least}–${most}`
}
