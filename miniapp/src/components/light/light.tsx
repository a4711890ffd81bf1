import { Text, View } from '@tarojs/components'
import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { classes } from '../semantics'

interface LightProps {
  light: LightColour
  /** Its word when left out; never empty, for a colour alone says nothing. */
  text?: string
  tag?: boolean
}

/** A clock's light: shape, word and colour together. */
export function Light({ light, text, tag = false }: LightProps) {
  return (
    <View className={classes('light', `light--${light}`, tag && 'light--tag')}>
      <View className="light__shape" />
      <Text className="light__word">{text ?? LIGHTS[light].word}</Text>
    </View>
  )
}
