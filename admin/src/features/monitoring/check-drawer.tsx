import type { Check } from '@mingdu/shared/monitoring/monitoring.schema'
import {
  CHECK_ANSWERS,
  CHECK_ITEMS,
  CHECK_KINDS,
  CHECK_STATES,
  type CheckItem,
} from '@mingdu/shared/monitoring/monitoring.states'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { CheckForm } from './check-form'

const ITEMS = Object.keys(CHECK_ITEMS) as CheckItem[]

export function CheckDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useQuery({
    queryKey: ['monitoring', 'check', id],
    queryFn: () => api.monitoring.check({ params: { id } }),
  })
  const check = read.data
  return (
    <Drawer
      title={check ? (check.case?.title ?? check.power.name) : '抽查'}
      kicker={check && `${CHECK_KINDS[check.kind]}　${check.case?.no ?? check.power.code}　${check.org.name}`}
      label="抽查"
      onClose={onClose}
    >
      {read.isPending && <SkeletonLines lines={10} />}
      {read.isError && !check && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {check && <Body check={check} />}
    </Drawer>
  )
}

function Body({ check }: { check: Check }) {
  const { draw, createdBy, reviewedBy, state, visit } = check
  return (
    <>
      <dl className="facts num">
        <dt>事项</dt>
        <dd>
          <Link to={`/powers/${check.power.id}`}>{check.power.name}</Link>
        </dd>
        <dt>结果</dt>
        <dd>{CHECK_STATES[state]}</dd>
        <dt>发起</dt>
        <dd>{createdBy.name}</dd>
        {draw && (
          <>
            <dt>抽取</dt>
            <dd>
              从 {draw.of} 件中抽出，种子 {draw.seed}
            </dd>
          </>
        )}
        {reviewedBy && (
          <>
            <dt>检查人</dt>
            <dd>{reviewedBy.name}</dd>
          </>
        )}
      </dl>
      {visit && <Visit visit={visit} />}
      <h3 className="sub-h">检查表</h3>
      {check.mayFill ? <CheckForm check={check} /> : <Answers check={check} />}
    </>
  )
}

function Visit({ visit: { on, window, steps } }: { visit: NonNullable<Check['visit']> }) {
  return (
    <>
      <h3 className="sub-h">
        {on} 在{window}
      </h3>
      <ul>
        {steps.map(({ name, waitedMinutes, finding }, i) => (
          <li key={`${i}${name}`}>
            {name}　<span className="num">{waitedMinutes} 分钟</span>
            {finding !== '' && <b>　{finding}</b>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Answers({ check: { answers, note, state, cardId } }: { check: Check }) {
  if (state === 'open')
    return <p className="muted">还没有填。由监察员对照检查，与被检查单位同单位的不能填。</p>
  return (
    <>
      <dl className="facts">
        {ITEMS.map((item) => {
          const one = answers[item]
          return (
            <div key={item} style={{ display: 'contents' }}>
              <dt>{one ? CHECK_ANSWERS[one.answer] : '—'}</dt>
              <dd>
                {CHECK_ITEMS[item]}
                {one && one.note !== '' && <span className="muted">：{one.note}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
      {note !== '' && <p className="prewrap">{note}</p>}
      {cardId !== null && <Link to={`/cards?open=${cardId}`}>看提请的牌</Link>}
    </>
  )
}
