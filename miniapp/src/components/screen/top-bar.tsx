import { View } from '@tarojs/components'
import { back } from '../../platform/navigate'
import { Tap } from '../tap/tap'

/** The bar that a browser does not have: the page's name and the way back. */
export function TopBar({ title, tab }: { title: string; tab: boolean }) {
  return (
    <View className="topbar">
      {!tab && <Tap className="topbar__back" label="返回" onTap={back} />}
      <View className="topbar__t">{title}</View>
    </View>
  )
}
