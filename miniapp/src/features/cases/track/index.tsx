import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Refusal } from '../../../components/notice/refusal'
import { Screen } from '../../../components/screen/screen'
import { Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { TrackedCard } from '../../../components/tracked/tracked-card'
import { stopPullDown, toTop } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh, useShareAppMessage } from '../../../platform/page-hooks'
import { TrackQuestions } from './form'
import { TrackedActs } from './tracked-acts'
import { TrackedThread } from './tracked-thread'
import { useTrackForm } from './use-track-form'
import './index.scss'

/** 办件查询 and 跟踪卡: who holds the number and the last four digits of the phone sees where it stands. */
export default function TrackPage() {
  const form = useTrackForm()
  const { found, error, busy } = form
  const proof = form.proof()
  usePullDownRefresh(() => void form.again().finally(stopPullDown))
  // neither digits nor number go along: whoever gets the card has their own
  useShareAppMessage(() => ({ title: '办件查询', path: PAGES.track }))
  const shown = found !== null
  useEffect(() => {
    if (shown) toTop()
  }, [shown])
  return (
    <Screen className="track-page" title={shown ? '跟踪卡' : '办件查询'}>
      {!found && <TrackQuestions form={form} />}
      {!found && busy && <Skeleton />}
      {found && (
        <>
          {error && <Refusal className="track-error" error={error} today={null} />}
          <TrackedCard
            found={found}
            acts={<TrackedActs found={found} />}
            onPapers={() => open(PAGES.myCases, { no: found.no })}
          />
          {proof && <TrackedThread key={found.no} proof={proof} state={found.state} />}
          <View className="track-acts">
            <Button
              className="track-again"
              kind="plain"
              text="再查一次"
              busy={busy}
              onTap={() => void form.again()}
            />
            <Button className="track-other" kind="link" text="查另一个编号" onTap={form.another} />
          </View>
        </>
      )}
    </Screen>
  )
}
