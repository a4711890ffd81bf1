import { View } from '@tarojs/components'
import { MATTER_ACTIONS } from '@mingdu/shared/matters/matters.states'
import type { ReactNode } from 'react'
import { api } from '../../../api/client.gen'
import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { backTo, PAGES } from '../../../platform/navigate'
import { useRouter } from '../../../platform/page-hooks'
import { useShown } from '../../../api/use-shown'
import { WORDS } from './act-words'
import { asMatterAct, type PhoneMatterAct } from './matter-acts'
import { MatterForm } from './matter-form'
import { useMatterAct } from './use-matter-act'
import '../matters.scss'

/** One step of 销号 on the move: its form, and what came of it. */
export default function MatterActPage() {
  const act = asMatterAct(useRouter().params['act'])
  const { id, data: matter, error, reload } = useShown((of) => api.matters.get({ params: { id: of } }))
  const { me } = useMe()
  const account = me?.id ?? accountId()
  const doing = useMatterAct(act, matter, reload)
  const toMatter = () => backTo(PAGES.matter, { id })
  if (act && doing.done)
    return (
      <Page act={act}>
        <Section className="matter-done">
          <View className="matter-done__t" {...announced()} {...heading(1)}>
            {WORDS[act].done}
          </View>
          <Button className="matter-back" text="回到事项" onTap={toMatter} />
        </Section>
      </Page>
    )
  if (!matter)
    return (
      <Page act={act}>
        {error ? <Failed what="这件事项" error={error} onRetry={() => void reload()} /> : <Skeleton />}
      </Page>
    )
  if (!act || (!matter.allowedActions.includes(act) && !doing.error))
    return (
      <Page act={act}>
        <Empty
          title="现在不用办"
          text={`“${matter.title}”没有等您办的这一步，可能已经有人办了。`}
          action={{ text: '看事项', onTap: toMatter }}
        />
      </Page>
    )
  return (
    <Page act={act}>
      <MatterForm
        key={act + account}
        act={act}
        matter={matter}
        account={account}
        today={me?.today ?? null}
        doing={doing}
      />
    </Page>
  )
}

function Page({ act, children }: { act: PhoneMatterAct | null; children: ReactNode }) {
  return (
    <Screen className="matter-act-page" title={act ? MATTER_ACTIONS[act] : '事项办理'}>
      {children}
    </Screen>
  )
}
