import { View } from '@tarojs/components'

/** Names and values line by line; what has no value is left out. */
export function Facts({
  className,
  facts,
}: {
  className: string
  facts: readonly (readonly [string, string])[]
}) {
  return (
    <View className={`facts ${className}`}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <View key={name} className="facts__i">
            <View className="facts__k">{name}</View>
            <View className="facts__v">{value}</View>
          </View>
        ))}
    </View>
  )
}
