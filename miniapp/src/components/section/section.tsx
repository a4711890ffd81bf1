import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes, heading } from '../semantics'

interface SectionProps {
  className?: string
  title?: string
  /** Small text at the right of the title. */
  aside?: string
  children: ReactNode
}

/** White, full width, one per question a page answers. */
export function Section({ className, title, aside, children }: SectionProps) {
  return (
    <View className={classes('sec', className)}>
      {title !== undefined && (
        <View className="sec__h">
          <View className="sec__t" {...heading(2)}>
            {title}
          </View>
          {aside && <View className="sec__aside">{aside}</View>}
        </View>
      )}
      {children}
    </View>
  )
}
