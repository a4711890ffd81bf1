import { LIGHTS } from '@mingdu/shared/kernel/light'
import { remainingText } from '@mingdu/shared/parts/figures'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { useMe } from '../../api/session'
import { deadlineText, timeText } from '../../components/dates'
import { DayStrip } from '../../components/day-strip'
import { Light } from '../../components/light'
import { Timeline } from '../../components/timeline'
import { ledgerRows } from './ledger'

/** 时限: how much is left, day by day, by which basis, why the light is what it is, and what will be sent. */
export function TaskClock({ task }: { task: Task }) {
  const word = LIGHTS[task.light].word
  return (
    <>
      <div className="row row--wrap num" style={{ marginBottom: 14 }}>
        <b className="strong" style={{ fontSize: 24, lineHeight: '32px' }}>
          {task.state === 'suspended' ? '暂停计时' : remainingText(task.clock.remaining)}
        </b>
        <span className="muted">
          {task.clock.due && `限 ${deadlineText(task.clock.due)}`}
          {task.clock.tentative && '（暂定）'}
        </span>
        <span style={{ marginLeft: 'auto' }}>
          <Light light={task.light} tag />
        </span>
      </div>
      <DayStrip days={task.strip} />
      <Ledger task={task} />
      <h3 className="sub-h">为什么是{word}</h3>
      <ul className="num">
        {task.lightReasons.map((reason) => (
          <li key={reason.code} className="note" style={{ fontSize: 13, marginBottom: 6 }}>
            {reason.text}
          </li>
        ))}
      </ul>
      {task.nextLight && (
        <p className="small muted num">
          其他不变的话，{task.nextLight.date} 转为“{LIGHTS[task.nextLight.light].word}”。
        </p>
      )}
      <Reminders task={task} />
    </>
  )
}

function Ledger({ task }: { task: Task }) {
  const { today } = useMe()
  const rows = ledgerRows(task, today)
  if (rows.length === 0) return null
  return (
    <table className="data-table data-table--dense data-table--flush" style={{ marginTop: 14 }}>
      <caption className="visually-hidden">时限台账</caption>
      <colgroup>
        <col style={{ width: 132 }} />
        <col style={{ width: 72 }} />
        <col style={{ width: 44 }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">起止</th>
          <th scope="col">性质</th>
          <th scope="col" className="r">
            计
          </th>
          <th scope="col">依据</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.span}${row.kind}`}>
            <td>{row.span}</td>
            <td>{row.kind}</td>
            <td className="r">{row.counted}</td>
            <td>{row.basis}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reminders({ task }: { task: Task }) {
  const { today } = useMe()
  return (
    <>
      <h3 className="sub-h">提醒</h3>
      {task.reminders.length === 0 && <p className="muted">还没有发过提醒，也没有排好的提醒。</p>}
      <Timeline
        items={task.reminders.map((r) => ({
          key: r.at + r.what,
          head: r.what,
          time: timeText(r.at, today),
          body: `${r.state}${r.people > 0 ? `　${r.people} 人` : ''}`,
          state: r.at.slice(0, 10) > today ? ('next' as const) : ('done' as const),
        }))}
      />
    </>
  )
}
