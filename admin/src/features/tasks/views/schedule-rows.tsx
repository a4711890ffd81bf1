import { percent, remainingText } from '@mingdu/shared/parts/figures'
import type { ScheduleRow } from '@mingdu/shared/tasks/ranges.api'
import { Fragment, type CSSProperties, type KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { dateText } from '../../../components/dates'
import { Light } from '../../../components/light'
import { barOf, filledOf, leftOf, monthsOf, pieceOf, type Piece, type Span } from './span'

interface ScheduleRowsProps {
  rows: readonly ScheduleRow[]
  span: Span
  today: string
  open: string | null
  onOpen: (id: string) => void
}

/** Percent of the scale that the word 今天 takes: no name of a month stands there. */
const NOW_ROOM = 5

/** Rows by matter under a scale of months, with the line of today. */
export function ScheduleRows({ rows, span, today, open, onOpen }: ScheduleRowsProps) {
  const now = leftOf(today, span)
  return (
    <div className="sched__scroll" tabIndex={0} role="group" aria-label="时间表，可滚动">
      <div className="sched__grid" onKeyDown={moveAmongTasks}>
        <div className="sched__name sched__head">任务</div>
        <div className="sched__line sched__head num">
          {monthsOf(span)
            .filter((first) => Math.abs(leftOf(first, span) - now) > NOW_ROOM)
            .map((first) => (
              <span key={first} className="sched__month" style={{ left: `${leftOf(first, span)}%` }}>
                {first.endsWith('-01-01') ? first.slice(0, 7) : `${Number(first.slice(5, 7))}月`}
              </span>
            ))}
          {now >= 0 && now < 100 && (
            <span className="sched__now" style={{ left: `${now}%` }}>
              今天
            </span>
          )}
        </div>
        {rows.map((row, i) => (
          <Fragment key={row.id}>
            {row.matter.id !== rows[i - 1]?.matter.id && (
              <div className="sched__matter">
                <Link to={`/matters/${row.matter.id}`} className="ellip" title={row.matter.name}>
                  {row.matter.no}　{row.matter.name}
                </Link>
              </div>
            )}
            <div className="sched__name" data-open={row.id === open}>
              <button type="button" className="sched__task" onClick={() => onOpen(row.id)}>
                <span className="ellip" title={row.title}>
                  {row.title}
                </span>
                <span className="row">
                  <Light light={row.light} />
                  <span className="sub ellip">{row.org.name}</span>
                </span>
              </button>
            </div>
            <Line row={row} span={span} today={today} />
          </Fragment>
        ))}
      </div>
    </div>
  )
}

function Line({ row, span, today }: { row: ScheduleRow; span: Span; today: string }) {
  const bar = barOf(row)
  const now = leftOf(today, span)
  const end = row.closedOn ?? today
  const whole = bar && pieceOf(bar.first, bar.last, span)
  const filled = bar && filledOf(bar.first, bar.last, row.progress.verified, span)
  const plan = bar && filledOf(bar.first, bar.last, row.progress.planned, span)
  // a clock that stands still is not late, whatever the day
  const isLate = row.light === 'red' || row.closedOn !== null
  const late = bar && isLate && end > bar.last ? pieceOf(bar.last, end, span) : null
  return (
    <div
      className="sched__line"
      role="img"
      aria-label={sentenceOf(row, today)}
      title={sentenceOf(row, today)}
    >
      {monthsOf(span).map((first) => (
        <i key={first} className="sched__rule" style={{ left: `${leftOf(first, span)}%` }} />
      ))}
      {late && <i className="sched__late" style={styleOf(late)} />}
      {whole && <i className="sched__bar" style={styleOf(whole)} />}
      {filled && <i className="sched__done" style={styleOf(filled)} />}
      {row.pauses.map((pause) => {
        const piece = pieceOf(pause.from, pause.to ?? today, span)
        return piece && <i key={pause.from} className="sched__pause" style={styleOf(piece)} />
      })}
      {plan && row.progress.verified < 10_000 && plan.left + plan.width < 100 && (
        <i className="sched__plan" style={{ left: `${plan.left + plan.width}%` }} />
      )}
      {row.milestones.map(({ title, due, verified }) => {
        const left = leftOf(due, span)
        return (
          left >= 0 &&
          left < 100 && (
            <i
              key={`${due}${title}`}
              className="sched__stone"
              data-done={verified}
              style={{ left: `${left}%` }}
            />
          )
        )
      })}
      {now >= 0 && now < 100 && <i className="sched__today" style={{ left: `${now}%` }} />}
    </div>
  )
}

/** What the shapes of the schedule mean. */
export function ScheduleKey() {
  return (
    <span className="sched__key small muted" aria-label="图例">
      <span>
        <i className="sched__k sched__k--bar" />
        派单至限期
      </span>
      <span>
        <i className="sched__k sched__k--done" />
        核实
      </span>
      <span>
        <i className="sched__k sched__k--plan" />
        序时
      </span>
      <span>
        <i className="sched__k sched__k--pause" />
        暂停
      </span>
      <span>
        <i className="sched__k sched__k--late" />
        逾期
      </span>
      <span>
        <i className="sched__k sched__k--stone" />
        节点
      </span>
    </span>
  )
}

function styleOf({ left, width }: Piece): CSSProperties {
  return { left: `${left}%`, width: `${width}%` }
}

function sentenceOf({ clock, progress, pauses, milestones, closedOn }: ScheduleRow, today: string): string {
  const day = (date: string | null) => dateText(date, today)
  const parts = [
    `派单 ${day(clock.dispatchedOn)}，限期 ${day(clock.due)}`,
    closedOn === null ? remainingText(clock.remaining) : `${day(closedOn)} 办结`,
    `核实 ${percent(progress.verified)}%，序时 ${percent(progress.planned)}%`,
    ...pauses.map(({ from, to }) => `${day(from)} 至${to === null ? '今' : ` ${day(to)}`}暂停`),
    ...milestones.map(({ title, due, verified }) => `节点 ${day(due)} ${title}${verified ? '，已核实' : ''}`),
  ]
  return parts.filter((part) => part !== '').join('；')
}

/** ↑ and ↓ go from task to task. */
function moveAmongTasks(e: KeyboardEvent<HTMLDivElement>): void {
  const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0
  const all = [...e.currentTarget.querySelectorAll<HTMLElement>('.sched__task')]
  const target = all[all.indexOf(e.target as HTMLElement) + step]
  if (step === 0 || !target || !all.includes(e.target as HTMLElement)) return
  e.preventDefault()
  target.focus()
}
