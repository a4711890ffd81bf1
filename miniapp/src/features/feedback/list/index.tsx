import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { ROWS } from '../../../api/use-pages'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { Choices } from '../../../components/field/choices'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Screen } from '../../../components/screen/screen'
import { Empty } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { useDidShow, usePullDownRefresh } from '../../../platform/page-hooks'
import { FeedbackCard } from './feedback-card'
import './index.scss'

const VIEWS = { mine: '我的意见', published: '公开的意见' } as const
type Which = keyof typeof VIEWS

/** 意见反馈: what I wrote and what was answered; what was made public, without names. */
export default function FeedbackPage() {
  const [view, setView] = useState<Which>('mine')
  const [visit, setVisit] = useState(0)
  const { me } = useMe()
  useDidShow(() => setVisit((n) => n + 1))
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    stopPullDown()
  })
  return (
    <Screen className="feedback-page" title="意见反馈" bar>
      <View className="feedback-views">
        <Choices
          className="feedback-view"
          label="看哪些意见"
          options={VIEWS}
          value={view}
          onChange={setView}
        />
      </View>
      <PagedList
        what="意见反馈"
        unit="条"
        fetch={fetchOf(view)}
        filter={view}
        visit={visit}
        row={(row: Feedback) => (
          <FeedbackCard key={row.id} feedback={row} mine={view === 'mine'} today={me?.today ?? null} />
        )}
        empty={<Nothing view={view} />}
      />
      <ActionBar>
        <Button className="feedback-write" text="写意见" onTap={() => open(PAGES.writeFeedback)} />
      </ActionBar>
    </Screen>
  )
}

function fetchOf(view: Which) {
  const call = view === 'mine' ? api.feedback.mine : api.feedback.published
  return (cursor: string | undefined) => call({ query: { limit: ROWS, ...(cursor ? { cursor } : {}) } })
}

function Nothing({ view }: { view: Which }) {
  if (view === 'mine')
    return <Empty title="您还没有提过意见" text="用着不顺手、缺什么、哪里不对，都可以写下来。" />
  return <Empty title="还没有公开的意见" text="意见答复并通过审核后，会不带姓名地公开在这里。" />
}
