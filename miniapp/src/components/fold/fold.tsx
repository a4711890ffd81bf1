import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { classes, heading } from '../semantics'
import { Tap } from '../tap/tap'

interface FoldProps {
  className: string
  title: string
  aside?: string
  open?: boolean
  children: ReactNode
}

/** A part of a long page under its title, there when it is asked for: what nobody opened costs the phone nothing. */
export function Fold({ className, title, aside, open = false, children }: FoldProps) {
  const [shown, show] = useState(open)
  return (
    <View className={classes('fold', className)}>
      <Tap className={`fold__h ${className}-h`} expanded={shown} onTap={() => show(!shown)}>
        <View className="fold__t" {...heading(2)}>
          {title}
        </View>
        {aside && <View className="fold__aside">{aside}</View>}
        <View className={classes('fold__go', shown && 'fold__go--open')} />
      </Tap>
      {shown && <View className="fold__b">{children}</View>}
    </View>
  )
}
