import { View } from '@tarojs/components'
import { open, PAGES } from '../../platform/navigate'
import { Button } from '../tap/button'

export interface CorrectTarget {
  kind: 'power' | 'guide' | 'dutyList'
  id: string
  /** Version shown; 0 when it has none. */
  no: number
  name: string
}

/** At the foot of every page of the lists: tell the 编办 what is wrong here. */
export function CorrectLink({ kind, id, no, name }: CorrectTarget) {
  return (
    <View className="correct-link">
      <View className="correct-link__t">发现这一页有错、有缺或者和实际不一样？</View>
      <Button
        className="correct-go"
        kind="plain"
        text="纠错"
        onTap={() => open(PAGES.correct, { kind, id, no: String(no), name })}
      />
    </View>
  )
}
