import { View } from '@tarojs/components'
import { useState } from 'react'
import { Tap } from '../../../components/tap/tap'

/** 口径: how a figure was counted, and out of how many. */
export function Caliber({ n, text }: { n: number; text: string }) {
  const [shown, show] = useState(false)
  return (
    <View className="caliber">
      <Tap className="caliber__h" expanded={shown} onTap={() => show(!shown)}>
        口径 · 共 {n} 项{shown ? '' : ' · 怎么数的'}
      </Tap>
      {shown && <View className="caliber__b">{text}</View>}
    </View>
  )
}
