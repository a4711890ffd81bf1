import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { PERMISSIONS } from '@mingdu/shared/accounts/permissions'
import { DELEGATION_ACTS, type DelegationAct } from '@mingdu/shared/delegations/delegations.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, Refusal, SkeletonLines } from '../../components/states'
import { Timeline } from '../../components/timeline'
import { useToast } from '../../components/toast'
import { useDelegation, useStartActing } from './delegation-queries'
import { periodText, phaseText } from './delegation-words'
import { TurnDialog } from './turn-dialog'

export function DelegationDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useDelegation(id)
  const one = read.data
  return (
    <Drawer
      title={one ? `${one.delegate.name} 代 ${one.principal.name}` : '授权代办'}
      label="授权代办"
      onClose={onClose}
      footer={one && <Acts one={one} />}
    >
      {read.isPending && <SkeletonLines lines={8} />}
      {read.isError && !one && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {one && <Body one={one} />}
    </Drawer>
  )
}

function Acts({ one }: { one: Delegation }) {
  const [act, setAct] = useState<DelegationAct | null>(null)
  const toast = useToast()
  const start = useStartActing()
  return (
    <div className="stack">
      <div className="row row--wrap">
        {one.mayStart && (
          <Button
            type="primary"
            loading={start.isPending}
            onClick={() =>
              start.mutate(one.id, { onSuccess: () => toast(`现在代 ${one.principal.name} 办理`) })
            }
          >
            开始代为办理
          </Button>
        )}
        {one.allowedActs.map((each, i) => (
          <Button
            key={each}
            type={i === 0 && !one.mayStart ? 'primary' : 'default'}
            onClick={() => setAct(each)}
          >
            {DELEGATION_ACTS[each]}
          </Button>
        ))}
      </div>
      <Refusal error={start.error} />
      {act && <TurnDialog act={act} one={one} onClose={() => setAct(null)} />}
    </div>
  )
}

function Body({ one }: { one: Delegation }) {
  return (
    <>
      <p className="row">
        <span className={one.phase === 'running' ? 'tag tag--blue' : 'tag'}>{phaseText(one)}</span>
      </p>
      <dl className="facts num">
        <dt>授权人</dt>
        <dd>
          {one.principal.name}　{one.principal.org.name}
        </dd>
        <dt>代办人</dt>
        <dd>
          {one.delegate.name}　{one.delegate.org.name}
        </dd>
        <dt>时段</dt>
        <dd>{periodText(one)}，到期自动结束</dd>
        <dt>原因</dt>
        <dd>{one.reason}</dd>
        <dt>可代办</dt>
        <dd>{one.permissions.map((permission) => PERMISSIONS[permission]).join('、')}；相应的查看随同</dd>
      </dl>
      <h3 className="sub-h">代办了什么</h3>
      <Done id={one.id} />
      <h3 className="sub-h">记录</h3>
      <Timeline
        items={one.history.map(({ at, who, what, note }, i) => ({
          key: `${at}${i}`,
          head: `${what}　${who}`,
          time: fullTimeText(at),
          body: note,
        }))}
      />
    </>
  )
}

/** The newest hundred; the audit trail holds all. */
function Done({ id }: { id: string }) {
  const read = useQuery({
    queryKey: ['delegations', 'acts', id],
    queryFn: () => api.delegations.acts({ params: { id }, query: { limit: 100 } }),
  })
  if (read.isPending) return <SkeletonLines lines={3} />
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  if (read.data.items.length === 0) return <p className="muted">还没有代为办理过。</p>
  return (
    <Timeline
      items={read.data.items.map(({ at, what, subject }, i) => ({
        key: `${at}${i}`,
        head: what,
        time: fullTimeText(at),
        body: subject,
      }))}
    />
  )
}
