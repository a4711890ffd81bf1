import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useMe } from '../../../api/session'
import { Icon } from '../../../components/icon'
import { monthAway, monthText } from './months'

interface MonthBarProps {
  month: string
  /** Months that one step goes. */
  step: number
  onMonth: (month: string) => void
  said: ReactNode
  children?: ReactNode
}

/** Goes through months, and back to that of today. */
export function MonthBar({ month, step, onMonth, said, children }: MonthBarProps) {
  const { today } = useMe()
  const now = today.slice(0, 7)
  const word = step === 1 ? '月' : '季'
  return (
    <div className="monthbar">
      <Button
        size="small"
        aria-label={`上一${word}`}
        icon={<Icon name="left" small />}
        onClick={() => onMonth(monthAway(month, -step))}
      />
      <b className="num" role="status">
        {monthText(month)}
      </b>
      <Button
        size="small"
        aria-label={`下一${word}`}
        icon={<Icon name="right" small />}
        onClick={() => onMonth(monthAway(month, step))}
      />
      <Button size="small" disabled={month === now} onClick={() => onMonth(now)}>
        本月
      </Button>
      <span className="small muted num">{said}</span>
      <span className="grow" />
      {children}
    </div>
  )
}
