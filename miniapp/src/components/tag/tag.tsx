import { View } from '@tarojs/components'

/** A state or a kind that is no light: a word in a box. */
export function Tag({ text, tone = 'grey' }: { text: string; tone?: 'grey' | 'blue' }) {
  return <View className={`tag tag--${tone}`}>{text}</View>
}
