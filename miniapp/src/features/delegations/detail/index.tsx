import { View } from '@tarojs/components'
import { PERMISSIONS } from '@mingdu/shared/accounts/permissions'
import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { DELEGATION_PHASES } from '@mingdu/shared/delegations/delegations.states'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { useShown } from '../../../api/use-shown'
import { Facts } from '../../../components/facts/facts'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Timeline } from '../../../components/timeline/timeline'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { periodText } from '../delegation-text'
import { Done } from './done'
import { Turn } from './turn'
import '../delegations.scss'

/** One 授权: who acts for whom, for what, and what was done under it. */
export default function DelegationPage() {
  const { data, error, reload, take } = useShown((id) => api.delegations.get({ params: { id } }))
  const { me } = useMe()
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  const today = me?.today ?? null
  return (
    <Screen className="delegation-page" title="代办授权">
      {!data && error && <Failed what="这份授权" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <Head one={data} today={today} />
          <Turn key={data.allowedActs.join()} one={data} today={today} onDone={take} reload={reload} />
          <Section className="delegation-done" title="代办了什么">
            <Done id={data.id} today={today} />
          </Section>
          <Section className="delegation-history" title="记录">
            <Timeline lines={data.history} today={today} />
          </Section>
        </>
      )}
    </Screen>
  )
}

function Head({ one, today }: { one: Delegation; today: string | null }) {
  const { principal, delegate, phase, reason, permissions, mayStart } = one
  return (
    <Section className="delegation-head">
      <Tag text={DELEGATION_PHASES[phase]} tone={phase === 'running' ? 'blue' : 'grey'} />
      <View className="delegation-title" {...heading(1)}>
        {delegate.name} 代 {principal.name}
      </View>
      <Facts
        className="delegation-facts"
        facts={[
          ['授权人', `${principal.name} ${principal.org.name}`],
          ['代办人', `${delegate.name} ${delegate.org.name}`],
          ['时段', `${periodText(one, today)}，到期自动结束`],
          ['原因', reason],
          ['可代办', `${permissions.map((each) => PERMISSIONS[each]).join('、')}；相应的查看随同`],
        ]}
      />
      {mayStart && <View className="delegation-meta">代为办理请在电脑上开始：授权代办，开始代为办理。</View>}
    </Section>
  )
}
