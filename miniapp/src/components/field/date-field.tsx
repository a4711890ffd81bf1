import { Input, Picker, View } from '@tarojs/components'
import { formatDateZh, plainDate } from '@mingdu/shared/kernel/plain-date'
import { isH5 } from '../../platform/env'
import { classes } from '../semantics'
import { Tap } from '../tap/tap'

interface DateFieldProps {
  className: string
  label: string
  /** `YYYY-MM-DD`; null: none. */
  value: string | null
  /** First and last day that may be picked. */
  from?: string
  to?: string
  /** What stands there while none is picked; left out where a day is needed. */
  none?: string
  onChange: (day: string | null) => void
}

/** One day, by the picker of the browser or of WeChat; where it may be left out it can be taken back. */
export function DateField({ className, label, value, from, to, none, onChange }: DateFieldProps) {
  return (
    <View className="date-field">
      <View className="date-field__box">
        {isH5 ? (
          <Input
            className={classes('line-field__in', className)}
            value={value ?? ''}
            nativeProps={{ type: 'date', 'aria-label': label, min: from, max: to }}
            onInput={(event) => onChange(event.detail.value || null)}
          />
        ) : (
          <Picker
            mode="date"
            className={classes('date-field__picker', className)}
            value={value ?? to ?? from ?? ''}
            {...(from === undefined ? {} : { start: from })}
            {...(to === undefined ? {} : { end: to })}
            onChange={(event) => onChange(event.detail.value || null)}
          >
            <View className="date-field__shown">
              {value === null ? (none ?? '请选日期') : formatDateZh(plainDate(value))}
            </View>
          </Picker>
        )}
      </View>
      {value !== null && none !== undefined && (
        <Tap className={classes('date-field__clear', `${className}-clear`)} onTap={() => onChange(null)}>
          不填
        </Tap>
      )}
    </View>
  )
}
