import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import {
  CONFIRMATION_ROUNDS,
  CONFIRMATION_STATES,
  type ConfirmationState,
} from '@mingdu/shared/confirmations/confirmations.states'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { Button } from 'antd'
import { useState } from 'react'
import { ErrorState } from '../../components/states'
import { BeginDialog } from './begin-confirmation-dialog'
import { ConcernedDialog } from './concerned-dialog'
import { useConfirmations } from './matter-queries'
import { RemoveConcernedDialog } from './remove-concerned-dialog'

type Round = Confirmations['rounds'][number]

/** 群众核验 of a matter: how many said what, never who; whom it concerns is written down here and not shown again. */
export function ConfirmationsPanel({ matter }: { matter: Matter }) {
  const read = useConfirmations(matter.id)
  if (read.isError)
    return (
      <section className="panel" aria-label="群众核验">
        <ErrorState error={read.error} retry={() => void read.refetch()} />
      </section>
    )
  const { data } = read
  if (!data || (!data.mayWrite && data.concerned === 0 && data.rounds.length === 0)) return null
  return (
    <section className="panel" aria-label="群众核验">
      <div className="panel__h">
        <h2>群众核验</h2>
        <small className="num">
          {data.concerned === 0 ? '没有登记群众' : `登记 ${data.concerned} 人`}
          {data.sender && '，另有线索提交人'}
        </small>
      </div>
      <div className="panel__b stack">
        {data.stops !== '' && (
          <div className="note note--yellow" role="note">
            现在不能批准销号：{data.stops}
          </div>
        )}
        {data.concerned === 0 && data.rounds.length === 0 && (
          <p className="muted">
            事项涉及群众的，登记他们的姓名和手机号，销号前用短信问一次解决了没有。没有登记的，销号不受影响。
          </p>
        )}
        {data.rounds.map((round) => (
          <RoundPart key={round.id} round={round} />
        ))}
        {data.concerned > 0 && <Meaning rules={data.rules} />}
        {data.mayWrite && <Acts matter={matter} confirmations={data} />}
      </div>
    </section>
  )
}

const TONES: Record<ConfirmationState, string> = {
  planned: 'tag',
  asking: 'tag tag--blue',
  passed: 'tag',
  few: 'tag',
  stopped: 'tag tag--red',
  void: 'tag',
}

function RoundPart({ round }: { round: Round }) {
  const { state, opensOn, until, tally, unreached, words } = round
  const { asked, answered, solved, half, unsolved } = tally
  return (
    <div>
      <p className="row row--wrap">
        <strong>{CONFIRMATION_ROUNDS[round.round]}</strong>
        <span className={TONES[state]}>{CONFIRMATION_STATES[state]}</span>
        <span className="small muted num">
          {state === 'planned' || until === null ? `${opensOn} 开始` : `${opensOn} 至 ${until}`}
        </span>
      </p>
      {state !== 'planned' && (
        <p className="num">
          问了 {asked} 人，{answered} 人回答：已解决 {solved}，解决一半 {half}，没解决 {unsolved}
        </p>
      )}
      {unreached !== null && unreached.count > 0 && (
        <p className="small num">
          {unreached.count} 人收不到消息，手机号尾号 {unreached.ends.join('、')}
          。请核对号码，或上门、打电话问。
        </p>
      )}
      {words.length > 0 && (
        <ul className="small">
          {words.map((one, i) => (
            <li key={i} className="prewrap">
              {one}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Meaning({ rules }: Pick<Confirmations, 'rules'>) {
  const { confirmationUnsolvedPercent, confirmationLeastAnswers, lookBackFirstDays, lookBackSecondDays } =
    rules
  return (
    <p className="small muted num">
      说“没解决”的超过回答人数的 {confirmationUnsolvedPercent}% 不能销号，只能退回整改；回答不到{' '}
      {confirmationLeastAnswers} 人的，要现场、暗访或回访核验才能销号。销号后第 {lookBackFirstDays} 天、第{' '}
      {lookBackSecondDays} 天再问，又说没解决的马上回头看，有反弹用原编号重开。谁说了什么，任何人都看不到。
    </p>
  )
}

type Asking = 'name' | 'remove' | 'begin'

function Acts({ matter, confirmations }: { matter: Matter; confirmations: Confirmations }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const { concerned, mayBegin, rounds } = confirmations
  const running = rounds.some(({ state }) => state === 'asking')
  const close = () => setAsking(null)
  return (
    <div className="row row--wrap">
      {mayBegin && (
        <Button type="primary" onClick={() => setAsking('begin')}>
          开始征询
        </Button>
      )}
      {!running && <Button onClick={() => setAsking('name')}>登记群众</Button>}
      {!running && concerned > 0 && <Button onClick={() => setAsking('remove')}>移出</Button>}
      {running && <span className="small muted">征询截止以前名单不能改。</span>}
      {asking === 'name' && (
        <ConcernedDialog matterId={matter.id} version={confirmations.version} onClose={close} />
      )}
      {asking === 'remove' && (
        <RemoveConcernedDialog
          {...{ matterId: matter.id, version: confirmations.version, concerned, onClose: close }}
        />
      )}
      {asking === 'begin' && <BeginDialog matter={matter} confirmations={confirmations} onClose={close} />}
    </div>
  )
}
