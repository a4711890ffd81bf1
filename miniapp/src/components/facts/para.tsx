import { View } from '@tarojs/components'
import { classes } from '../semantics'

interface ParaProps {
  className?: string
  title?: string
  text?: string
  /** What it rests on, who, by when: in small letters. */
  small?: readonly string[]
}

/** One paragraph of a list of texts. */
export function Para({ className, title = '', text = '', small = [] }: ParaProps) {
  return (
    <View className={classes('para', className)}>
      {title !== '' && <View className="para__t">{title}</View>}
      {text !== '' && <View className="para__b">{text}</View>}
      {small.filter(Boolean).map((line) => (
        <View key={line} className="para__m">
          {line}
        </View>
      ))}
    </View>
  )
}
