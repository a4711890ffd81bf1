import { View } from '@tarojs/components'
import type { ApiError } from '../../api/api-error'
import { back } from '../../platform/navigate'
import { announced, heading, spoken } from '../semantics'
import { Button } from '../tap/button'

/** While something loads: grey lines where the text will stand. */
export function Skeleton({ cards = 0 }: { cards?: number }) {
  const blocks = cards > 0 ? Array.from({ length: cards }, (_, i) => i) : [0]
  return (
    <View className="skeleton" {...spoken('status', '正在取数据')}>
      {blocks.map((i) => (
        <View key={i} className={cards > 0 ? 'skeleton__card' : 'skeleton__page'}>
          <View className="skeleton__line skeleton__line--title" />
          <View className="skeleton__line" />
          <View className="skeleton__line skeleton__line--w80" />
          <View className="skeleton__line skeleton__line--w40" />
        </View>
      ))}
    </View>
  )
}

interface EmptyProps {
  title: string
  /** What happens next, or what to do. */
  text: string
  action?: { text: string; onTap: () => void }
}

export function Empty({ title, text, action }: EmptyProps) {
  return (
    <View className="state state--empty">
      <View className="state__icon state__icon--tray" />
      <View className="state__t" {...heading(2)}>
        {title}
      </View>
      <View className="state__b">{text}</View>
      {action && <Button className="state__act" kind="plain" text={action.text} onTap={action.onTap} />}
    </View>
  )
}

/** What happened, the request's number, and another try; without permission the way back instead. */
export function Failed({ what, error, onRetry }: { what: string; error: ApiError; onRetry: () => void }) {
  const barred = error.status === 403 || error.status === 404
  return (
    <View className={`state state--${barred ? 'forbidden' : 'error'}`} {...announced()}>
      <View className={`state__icon state__icon--${barred ? 'lock' : 'again'}`} />
      <View className="state__t" {...heading(2)}>
        {barred ? `您看不到${what}` : `没取到${what}`}
      </View>
      <View className="state__b">{error.message}</View>
      {error.requestId !== '' && <View className="state__id">请求号 {error.requestId}</View>}
      {barred ? (
        <Button className="state__back" kind="plain" text="返回" onTap={back} />
      ) : (
        <Button className="state__retry" kind="plain" text="再试一次" onTap={onRetry} />
      )}
    </View>
  )
}
