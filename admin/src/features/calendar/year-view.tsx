import type { CalendarYearView } from '@mingdu/shared/calendar/calendar.api'
import { MonthGrid } from './month-grid'
import { dayTable } from './year-days'

type Year = Pick<CalendarYearView, 'year' | 'rest' | 'work' | 'workdays'> &
  Partial<Pick<CalendarYearView, 'notice'>>

/** A year at one look: rest days, work on weekends, today. */
export function YearView({ year, today }: { year: Year; today: string }) {
  const days = dayTable(year)
  return (
    <section className="panel" aria-label={`${year.year} 年工作日历`}>
      <div className="panel__h row--wrap">
        <h2 className="num">
          {year.year} 年　{year.workdays} 个工作日
        </h2>
        <div className="key">
          <span className="key__i">
            <i className="cal-key cal-key--rest">休</i>法定休息
          </span>
          <span className="key__i">
            <i className="cal-key cal-key--work">班</i>周末上班
          </span>
          <span className="key__i">
            <i className="cal-key cal-key--weekend" />
            周末
          </span>
        </div>
        {year.notice && (
          <small>
            {year.notice.title}　{year.notice.no}
          </small>
        )}
      </div>
      <div className="cal-year">
        {Array.from({ length: 12 }, (_, i) => (
          <MonthGrid key={i} year={year.year} month={i + 1} days={days} today={today} />
        ))}
      </div>
      <RestList year={year} />
    </section>
  )
}

function RestList({ year }: { year: Year }) {
  return (
    <ul className="cal-list num">
      {year.rest.map((range) => (
        <li key={range.from}>
          <b className="strong">{range.name}</b>　
          {range.from === range.to ? range.from.slice(5) : `${range.from.slice(5)} 至 ${range.to.slice(5)}`}{' '}
          休息
        </li>
      ))}
      {year.work.length > 0 && (
        <li>
          <b className="strong">周末上班</b>　{year.work.map((date) => date.slice(5)).join('、')}
        </li>
      )}
    </ul>
  )
}
