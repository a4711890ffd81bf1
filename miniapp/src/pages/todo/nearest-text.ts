import { dayText } from '../../components/dates'

/** The nearest deadline in few words: `今天 24:00`, `明天 24:00`, `11月30日`, `11月23日 已过`. */
export function nearestText(due: string | null | undefined, today: string): string {
  if (!due) return '没有'
  if (due === today) return '今天 24:00'
  const text = dayText(due, today)
  if (text.includes('明天')) return '明天 24:00'
  const day = text.replace(/（.+）/, '')
  return due < today ? `${day} 已过` : day
}
