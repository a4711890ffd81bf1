import { View } from '@tarojs/components'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { MATTER_ACTIONS, MATTER_CATEGORIES, MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { dayText } from '../../../components/dates'
import { PicturesAndFiles } from '../../../components/file-list/pictures-and-files'
import { Light } from '../../../components/light/light'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { Timeline } from '../../../components/timeline/timeline'
import { TwoProgress } from '../../../components/two-progress/two-progress'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { matterActs } from '../act/matter-acts'
import { Confirmed } from '../confirmed/confirmed'
import { useConfirmed } from '../confirmed/use-confirmed'
import { useShown } from '../../../api/use-shown'
import { ClosingSteps } from './closing-steps'
import { Leaves } from './leaves'
import '../matters.scss'
import './index.scss'

/** One matter: what it is, where its 销号 stands and what this person may do of it, its tasks, its history. */
export default function MatterPage() {
  const { id, data: matter, error, reload } = useShown((of) => api.matters.get({ params: { id: of } }))
  const confirmed = useConfirmed(id)
  const { me } = useMe()
  usePullDownRefresh(() => void Promise.all([reload(), confirmed.reload()]).finally(stopPullDown))
  const today = me?.today ?? null
  return (
    <Screen className="matter-page" title="督查事项">
      {!matter && error && <Failed what="这件事项" error={error} onRetry={() => void reload()} />}
      {!matter && !error && <Skeleton />}
      {matter && (
        <>
          <What matter={matter} today={today} />
          <Confirmed confirmations={confirmed.data} today={today} />
          <Acts matter={matter} stops={confirmed.data?.stops ?? ''} />
          {matter.closing && <ClosingSteps closing={matter.closing} today={today} />}
          <Leaves tree={matter.tree} today={today} />
          <Section className="matter-history" title="经过">
            <Timeline lines={matter.history} today={today} />
          </Section>
        </>
      )}
    </Screen>
  )
}

function What({ matter, today }: { matter: Matter; today: string | null }) {
  const { no, title, category, state, leadOrg, supervisor, basis, due, relapses, note } = matter
  return (
    <Section className="matter-what">
      <Light light={matter.light} text={MATTER_STATES[state]} tag />
      <View className="matter-title" {...heading(1)}>
        {title}
      </View>
      <View className="matter-meta">
        {[no ?? '未编号', MATTER_CATEGORIES[category], relapses > 0 ? `反弹 ${relapses} 次` : '']
          .filter(Boolean)
          .join(' · ')}
      </View>
      <View className="matter-meta">
        牵头 {leadOrg.name} · 督查员 {supervisor.name} · 限 {dayText(due, today)}
      </View>
      <View className="matter-meta">依据 {basis.text}</View>
      <View className="matter-progress">
        <TwoProgress progress={matter.progress} />
      </View>
      {note !== '' && <View className="matter-text">{note}</View>}
      <PicturesAndFiles files={matter.basisFiles} />
    </Section>
  )
}

/** `stops`: why 销号 cannot be approved now, said above; '' where it can. */
function Acts({ matter, stops }: { matter: Matter; stops: string }) {
  const acts = matterActs(matter)
  const atDesk = matter.allowedActions.filter((act) => act === 'approve' || act === 'issue')
  if (acts.length === 0 && atDesk.length === 0) return null
  return (
    <Section className="matter-acts" title="等您办的">
      {acts.map((act, i) => (
        <Button
          key={act}
          className={`matter-act matter-act-${act}`}
          kind={act === 'sendBack' ? 'danger' : i === 0 ? 'main' : 'plain'}
          text={MATTER_ACTIONS[act]}
          disabled={act === 'approveClose' && stops !== ''}
          onTap={() => open(PAGES.matterAct, { id: matter.id, act })}
        />
      ))}
      {acts.includes('approveClose') && stops !== '' && (
        <View className="matter-meta">现在不能批准销号，原因和怎么办见上面的“群众核验”。</View>
      )}
      {atDesk.length > 0 && (
        <View className="matter-meta">
          {atDesk.map((act) => MATTER_ACTIONS[act]).join('、')}要看任务分解，请在电脑上办。
        </View>
      )}
    </Section>
  )
}
