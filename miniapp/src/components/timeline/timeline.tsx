import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HistoryLine } from '@mingdu/shared/tasks/tasks.schema'
import { momentText } from '../dates'
import { classes } from '../semantics'
import { Button } from '../tap/button'

/** Lines shown at first and with every tap: a long history would burst one setData. */
const STEP = 8

/** 经过, newest first. */
export function Timeline({ lines, today }: { lines: readonly HistoryLine[]; today: string | null }) {
  const [shown, setShown] = useState(STEP)
  const newest = [...lines].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <View className="timeline">
      {newest.slice(0, shown).map((line, i) => (
        <View key={line.at + line.what} className={classes('timeline__i', i === 0 && 'timeline__i--now')}>
          <View className="timeline__h">
            <View className="timeline__what">{line.what}</View>
            <View className="timeline__at">{momentText(line.at, today)}</View>
          </View>
          <View className="timeline__b">{[line.who, line.note].filter(Boolean).join('，')}</View>
        </View>
      ))}
      {lines.length > shown && (
        <Button
          className="timeline__more"
          kind="link"
          text={`再看 ${Math.min(STEP, lines.length - shown)} 条`}
          onTap={() => setShown(shown + STEP)}
        />
      )}
    </View>
  )
}
