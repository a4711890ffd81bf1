import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DateFieldProps {
  label: string
  /** `YYYY-MM-DD`; dates never pass through a time zone. */
  value: string | null
  onChange: (value: string | null) => void
  id?: string
  min?: string
  max?: string
  invalid?: boolean
  disabled?: boolean
  /** The label stands outside the field already. */
  bare?: boolean
}

/** A PlainDate field on the antd picker. */
export function DateField({
  label,
  value,
  onChange,
  id,
  min,
  max,
  invalid = false,
  disabled = false,
  bare = false,
}: DateFieldProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      placeholder={bare ? '选日期' : label}
      format="YYYY-MM-DD"
      value={value === null || value === '' ? null : dayjs(value)}
      onChange={(_, text) => onChange(typeof text === 'string' && text !== '' ? text : null)}
      {...(min === undefined ? {} : { minDate: dayjs(min) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max) })}
      {...(invalid ? { status: 'error' as const } : {})}
      disabled={disabled}
      // its 今天 would be the computer's day, not the business date
      showNow={false}
      // Enter takes the date that was typed; it must not send the form as well
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      style={{ width: bare ? '100%' : 124 }}
    />
  )
}
