import { DateField } from './date-field'

interface DateItemProps {
  label: string
  min?: string
  max?: string
  /** antd's Form hands value, onChange and id to its child. */
  value?: string | null
  onChange?: (value: string | null) => void
  id?: string
}

/** A date as the child of a Form.Item. */
export function DateItem({ label, min, max, value = null, onChange, id }: DateItemProps) {
  return (
    <DateField
      label={label}
      bare
      value={value}
      onChange={(next) => onChange?.(next)}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      {...(id === undefined ? {} : { id })}
    />
  )
}
