import type { Case } from '@mingdu/shared/cases/cases.schema'
import { isEnd } from '@mingdu/shared/cases/cases.states'
import { CASE_STEPS } from '@mingdu/shared/cases/steps.clock'
import { remainingText } from '@mingdu/shared/parts/figures'
import { deadlineText } from '../../components/dates'
import { Light } from '../../components/light'
import { DayStrip } from '../../components/day-strip'
import { pauseRows, stripDays, type ShownClock } from './clock-rows'

const CLOCKS = [
  ['promised', '承诺时限'],
  ['legal', '法定时限'],
  ['delivery', '送达期限'],
] as const

/** 时限: 承诺, 法定 and 送达 side by side, each day counted or not, with article and document. */
export function CaseClocks({ one }: { one: Case }) {
  const { clocks, entryDue, state } = one
  const running = CLOCKS.filter(([key]) => clocks[key] !== null)
  return (
    <>
      {entryDue !== null && (
        <p className="note note--blue num">
          {deadlineText(entryDue)} 前没有告知补正，系统自动按收件之日视为受理。
        </p>
      )}
      {running.length === 0 && <p className="muted">{notYet(state)}</p>}
      {running.map(([key, name]) => {
        const clock = clocks[key]
        return clock && <ClockPart key={key} name={name} clock={clock} ended={isEnd(state)} />
      })}
      <StepClocks steps={one.steps} />
    </>
  )
}

/** Where the time went, by step, each with the limit the guide names. */
function StepClocks({ steps }: Pick<Case, 'steps'>) {
  if (steps.length === 0) return null
  return (
    <table className="data-table data-table--dense data-table--flush">
      <caption className="sub-h">各环节</caption>
      <thead>
        <tr>
          <th scope="col">环节</th>
          <th scope="col">起</th>
          <th scope="col">限</th>
          <th scope="col">止</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ step, startedOn, days, due, finishedOn, late }) => (
          <tr key={`${step}${startedOn}`}>
            <td>
              {CASE_STEPS[step]}
              {days !== null && <span className="muted num">　{days} 个工作日</span>}
            </td>
            <td className="num nowrap">{startedOn}</td>
            <td className="num nowrap">{due ?? '–'}</td>
            <td className="num nowrap">
              {finishedOn ?? '在办'}
              {late && <Light light="red" text="超期" />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function notYet(state: Case['state']): string {
  return isEnd(state) ? '没有受理，没有计算时限。' : '受理后开始计算承诺和法定时限。'
}

function ClockPart({ name, clock, ended }: { name: string; clock: ShownClock; ended: boolean }) {
  const left = clock.remaining === null || ended ? '已停止计时' : remainingText(clock.remaining)
  const pauses = pauseRows(clock)
  return (
    <section className="case-clock" aria-label={name}>
      <div className="between num" style={{ marginBottom: 8 }}>
        <h3 className="sub-h" style={{ margin: 0 }}>
          {name} <span className="muted">{clock.days} 个工作日</span>
        </h3>
        <b>{clock.paused && !ended ? '暂停计时' : left}</b>
      </div>
      <DayStrip days={stripDays(clock)} />
      <p className="small muted num">
        {clock.startedOn} 起算，限 {deadlineText(clock.due)}
        {clock.tentative && '（暂定：当年放假通知未载入或正在停算）'}
      </p>
      {pauses.length > 0 && (
        <ul className="num small">
          {pauses.map(({ from, to, days, basis, documentNo }) => (
            <li key={from}>
              {from} 至 {to} 停算 {days} 日{basis !== '' && `　${basis}`}
              {documentNo !== '' && `　${documentNo}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
