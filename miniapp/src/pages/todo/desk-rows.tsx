import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { toDecide } from '../../components/decisions/decisions'
import { Row } from '../../components/rows/row'
import { open, PAGES } from '../../platform/navigate'

interface DeskRowsProps {
  visit: number
  /** The person reads 批示. */
  instructions: boolean
  /** The person's work is to decide: the row stands there even when nothing waits. */
  always: boolean
}

/** The ways to what waits for this person's word, and to 批示. */
export function DeskRows({ visit, instructions, always }: DeskRowsProps) {
  const { data, reload } = useRecord(() => api.dashboard.get(), 'decisions')
  useEffect(() => {
    if (visit > 1) void reload()
  }, [visit, reload])
  const n = data ? toDecide(data.decisions).length : null
  const decides = always || (n !== null && n > 0)
  if (!decides && !instructions) return null
  return (
    <View className="todo-desk">
      {decides && (
        <Row
          className="todo-desk__decisions"
          title="待我决定"
          sub={[n === 0 ? '现在没有等您决定的' : '退回、延期、销号和批示']}
          {...(n !== null && n > 0 ? { aside: `${n} 件` } : {})}
          onTap={() => open(PAGES.decisions)}
        />
      )}
      {instructions && (
        <Row
          className="todo-desk__instructions"
          title="领导批示"
          sub={['写批示、看办理结果']}
          onTap={() => open(PAGES.instructions)}
        />
      )}
    </View>
  )
}
