import { View } from '@tarojs/components'
import { SafeArea } from '@nutui/nutui-react-taro'
import { useSide, type Side } from '../../api/side'
import { useUnreadCount } from '../../api/unread'
import { open } from '../../platform/navigate'
import { classes, spoken } from '../semantics'
import { Tap } from '../tap/tap'
import { TABS, tabsOf, type TabKey } from './tabs'

/** The tabs at the foot, which differ for citizens and officials. WeChat's own bar cannot leave one of its tabs out. */
export function TabBar({ on }: { on: TabKey }) {
  const side = useSide()
  const tabs = tabsOf(side, on)
  return (
    <View className="tabs" {...spoken('navigation', '主要页面')}>
      <View className="tabs__row">
        {tabs.map((key) => (
          <Tab key={key} tab={key} on={key === on} side={side} />
        ))}
      </View>
      <SafeArea position="bottom" />
    </View>
  )
}

function Tab({ tab, on, side }: { tab: TabKey; on: boolean; side: Side }) {
  const { text, page } = TABS[tab]
  const unread = useUnreadCount(side)
  // citizens find their messages behind 我的
  const badge =
    tab === (side === 'citizen' ? 'me' : 'messages') && unread > 0
      ? unread > 99
        ? '99+'
        : String(unread)
      : null
  return (
    <Tap
      className={classes('tabs__i', `tabs__i--${tab}`, on && 'tabs__i--on')}
      as="link"
      current={on}
      {...(badge ? { label: `${text}，${unread} 条未读` } : {})}
      onTap={() => {
        if (!on) open(page)
      }}
    >
      <View className="tabs__icon" />
      <View className="tabs__t">{text}</View>
      {badge && <View className="tabs__badge">{badge}</View>}
    </Tap>
  )
}
