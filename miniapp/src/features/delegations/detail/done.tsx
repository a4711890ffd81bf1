import { View } from '@tarojs/components'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Failed, Skeleton } from '../../../components/states/states'
import { Timeline } from '../../../components/timeline/timeline'

/** What was done under one 授权: the newest hundred; the audit trail holds all. */
export function Done({ id, today }: { id: string; today: string | null }) {
  const { data, error, reload } = useRecord(
    () => api.delegations.acts({ params: { id }, query: { limit: 100 } }),
    id,
  )
  if (!data && error) return <Failed what="代办的事" error={error} onRetry={() => void reload()} />
  if (!data) return <Skeleton />
  if (data.items.length === 0) return <View className="delegation-meta">还没有代为办理过。</View>
  const lines = data.items.map(({ at, what, subject }) => ({ at, who: '', what, note: subject }))
  return <Timeline lines={lines} today={today} />
}
