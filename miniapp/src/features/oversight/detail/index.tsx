import { View } from '@tarojs/components'
import type { OversightRow } from '@mingdu/shared/oversight/oversight.api'
import { OVERSIGHT_LEVELS, OVERSIGHT_STATES, OVERSIGHT_TAGS } from '@mingdu/shared/oversight/oversight.states'
import { api } from '../../../api/client.gen'
import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { useShown } from '../../../api/use-shown'
import { dayText } from '../../../components/dates'
import { Facts } from '../../../components/facts/facts'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { AnswerForm } from './answer-form'
import '../oversight.scss'

/** One opinion of the 督查, and its answer: written here by whoever may. */
export default function OpinionPage() {
  const { data, error, reload, take } = useShown((id) => api.oversight.get({ params: { id } }))
  const { me, may } = useMe()
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  const today = me?.today ?? null
  return (
    <Screen className="opinion-page" title="对督查的评价">
      {!data && error && <Failed what="这份评价" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <Said row={data} today={today} own={may('oversight.rate')} />
          <Answered row={data} today={today} />
          {data.mayAnswer && (
            <AnswerForm
              key={data.id}
              row={data}
              account={me?.id ?? accountId()}
              today={today}
              onDone={take}
              reload={reload}
            />
          )}
        </>
      )}
    </Screen>
  )
}

interface PartProps {
  row: OversightRow
  today: string | null
}

function Said({ row, today, own }: PartProps & { own: boolean }) {
  const { matter, org, by, office, quarter, level, tags, hours, text, ratedOn, answerDue, state } = row
  return (
    <>
      <Section className="opinion-said">
        <Tag text={OVERSIGHT_STATES[state]} tone={state === 'answered' ? 'grey' : 'blue'} />
        <View className="oversight-title" {...heading(1)}>
          {matter.title}
        </View>
        <Facts
          className="opinion-facts"
          facts={[
            ['编号', matter.no],
            ['评价单位', by === null ? org.name : `${org.name} ${by}`],
            ['督查单位', office.name],
            ['评价', OVERSIGHT_LEVELS[level]],
            ['方面', tags.map((tag) => OVERSIGHT_TAGS[tag]).join('、')],
            ['多花工时', `${hours} 小时`],
            ['季度', quarter.replace('-Q', '年第').concat('季度')],
            ['评价日期', dayText(ratedOn, today)],
            ['答复期限', dayText(answerDue, today)],
          ]}
        />
        {own && <View className="oversight-meta">评价人的姓名只有本单位看得到，督查室只看到单位。</View>}
      </Section>
      <Section className="opinion-text" title="评价的话">
        <View className="oversight-text">{text === '' ? '没有写' : text}</View>
      </Section>
    </>
  )
}

function Answered({ row: { answer }, today }: PartProps) {
  if (!answer) return null
  return (
    <Section className="opinion-answer" title="督查室的答复">
      <View className="oversight-text">{answer.text}</View>
      <View className="oversight-meta">
        {answer.by} · {dayText(answer.on, today)}
        {answer.late && ' · 超过期限'}
      </View>
    </Section>
  )
}
