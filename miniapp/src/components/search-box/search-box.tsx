import { View } from '@tarojs/components'
import { open, PAGES } from '../../platform/navigate'
import { Tap } from '../tap/tap'

/** Looks like the box one types into, and leads to it. */
export function SearchBox({ hint }: { hint: string }) {
  return (
    <Tap className="search-box" as="link" label={hint} onTap={() => open(PAGES.search)}>
      <View className="search-box__icon" />
      <View className="search-box__t">{hint}</View>
    </Tap>
  )
}
