import { View } from '@tarojs/components'
import { classes } from '../semantics'
import { Tap } from '../tap/tap'

interface RowProps {
  className: string
  title: string
  /** Small lines under the title; empty ones are left out. */
  sub?: readonly string[]
  /** At the right, before the arrow: a number, a state. */
  aside?: string
  onTap: () => void
}

/** One row of a list that leads somewhere. */
export function Row({ className, title, sub = [], aside, onTap }: RowProps) {
  const text = sub.filter(Boolean).join(' · ')
  return (
    <Tap className={classes('row', className)} as="link" onTap={onTap}>
      <View className="row__text">
        <View className="row__t">{title}</View>
        {text !== '' && <View className="row__b">{text}</View>}
      </View>
      {aside && <View className="row__aside">{aside}</View>}
      <View className="row__go" />
    </Tap>
  )
}
