import { CARD_KINDS, CARD_STATES } from '@mingdu/shared/cards/cards.states'
import { CASE_CHANNELS } from '@mingdu/shared/cases/cases.states'
import type { Alert } from '@mingdu/shared/monitoring/monitoring.schema'
import { ALERT_RULES } from '@mingdu/shared/monitoring/monitoring.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { BreachFacts } from '../../components/breach'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { Light } from '../../components/light'
import { ErrorState, SkeletonLines } from '../../components/states'
import { Timeline } from '../../components/timeline'
import { useToast } from '../../components/toast'
import { closedText } from './alert-words'

export function AlertDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useQuery({
    queryKey: ['monitoring', 'alert', id],
    queryFn: () => api.monitoring.alert({ params: { id } }),
  })
  const alert = read.data
  return (
    <Drawer
      title={alert ? ALERT_RULES[alert.rule] : '监察预警'}
      kicker={alert && `办件 ${alert.case.no}　${alert.org.name}`}
      label="监察预警"
      onClose={onClose}
      footer={alert && <Foot alert={alert} />}
    >
      {read.isPending && <SkeletonLines lines={10} />}
      {read.isError && !alert && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {alert && <Body alert={alert} />}
    </Drawer>
  )
}

function Foot({ alert }: { alert: Alert }) {
  const can = useCan()
  const [asking, setAsking] = useState(false)
  const { card } = alert
  return (
    <div className="row row--wrap">
      {card && can('card.read') && (
        <Link to={`/cards?open=${card.id}`}>
          {card.no ?? CARD_KINDS[card.kind]}（{CARD_STATES[card.state]}）：
          {card.state === 'proposed' ? '去发牌' : '看这张牌'}
        </Link>
      )}
      <span className="grow" />
      {alert.mayPropose && (
        <Button type="primary" onClick={() => setAsking(true)}>
          提请发牌
        </Button>
      )}
      {asking && <ProposeDialog alert={alert} onClose={() => setAsking(false)} />}
    </div>
  )
}

function ProposeDialog({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const toast = useToast()
  const propose = useWrite(
    (version: number, idempotencyKey) =>
      api.monitoring.propose({ params: { id: alert.id }, body: { version }, idempotencyKey }),
    {
      onDone: () => {
        toast('已提请发牌')
        onClose()
      },
    },
  )
  return (
    <ConfirmDialog
      title={`提请发牌：${ALERT_RULES[alert.rule]}`}
      okText="提请"
      busy={propose.isPending}
      error={propose.error}
      onOk={() => propose.mutate(alert.version)}
      onCancel={onClose}
    >
      <p>
        就办件 {alert.case.no} 对{alert.org.name}提请发牌：{alert.text}
      </p>
      <p className="muted">提请后由监察员决定发不发；发出之前不编号，也不通知对方。</p>
    </ConfirmDialog>
  )
}

function Body({ alert }: { alert: Alert }) {
  const { case: one, power, org, since, text, basis, breach, light, rule } = alert
  return (
    <>
      <p className="row">
        <Light light={light} tag text={ALERT_RULES[rule]} />
        <span className="tag">{closedText(alert)}</span>
      </p>
      <dl className="facts num">
        <dt>办件</dt>
        <dd>
          {one.no}　{one.title}
        </dd>
        <dt>渠道</dt>
        <dd>{CASE_CHANNELS[one.channel]}</dd>
        <dt>事项</dt>
        <dd>
          <Link to={`/powers/${power.id}`}>{power.name}</Link>
        </dd>
        <dt>单位</dt>
        <dd>{org.name}</dd>
        <dt>起于</dt>
        <dd>{since}</dd>
        <dt>情况</dt>
        <dd>{text}</dd>
        <dt>依据</dt>
        <dd>{basis}</dd>
      </dl>
      <BreachFacts breach={breach} />
      <h3 className="sub-h">记录</h3>
      <Timeline
        items={[...alert.history].reverse().map(({ at, who, what, note }, i) => ({
          key: `${at}${i}`,
          head: `${what}　${who}`,
          time: fullTimeText(at),
          body: note,
        }))}
      />
    </>
  )
}
