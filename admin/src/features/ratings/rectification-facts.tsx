import type { Rectification } from '@mingdu/shared/ratings/ratings.schema'
import {
  APPEAL_RULINGS,
  RATING_LEVELS,
  RECTIFICATION_OUTCOMES,
  RECTIFICATION_STATES,
} from '@mingdu/shared/ratings/ratings.states'
import { remainingText } from './rating-words'

/** The three limits with what was done by each, and the appeal beside them. */
export function RectificationFacts({ rectification }: { rectification: Rectification }) {
  const { state, contactDue, verifyDue, rectifyDue, tentative } = rectification
  const { contacts, verification, report, appeal, ruling, rerating } = rectification
  return (
    <>
      <h3 className="sub-h">整改</h3>
      <dl className="facts num">
        <dt>现在</dt>
        <dd>
          {RECTIFICATION_STATES[state]}
          <span className="muted">　{remainingText(rectification)}</span>
        </dd>
        <dt>回访</dt>
        <dd>
          {contactDue} 前{tentative && '（暂定）'}
          {contacts.map(({ on, by, reached, note }, i) => (
            <div key={i}>
              {on} {by}：{reached ? '已联系上' : '没有联系上'}
              {note !== '' && `，${note}`}
            </div>
          ))}
        </dd>
        <dt>核实</dt>
        <dd>
          {verifyDue} 前
          {verification && (
            <div>
              {verification.on} {verification.by}：{RECTIFICATION_OUTCOMES[verification.outcome]}
              {verification.until && `（${verification.until} 前）`}，{verification.note}
            </div>
          )}
        </dd>
        <dt>整改</dt>
        <dd>
          {verification?.until ?? rectifyDue} 前
          {report && (
            <div>
              {report.on} {report.by}：{report.note}
            </div>
          )}
        </dd>
        {appeal && (
          <>
            <dt>申诉</dt>
            <dd>
              {appeal.on} {appeal.by}：{appeal.note}
              {ruling && (
                <div>
                  {ruling.on} {ruling.by}：{APPEAL_RULINGS[ruling.ruling]}，{ruling.note}
                </div>
              )}
            </dd>
          </>
        )}
        {rerating && (
          <>
            <dt>再次评价</dt>
            <dd>
              {rerating.on} {RATING_LEVELS[rerating.level]}
              {rerating.text !== '' && `，${rerating.text}`}
            </dd>
          </>
        )}
      </dl>
    </>
  )
}
