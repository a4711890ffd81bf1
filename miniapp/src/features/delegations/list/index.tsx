import { View } from '@tarojs/components'
import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { DELEGATION_PHASES } from '@mingdu/shared/delegations/delegations.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { ROWS } from '../../../api/use-pages'
import { useVisit } from '../../../api/use-visit'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'
import { periodText } from '../delegation-text'
import '../delegations.scss'

type Side = '' | 'given' | 'received'
const PILLS: readonly { key: Side; text: string }[] = [
  { key: '', text: '全部' },
  { key: 'given', text: '我授出的' },
  { key: 'received', text: '授给我的' },
]

/** 授权代办: who acts for whom, and when. */
export default function DelegationsPage() {
  const { me, may } = useMe()
  const [side, setSide] = useState<Side>('')
  const visit = useVisit()
  const gives = may('delegation.give')
  const fetch = (cursor: string | undefined) =>
    api.delegations.mine({
      query: { limit: ROWS, ...(side === '' ? {} : { side }), ...(cursor ? { cursor } : {}) },
    })
  return (
    <Screen className="delegations-page" title="授权代办">
      {gives && (
        <View className="delegation-buttons">
          <Button className="delegation-new" text="授权他人代办" onTap={() => open(PAGES.delegate)} />
        </View>
      )}
      <View className="delegations-pills">
        <Pills
          className="delegations-side"
          label="看哪些授权"
          pills={PILLS}
          value={side}
          onChange={setSide}
        />
      </View>
      <PagedList
        what="授权"
        unit="份"
        fetch={fetch}
        filter={side}
        visit={visit}
        row={(one: Delegation) => (
          <DelegationCard key={one.id} one={one} myId={me?.id ?? ''} today={me?.today ?? null} />
        )}
        empty={
          <Empty
            title="没有代办授权"
            text={
              gives
                ? '出差、休假时点“授权他人代办”，对方接受后生效，到期自动结束。'
                : '别人授权您代办时会出现在这里。'
            }
          />
        }
      />
    </Screen>
  )
}

interface CardProps {
  one: Delegation
  myId: string
  today: string | null
}

function DelegationCard({ one, myId, today }: CardProps) {
  const { id, principal, delegate, phase } = one
  const going = phase === 'running' || phase === 'offered'
  return (
    <Tap className="delegation-card" as="link" onTap={() => open(PAGES.delegation, { id })}>
      <View className="delegation-card__top">
        <Tag text={DELEGATION_PHASES[phase]} tone={going ? 'blue' : 'grey'} />
        <View className="delegation-card__aside">{principal.id === myId ? '我授出的' : '授给我的'}</View>
      </View>
      <View className="delegation-card__t" {...heading(2)}>
        {delegate.name} 代 {principal.name}
      </View>
      <View className="delegation-card__m">{periodText(one, today)}</View>
    </Tap>
  )
}
