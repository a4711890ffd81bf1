import { View } from '@tarojs/components'
import { useState } from 'react'
import { asApiError } from '../../api/api-error'
import { setElder, useElder } from '../../api/use-me'
import { classes } from '../../components/semantics'
import { Section } from '../../components/section/section'
import { Tap } from '../../components/tap/tap'

/** 关怀模式 on or off: at once here, and kept with the account. */
export function CareSwitch() {
  const elder = useElder()
  const [problem, setProblem] = useState<string | null>(null)
  const toggle = () => {
    setProblem(null)
    setElder(!elder).catch((thrown: unknown) => setProblem(asApiError(thrown).message))
  }
  return (
    <Section className="care">
      <Tap className="care-switch" as="switch" on={elder} label="关怀模式" onTap={toggle}>
        <View className="care__text">
          <View className="care__t">关怀模式</View>
          <View className="care__b">字大、按钮大、内容少。</View>
        </View>
        <View className={classes('care__track', elder && 'care__track--on')}>
          <View className="care__knob" />
        </View>
      </Tap>
      {problem && <View className="care__problem">没有存下：{problem}</View>}
    </Section>
  )
}
