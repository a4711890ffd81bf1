import { View } from '@tarojs/components'
import { Row } from '../../components/rows/row'
import { Screen } from '../../components/screen/screen'
import { open } from '../../platform/navigate'
import { ENTRIES } from './entries'
import './index.scss'

/** 参与: what the public tells 督查, and what came of it. */
export default function ParticipatePage() {
  return (
    <Screen className="participate-page" title="参与" tab="participate">
      <View className="rows participate-rows">
        {ENTRIES.map(({ key, title, hint, page }) => (
          <Row
            key={key}
            className={`row--lined participate-${key}`}
            title={title}
            sub={[hint]}
            onTap={() => open(page)}
          />
        ))}
      </View>
      <View className="participate-note">紧急情况请直接拨打 110、119、120。涉密内容不得在这里提交。</View>
    </Screen>
  )
}
