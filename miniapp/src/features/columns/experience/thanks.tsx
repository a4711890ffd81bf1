import { View } from '@tarojs/components'
import type { Experience } from '@mingdu/shared/columns/pages.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useSending } from '../../../api/use-sending'
import { Refusal } from '../../../components/notice/refusal'
import { Button } from '../../../components/tap/button'

type Given = Experience['thanks']

/** 点赞 and 致谢: given with one tap, taken back with another. */
export function Thanks({ articleId, given }: { articleId: string; given: Given }) {
  const [now, setNow] = useState(given)
  const { busy, error, send } = useSending()
  const tap = async (kind: 'like' | 'thanks', on: boolean) => {
    const fresh = await send([kind, on, now], (idempotencyKey) =>
      api.experiences.thank({ params: { id: articleId }, body: { kind, on }, idempotencyKey }),
    )
    if (fresh) setNow(fresh)
  }
  return (
    <View className="column-buttons column-thanks">
      {error && <Refusal className="thanks-refusal" error={error} today={null} />}
      <Button
        className="thanks-like"
        kind="plain"
        text={`${now.liked ? '已点赞' : '点赞'} ${now.likes}`}
        busy={busy}
        onTap={() => void tap('like', !now.liked)}
      />
      <Button
        className="thanks-thanks"
        kind="plain"
        text={`${now.thanked ? '已致谢' : '致谢'} ${now.thanks}`}
        busy={busy}
        onTap={() => void tap('thanks', !now.thanked)}
      />
    </View>
  )
}
