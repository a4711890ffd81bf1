import type { Side } from '../../api/side'
import { PAGES } from '../../platform/navigate'

export const TABS = {
  home: { text: '首页', page: PAGES.home },
  services: { text: '办事', page: PAGES.services },
  participate: { text: '参与', page: PAGES.participate },
  todo: { text: '待办', page: PAGES.todo },
  messages: { text: '消息', page: PAGES.messages },
  me: { text: '我的', page: PAGES.me },
} as const
export type TabKey = keyof typeof TABS

const OF_SIDE: Record<Side, readonly TabKey[]> = {
  citizen: ['home', 'services', 'participate', 'me'],
  official: ['todo', 'messages', 'me'],
}

/** The tabs of a side; a page of the other side, opened from a card, brings its own. */
export function tabsOf(side: Side, on: TabKey): readonly TabKey[] {
  if (OF_SIDE[side].includes(on)) return OF_SIDE[side]
  return OF_SIDE[side === 'citizen' ? 'official' : 'citizen']
}
