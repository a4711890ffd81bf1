import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { dayText } from '../../../components/dates'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Tap } from '../../../components/tap/tap'
import { open } from '../../../platform/navigate'
import { ON_THE_DESK, pageOf, toDecide, type Decision } from '../../../components/decisions/decisions'
import { useVisit } from '../../../api/use-visit'
import '../matters.scss'

/** What waits for this person's word today, by the same rules as the acts themselves. */
export default function DecisionsPage() {
  const visit = useVisit()
  const { data, error, reload } = useRecord(() => api.dashboard.get(), 'decisions')
  useEffect(() => {
    if (visit > 1) void reload()
  }, [visit, reload])
  const decisions = data ? toDecide(data.decisions) : null
  return (
    <Screen className="decisions-page" title="待我决定">
      {!decisions && error && <Failed what="待决定的事" error={error} onRetry={() => void reload()} />}
      {!decisions && !error && <Skeleton cards={3} />}
      {decisions?.length === 0 && (
        <Empty
          title="现在没有等您决定的"
          text="退回、延期、销号各步和批示反馈等您时，会出现在这里，微信会提醒。"
        />
      )}
      <View className="list">
        {decisions?.map((one) => (
          <DecisionCard key={`${one.kind} ${one.target.id}`} decision={one} today={data?.today ?? null} />
        ))}
      </View>
    </Screen>
  )
}

function DecisionCard({ decision, today }: { decision: Decision; today: string | null }) {
  const { kindName, title, orgName, reason, due } = decision
  const page = pageOf(decision)
  const meta = [reason, due === null ? '' : `限 ${dayText(due, today)}`].filter(Boolean).join(' · ')
  const body = (
    <>
      <View className="matter-card__top">
        <Tag text={kindName} />
        <View className="matter-card__aside">{orgName}</View>
      </View>
      <View className="matter-card__t" {...heading(2)}>
        {title}
      </View>
      <View className="matter-card__m">{meta}</View>
      {page === null && <View className="matter-card__m">{ON_THE_DESK}</View>}
    </>
  )
  if (page === null) return <View className="matter-card">{body}</View>
  return (
    <Tap className="matter-card" as="link" onTap={() => open(page.path, page.query)}>
      {body}
    </Tap>
  )
}
