import { weekday, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { monthWeeks, type DayMark } from './year-days'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

interface MonthProps {
  year: number
  month: number
  days: ReadonlyMap<string, DayMark>
  today: string
}

export function MonthGrid({ year, month, days, today }: MonthProps) {
  return (
    <table className="cal-month num">
      <caption>{month} 月</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(year, month).map((week, i) => (
          <tr key={i}>
            {week.map((date, j) =>
              date === null ? (
                <td key={j} />
              ) : (
                <Day key={date} date={date} mark={days.get(date)} isToday={date === today} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ date, mark, isToday }: { date: PlainDate; mark: DayMark | undefined; isToday: boolean }) {
  const weekend = weekday(date) > 5 && !mark
  const kind = mark ? `cal-day--${mark.kind}` : weekend ? 'cal-day--weekend' : ''
  const title = mark ? (mark.kind === 'rest' ? `${mark.name}，休息` : '上班') : undefined
  return (
    <td
      className={`cal-day ${kind}${isToday ? ' cal-day--today' : ''}`}
      title={title}
      aria-current={isToday ? 'date' : undefined}
    >
      {Number(date.slice(8))}
      {mark && <small>{mark.kind === 'rest' ? '休' : '班'}</small>}
    </td>
  )
}
