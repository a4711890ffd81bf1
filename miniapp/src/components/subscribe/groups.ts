import type { Subscription } from '../../api/use-subscriptions'

/** WeChat asks about so many templates at a time; newer documents say 5, older ones 3. */
export const ASKED_MOST = 3

/** Templates as they may be asked about together: one-time and long-term ones apart, never more than three. */
export function askGroups(items: readonly Subscription[]): { long: boolean; items: Subscription[] }[] {
  return [true, false].flatMap((long) =>
    chunks(items.filter((item) => item.long === long)).map((group) => ({ long, items: group })),
  )
}

/** 已开启, 还可收到 3 次 … */
export function creditText({ long, credits }: Pick<Subscription, 'long' | 'credits'>): string {
  if (long) return credits > 0 ? '已开启' : '没有开启'
  return credits > 0 ? `还可收到 ${credits} 次` : '没有次数了'
}

function chunks(items: readonly Subscription[]): Subscription[][] {
  const count = Math.ceil(items.length / ASKED_MOST)
  return Array.from({ length: count }, (_, i) => items.slice(i * ASKED_MOST, (i + 1) * ASKED_MOST))
}
