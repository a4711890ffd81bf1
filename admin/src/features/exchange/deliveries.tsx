import type { Delivery, Partner } from '@mingdu/shared/exchange/exchange.schema'
import { PUSH_STATES, RESULT_STATES } from '@mingdu/shared/exchange/exchange.states'
import { Button } from 'antd'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { fullTimeText } from '../../components/dates'
import { useCursorPages } from '../../components/list'
import { ErrorState, Refusal, SkeletonLines } from '../../components/states'
import { useToast } from '../../components/toast'

/** What went to a partner, the last first; what a result says is not for an administrator. */
export function Deliveries({ partner }: { partner: Partner }) {
  const pages = useCursorPages<Delivery>(['exchange', 'deliveries', partner.id], (page) =>
    api.exchangePartners.deliveries({ params: { id: partner.id }, query: page }),
  )
  if (pages.isLoading) return <SkeletonLines lines={3} />
  if (pages.error) return <ErrorState error={pages.error} retry={pages.retry} />
  if (pages.rows.length === 0) return <p className="muted">还没有结果。线索有了进展，会记在这里。</p>
  return (
    <div className="stack">
      <ul className="stack">
        {pages.rows.map((row) => (
          <DeliveryRow key={row.id} row={row} partnerId={partner.id} />
        ))}
      </ul>
      <div className="row">
        <Button size="small" disabled={!pages.previous} onClick={() => pages.previous?.()}>
          上一页
        </Button>
        <Button size="small" disabled={!pages.next} onClick={() => pages.next?.()}>
          下一页
        </Button>
        <span className="small muted num">共 {pages.total} 份</span>
      </div>
    </div>
  )
}

function DeliveryRow({ row, partnerId }: { row: Delivery; partnerId: string }) {
  const { id, seq, no, state, push, tries, error, at, nextAt } = row
  const may = useCan()('exchange.write') && row.resendable
  const toast = useToast()
  const write = useWrite(
    (_input: null, idempotencyKey) =>
      api.exchangePartners.resend({ params: { id: partnerId, deliveryId: id }, idempotencyKey }),
    { onDone: () => toast('已排队，马上重新推送') },
  )
  return (
    <li>
      <div className="row row--wrap num">
        <span style={{ overflowWrap: 'anywhere' }}>
          第 {seq} 号　{no}　{RESULT_STATES[state]}
        </span>
        <span className={push === 'failed' ? 'tag tag--red' : 'tag'}>{PUSH_STATES[push]}</span>
        {may && (
          <Button
            size="small"
            aria-label={`重新推送第 ${seq} 号结果`}
            loading={write.isPending}
            onClick={() => write.mutate(null)}
          >
            重新推送
          </Button>
        )}
      </div>
      <span className="sub num">
        {fullTimeText(at)}
        {tries > 0 && `　试过 ${tries} 次`}
        {error !== '' && `　${error}`}
        {push === 'waiting' && nextAt && tries > 0 && `　下次 ${fullTimeText(nextAt)}`}
      </span>
      <Refusal error={write.error} />
    </li>
  )
}
