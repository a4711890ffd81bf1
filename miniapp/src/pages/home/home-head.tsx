import { View } from '@tarojs/components'
import { setElder } from '../../api/use-me'
import { Tap } from '../../components/tap/tap'

/** Which place this is, and the way into 关怀模式 and out of it. */
export function HomeHead({ region, elder }: { region: string; elder: boolean }) {
  return (
    <View className="home-head">
      {region !== '' && !elder && <View className="home-head__pin" />}
      <View className="home-head__region">{region}</View>
      <Tap className="home-elder" onTap={() => void setElder(!elder).catch(() => undefined)}>
        {!elder && <View className="home-elder__icon" />}
        <View>{elder ? '退出关怀模式' : '关怀模式'}</View>
      </Tap>
    </View>
  )
}
