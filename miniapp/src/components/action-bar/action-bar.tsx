import { View } from '@tarojs/components'
import { SafeArea } from '@nutui/nutui-react-taro'
import type { ReactNode } from 'react'

/** Stays at the foot of a form: one note and the main button. */
export function ActionBar({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <View className="actionbar">
      {note && <View className="actionbar__note">{note}</View>}
      {children}
      <SafeArea position="bottom" />
    </View>
  )
}
