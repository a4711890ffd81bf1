import { shanghaiMidnight, plainDate } from '@mingdu/shared/kernel/plain-date'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { fullTimeText } from './dates'

interface MomentFieldProps {
  label: string
  /** antd's Form hands value, onChange and id to its child. An instant as ISO text in UTC. */
  value?: string | null
  onChange?: (value: string | null) => void
  id?: string
  invalid?: boolean
}

/** A day with hour and minute, in Shanghai wherever the computer stands. */
export function MomentField({ label, value = null, onChange, id, invalid = false }: MomentFieldProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      placeholder="选日期和时间"
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      value={value === null ? null : dayjs(fullTimeText(value))}
      onChange={(_, text) => onChange?.(typeof text === 'string' && text !== '' ? instantOf(text) : null)}
      {...(invalid ? { status: 'error' as const } : {})}
      // its 此刻 would be the computer's, not the business time
      showNow={false}
    />
  )
}

/** `2026-11-30 09:30` in Shanghai → `2026-11-30T01:30:00.000Z` */
export function instantOf(text: string): string {
  const [day = '', time = ''] = text.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const ms = shanghaiMidnight(plainDate(day)) + (hours * 60 + minutes) * 60_000
  return new Date(ms).toISOString()
}
