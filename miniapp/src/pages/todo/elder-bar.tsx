import { View } from '@tarojs/components'
import { setElder } from '../../api/use-me'
import { Tap } from '../../components/tap/tap'

/** 关怀模式: where one is, and the way out. */
export function ElderBar({ org }: { org: string }) {
  return (
    <View className="elder-bar">
      <View className="elder-bar__org">{org}</View>
      <Tap className="elder-off" onTap={() => void setElder(false).catch(() => undefined)}>
        退出关怀模式
      </Tap>
    </View>
  )
}
