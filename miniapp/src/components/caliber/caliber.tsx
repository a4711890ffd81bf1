import { View } from '@tarojs/components'
import { useState } from 'react'
import { Tap } from '../tap/tap'
import './caliber.scss'

interface CaliberProps {
  /** How the figure was counted. */
  text: string
  /** Out of how many. */
  n?: number
  unit?: string
}

/** 口径: how a figure was counted, and out of how many; opened when somebody asks. */
export function Caliber({ text, n, unit = '项' }: CaliberProps) {
  const [shown, show] = useState(false)
  const parts = ['口径', ...(n === undefined ? [] : [`共 ${n} ${unit}`]), ...(shown ? [] : ['怎么数的'])]
  return (
    <View className="caliber">
      <Tap className="caliber__h" expanded={shown} onTap={() => show(!shown)}>
        {parts.join(' · ')}
      </Tap>
      {shown && <View className="caliber__b">{text}</View>}
    </View>
  )
}
