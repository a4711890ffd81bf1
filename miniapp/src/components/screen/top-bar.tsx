import { View } from '@tarojs/components'
import { back as goBack } from '../../platform/navigate'
import { Tap } from '../tap/tap'

/** The bar that a browser does not have: the page's name and the way back. */
export function TopBar({ title, back }: { title: string; back: boolean }) {
  return (
    <View className="topbar">
      {back && <Tap className="topbar__back" label="返回" onTap={goBack} />}
      <View className="topbar__t">{title}</View>
    </View>
  )
}
