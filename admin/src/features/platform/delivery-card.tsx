import { CHANNELS, MESSAGE_STATES } from '@mingdu/shared/messages/messages.states'
import type { api } from '../../api/client.gen'
import { clockText, fullTimeText } from '../../components/dates'
import { Timeline } from '../../components/timeline'
import { MessageStateTag } from './message-state-tag'
import { errorText } from './words'

type Delivery = Awaited<ReturnType<typeof api.messages.logEntry>>['deliveries'][number]
type Attempt = Delivery['attempts'][number]

/** One channel of a message: why it was taken, what holds it back, and each attempt with what came of it. */
export function DeliveryCard({ delivery }: { delivery: Delivery }) {
  const { channel, state, because, attempts } = delivery
  return (
    <section className="panel delivery" aria-label={CHANNELS[channel]}>
      <div className="between">
        <span className="strong">{CHANNELS[channel]}</span>
        <MessageStateTag state={state} />
      </div>
      {because && <p className="muted">缘由：{because}</p>}
      {facts(delivery).map((fact) => (
        <p key={fact} className="muted num">
          {fact}
        </p>
      ))}
      {delivery.providerMessageId && <p className="mono muted">平台编号 {delivery.providerMessageId}</p>}
      {attempts.length > 0 && (
        <div className="delivery__attempts">
          <Timeline
            items={[...attempts].reverse().map((attempt, i) => attemptItem(attempt, attempts.length - i))}
          />
        </div>
      )}
    </section>
  )
}

/** What is to be said when no attempt says it. */
function facts({ reason, attempts, notBefore, nextAt, finalAt, sentAt }: Delivery): string[] {
  const open = finalAt === null
  const told = attempts.at(-1)?.reason ?? null
  return [
    reason !== null && reason !== told ? reason : null,
    open && notBefore ? `暂缓到 ${fullTimeText(notBefore)}` : null,
    open && nextAt ? `下次 ${fullTimeText(nextAt)}` : null,
    sentAt && attempts.length === 0 ? `${fullTimeText(sentAt)} 发出` : null,
    finalAt && attempts.length === 0 ? `${fullTimeText(finalAt)} 落定` : null,
  ].filter((line) => line !== null)
}

function attemptItem(attempt: Attempt, n: number) {
  const { at, state, errorClass, errorCode, reason, rid, ms } = attempt
  const error = errorText(errorClass, errorCode)
  return {
    key: `${n} ${at}`,
    head: `第 ${n} 次　${state === 'waiting' ? '没有发出，等着再试' : MESSAGE_STATES[state]}`,
    time: `${fullTimeText(at).slice(5, 11)}${clockText(at)}`,
    body: (
      <>
        {error !== '' && <div className="late-count">{error}</div>}
        {reason && <div>{reason}</div>}
        <div className="num">
          用时 {ms.toLocaleString('en-US')} 毫秒
          {rid && <span className="mono">　rid {rid}</span>}
        </div>
      </>
    ),
  }
}
