import { View } from '@tarojs/components'
import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import { api } from '../../../api/client.gen'
import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { useShown } from '../../../api/use-shown'
import { dayText, momentText } from '../../../components/dates'
import { Facts } from '../../../components/facts/facts'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { stateText } from '../consultation-words'
import { Acts } from './acts'
import { Posts } from './posts'
import { SayForm } from './say-form'
import '../consultations.scss'

/** One 咨询: what both sides said, and saying more. */
export default function ThreadPage() {
  const { data, error, reload, take } = useShown((id) => api.consultations.get({ params: { id } }))
  const { me, may } = useMe()
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  const today = me?.today ?? null
  return (
    <Screen className="consultation-page" title="咨询">
      {!data && error && <Failed what="这次咨询" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <About one={data} today={today} />
          <Posts posts={data.posts} own={may('consultation.answer') ? 'office' : 'asker'} today={today} />
          <Acts one={data} today={today} onDone={take} reload={reload} />
          <SayForm
            key={data.id}
            one={data}
            account={me?.id ?? accountId()}
            today={today}
            onDone={take}
            reload={reload}
          />
        </>
      )}
    </Screen>
  )
}

function About({ one, today }: { one: Consultation; today: string | null }) {
  const { no, topic, question, asker, org, responsible, state, dueAt, matter, task, closesAfter } = one
  const linked = matter ?? task
  return (
    <Section className="consult-about">
      <Tag text={stateText(one)} tone={state === 'waiting' ? 'blue' : 'grey'} />
      <View className="consult-title" {...heading(1)}>
        {question}
      </View>
      <Facts
        className="consult-facts"
        facts={[
          ['编号', no],
          ['主题', topic.name],
          ['提问', `${org.name} ${asker.name}`],
          ['负责答复', responsible?.name ?? '还没有人接办'],
          ['承诺答复', state === 'waiting' ? `${momentText(dueAt, today)} 前` : ''],
          [matter ? '关于事项' : '关于任务', linked ? `${linked.no} ${linked.title}` : ''],
          ['自行结束', closesAfter === null ? '' : `${dayText(closesAfter, today)} 以前没有追问就结束`],
        ]}
      />
    </Section>
  )
}
