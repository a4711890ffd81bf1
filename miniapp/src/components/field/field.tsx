import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { announced } from '../semantics'

interface FieldProps {
  className: string
  label: string
  hint?: string | null
  error?: string | null
  children: ReactNode
}

/** One question of a form: its label, a hint, the control, and what is wrong with the answer. */
export function Field({ className, label, hint, error, children }: FieldProps) {
  return (
    <View className={`field ${className}`}>
      <View className="field__label">{label}</View>
      {hint && <View className="field__hint">{hint}</View>}
      {children}
      {error && (
        <View className={`field__error ${className}-error`} {...announced()}>
          {error}
        </View>
      )}
    </View>
  )
}
