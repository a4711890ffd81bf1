import { Input, Textarea, View } from '@tarojs/components'
import { classes } from '../semantics'

interface TextFieldProps {
  className: string
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  most: number
}

/** Several lines of text with the count of what is written. */
export function TextField({ className, label, value, onChange, placeholder = '', most }: TextFieldProps) {
  return (
    <View className="text-field">
      <Textarea
        className={classes('text-field__in', className)}
        value={value}
        maxlength={most}
        autoHeight
        placeholder={placeholder}
        nativeProps={{ 'aria-label': label }}
        onInput={(event) => onChange(event.detail.value)}
      />
      <View className="text-field__n">
        {value.length} / {most}
      </View>
    </View>
  )
}

interface LineFieldProps extends TextFieldProps {
  type?: 'text' | 'number'
  autoComplete?: string
}

/** One line: a phone number, a code. */
export function LineField({
  className,
  label,
  value,
  onChange,
  placeholder = '',
  most,
  ...more
}: LineFieldProps) {
  const { type = 'text', autoComplete = 'off' } = more
  return (
    <View className="line-field">
      <Input
        className={classes('line-field__in', className)}
        type={type}
        value={value}
        maxlength={most}
        placeholder={placeholder}
        nativeProps={{
          'aria-label': label,
          autocomplete: autoComplete,
          ...(type === 'number' ? DIGITS : {}),
        }}
        onInput={(event) => onChange(event.detail.value)}
      />
    </View>
  )
}

/** A browser's number box drops leading zeros and adds arrows; a text box with a number keyboard does not. */
const DIGITS = { type: 'text', inputmode: 'numeric' }
