import type { NoticeRow } from '@mingdu/shared/matters/notices.api'
import { dayText } from '../../components/dates'

/** `11月9日（周一）至11月16日（周一）` */
export function noticeDays({ from, until }: Pick<NoticeRow, 'from' | 'until'>): string {
  return `${dayText(from, null)}至${dayText(until, null)}`
}

/** How long one may still object. */
export function daysLeftText(daysLeft: number): string {
  return daysLeft === 0 ? '今天最后一天' : `还有 ${daysLeft} 天`
}
