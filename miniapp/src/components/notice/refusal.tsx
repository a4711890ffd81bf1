import { View } from '@tarojs/components'
import type { ApiError } from '../../api/api-error'
import { momentText } from '../dates'
import { Notice } from './notice'

/** What a refusal says; after someone else's change also who did what since. */
export function Refusal({
  className,
  error,
  today,
}: {
  className: string
  error: ApiError
  today: string | null
}) {
  return (
    <Notice className={className} tone={error.code === 'version.stale' ? 'yellow' : 'red'}>
      <View>{error.message}</View>
      {error.changes.map(({ at, who, what, note }) => (
        <View key={at + what} className="refusal__change">
          {momentText(at, today)} {who}：{what}
          {note ? `，${note}` : ''}
        </View>
      ))}
      {error.requestId !== '' && error.status >= 500 && <View>请求号 {error.requestId}</View>}
    </Notice>
  )
}
