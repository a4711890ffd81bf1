import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import type { DueDay } from '@mingdu/shared/tasks/ranges.api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, type KeyboardEvent } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { dateWithWeekday } from '../../../components/dates'
import { Light } from '../../../components/light'
import { useOpenRecord } from '../../../components/list'
import { ErrorState, SkeletonLines } from '../../../components/states'
import { MonthBar } from './month-bar'
import { monthOr, placesBefore } from './months'
import type { TaskViewProps } from './view-query'

const WEEK = ['一', '二', '三', '四', '五', '六', '日']

/** 日历: what is due on each day of a month; a day opens its list. */
export function TaskCalendar({ ask, onOpen }: TaskViewProps) {
  const { today } = useMe()
  const [asked, setMonth] = useOpenRecord('month')
  const month = monthOr(asked, today)
  const read = useQuery({
    queryKey: ['tasks', 'calendar', month, ask],
    queryFn: () => api.taskRanges.month({ query: { ...ask, month } }),
    placeholderData: keepPreviousData,
  })
  const fresh = read.data?.month === month
  return (
    <div className="cal" aria-busy={read.isFetching}>
      <MonthBar
        month={month}
        step={1}
        onMonth={(next) => setMonth(next === today.slice(0, 7) ? null : next)}
        said={fresh ? `${read.data?.total.toLocaleString('en-US')} 项到期` : ''}
      />
      {read.isError && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {!read.isError && !fresh && <SkeletonLines lines={8} />}
      {!read.isError && fresh && <Days month={month} days={read.data?.days ?? []} onOpen={onOpen} />}
    </div>
  )
}

interface DaysProps {
  month: string
  days: readonly DueDay[]
  onOpen: (id: string) => void
}

function Days({ month, days, onOpen }: DaysProps) {
  const box = useRef<HTMLDivElement>(null)
  const { today } = useMe()
  const start = days.some(({ date }) => date === today) ? today : days[0]?.date
  return (
    <div className="cal__scroll">
      <div className="cal__week" aria-hidden="true">
        {WEEK.map((day) => (
          <span key={day}>周{day}</span>
        ))}
      </div>
      <div
        className="cal__days"
        role="group"
        aria-label={`${month} 到期日历，方向键换日子`}
        ref={box}
        onKeyDown={(e) => moveAmongDays(e, box.current)}
      >
        {Array.from({ length: placesBefore(month) }, (_, i) => (
          <span key={i} className="cal__void" />
        ))}
        {days.map((day) => (
          <Day key={day.date} day={day} first={day.date === start} onOpen={onOpen} />
        ))}
      </div>
    </div>
  )
}

function Day({ day, first, onOpen }: { day: DueDay; first: boolean; onOpen: (id: string) => void }) {
  const { today } = useMe()
  const showDay = useDayList()
  const { date, working, total, tasks, tentative } = day
  const more = total - tasks.length
  const isToday = date === today
  return (
    <div className="cal__day" data-rest={!working} data-today={isToday}>
      <button
        type="button"
        className="cal__n num"
        tabIndex={first ? 0 : -1}
        aria-label={sentenceOf(day)}
        aria-current={isToday ? 'date' : undefined}
        onClick={() => showDay(date)}
      >
        <b>{Number(date.slice(8))}</b>
        {isToday && <span>今天</span>}
        <span className="muted ellip">{markOf(day)}</span>
        {tentative && <span className="muted">暂定</span>}
      </button>
      {tasks.map((task) => (
        <button
          key={task.id}
          type="button"
          className="cal__task"
          tabIndex={-1}
          title={`${LIGHTS[task.light].word}　${task.title}（${task.org.name}）`}
          onClick={() => onOpen(task.id)}
        >
          <Light light={task.light} />
          <span className="ellip">{task.title}</span>
        </button>
      ))}
      {more > 0 && (
        <button type="button" className="link-button small num" tabIndex={-1} onClick={() => showDay(date)}>
          还有 {more} 项
        </button>
      )}
    </div>
  )
}

/** The list of one day, as the list with both ends of the deadline set; Back comes back to the month. */
function useDayList(): (date: string) => void {
  const [, setParams] = useSearchParams()
  return (date) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      next.delete('as')
      next.set('dueFrom', date)
      next.set('dueThrough', date)
      return next
    })
}

function markOf({ working, name, date }: DueDay): string {
  if (!working) return name === '' ? '休' : `休 ${name}`
  return isWeekend(date) ? '班' : ''
}

function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day === 0 || day === 6
}

function sentenceOf({ date, working, name, total, lights }: DueDay): string {
  const kind = working ? '工作日' : `休息日${name && ` ${name}`}`
  const counts = (Object.keys(LIGHTS) as LightColour[])
    .filter((light) => (lights[light] ?? 0) > 0)
    .map((light) => `${LIGHTS[light].word} ${lights[light]}`)
  const due = total === 0 ? '没有到期' : `${total} 项到期，${counts.join('，')}，看清单`
  return `${dateWithWeekday(date)}，${kind}，${due}`
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** ← → a day, ↑ ↓ a week; Home and End the ends of the month. */
function moveAmongDays(e: KeyboardEvent, box: HTMLElement | null): void {
  const all = [...(box?.querySelectorAll<HTMLElement>('.cal__n') ?? [])]
  const at = all.indexOf(e.target as HTMLElement)
  if (at < 0) return
  const to = e.key === 'Home' ? 0 : e.key === 'End' ? all.length - 1 : at + (STEPS[e.key] ?? 0)
  const target = all[to]
  if (!target || to === at) return
  e.preventDefault()
  all.forEach((day) => (day.tabIndex = -1))
  target.tabIndex = 0
  target.focus()
}
