import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { announced, classes } from '../semantics'

interface NoticeProps {
  className?: string
  /** Red for what went wrong, yellow for a warning, blue for what is going on. */
  tone: 'red' | 'yellow' | 'blue'
  children: ReactNode
}

/** A sentence with a coloured edge: why, what happened, what is waited for. */
export function Notice({ className, tone, children }: NoticeProps) {
  return (
    <View className={classes('note', `note--${tone}`, className)} {...announced()}>
      {children}
    </View>
  )
}
