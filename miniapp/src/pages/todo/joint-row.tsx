import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { Row } from '../../components/rows/row'
import { open, PAGES } from '../../platform/navigate'

/** How many 联办 wait for my unit, and the way to them. */
export function JointRow({ visit }: { visit: number }) {
  const { data, reload } = useRecord(
    () => api.caseJoint.list({ query: { open: 'true', limit: 1 } }),
    'joint steps',
  )
  useEffect(() => {
    if (visit > 0) void reload()
  }, [visit, reload])
  return (
    <View className="todo-joint">
      <Row
        className="todo-joint__row"
        title="联办"
        sub={[data?.total === 0 ? '现在没有等本单位办的' : '别的单位请本单位办的']}
        {...(data && data.total > 0 ? { aside: `${data.total} 项` } : {})}
        onTap={() => open(PAGES.steps)}
      />
    </View>
  )
}
