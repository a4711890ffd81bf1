import type { Card } from '@mingdu/shared/cards/cards.schema'
import { APPEAL_DAYS, CARD_ACTS, CARD_SUBJECTS, type CardAct } from '@mingdu/shared/cards/cards.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { BreachFacts } from '../../components/breach'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { Timeline } from '../../components/timeline'
import { CardActDialog } from './card-act-dialog'
import { CardKindTag, CardStateTag } from './card-marks'
import { paperUrl } from './card-words'

export function CardDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useQuery({
    queryKey: ['cards', 'one', id],
    queryFn: () => api.cards.get({ params: { id } }),
  })
  const card = read.data
  return (
    <Drawer
      title={card?.no ?? '待发的牌'}
      kicker={card && `${CARD_SUBJECTS[card.subject.kind]} ${card.subject.no}　${card.org.name}`}
      label="牌"
      onClose={onClose}
      footer={card && <Acts card={card} />}
    >
      {read.isPending && <SkeletonLines lines={10} />}
      {read.isError && !card && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {card && <Body card={card} />}
    </Drawer>
  )
}

function Acts({ card }: { card: Card }) {
  const [act, setAct] = useState<CardAct | null>(null)
  return (
    <div className="row row--wrap">
      {card.allowedActs.map((one, i) => (
        <Button key={one} type={i === 0 ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {CARD_ACTS[one]}
        </Button>
      ))}
      <span className="grow" />
      {card.no !== null && (
        <Button href={paperUrl(card.id)} target="_blank" rel="noreferrer">
          打印文书
        </Button>
      )}
      {act && <CardActDialog act={act} card={card} onClose={() => setAct(null)} />}
    </div>
  )
}

function Body({ card }: { card: Card }) {
  const { subject, org, person, proposedBy, rule, issuedBy, keeper, issuedOn, delivery, limitDays, limit } =
    card
  return (
    <>
      <p className="row">
        <CardKindTag kind={card.kind} />
        <CardStateTag card={card} />
      </p>
      <dl className="facts num">
        <dt>对象</dt>
        <dd>{subject.name}</dd>
        <dt>被发牌</dt>
        <dd>{person ? `${org.name} ${person.name}` : org.name}</dd>
        <dt>提请</dt>
        <dd>{proposedBy ? proposedBy.name : `系统按“${rule?.name ?? '规则'}”提请`}</dd>
        <dt>发牌</dt>
        <dd>
          {issuedBy
            ? `${issuedBy.name}　${issuedOn ?? ''}${keeper ? `（现由${keeper.name}跟进）` : ''}`
            : '还没有发'}
        </dd>
        <dt>送达</dt>
        <dd>{delivery ? `${delivery.on}　${delivery.receiver}签收` : '还没有送达'}</dd>
        <dt>新限期</dt>
        <dd>{limitText(limitDays, limit)}</dd>
        <dt>申诉</dt>
        <dd>
          {card.appealUntil === null
            ? `送达后 ${APPEAL_DAYS} 个工作日内可以申诉`
            : `最后一天 ${card.appealUntil}`}
        </dd>
      </dl>
      <h3 className="sub-h">事由和依据</h3>
      <p className="prewrap">{card.reason}</p>
      <p className="muted">{card.basis}</p>
      <BreachFacts breach={card.breach} />
      {card.appeal && <Said title="申诉" {...card.appeal} />}
      {card.review && <Said title={card.review.upheld ? '复核：维持' : '复核：撤销'} {...card.review} />}
      <h3 className="sub-h">记录</h3>
      <Timeline
        items={[...card.history].reverse().map(({ at, who, what, note }, i) => ({
          key: `${at}${i}`,
          head: `${what}　${who}`,
          time: fullTimeText(at),
          body: note,
        }))}
      />
    </>
  )
}

function Said({ title, text, on, by }: { title: string; text: string; on: string; by: string }) {
  return (
    <>
      <h3 className="sub-h">{title}</h3>
      <p className="prewrap">{text}</p>
      <p className="small muted num">
        {by}　{on}
      </p>
    </>
  )
}

function limitText(days: number | null, limit: string | null): string {
  if (days === null) return '不另定限期'
  return limit === null ? `送达之日起 ${days} 个工作日` : `${limit}（送达之日起 ${days} 个工作日）`
}
