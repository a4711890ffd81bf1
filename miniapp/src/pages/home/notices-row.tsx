import { View } from '@tarojs/components'
import { Row } from '../../components/rows/row'
import { open, PAGES } from '../../platform/navigate'

/** The way to what is said to be done and may be objected to. */
export function NoticesRow() {
  return (
    <View className="rows">
      <Row
        className="home-notices"
        title="销号公示"
        sub={['督查整改完成的事，公示期内可以提意见']}
        onTap={() => open(PAGES.notices)}
      />
    </View>
  )
}
