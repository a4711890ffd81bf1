import { View } from '@tarojs/components'
import { Section } from '../../components/section/section'
import { Tap } from '../../components/tap/tap'
import { open, PAGES } from '../../platform/navigate'

const ROWS = [
  { key: 'feedback', text: '意见反馈', hint: '对系统的意见，会答复', page: PAGES.feedback },
  { key: 'privacy', text: '隐私', hint: '存了什么、撤回同意', page: PAGES.myPrivacy },
] as const

/** The pages behind 我的. */
export function Menu() {
  return (
    <Section className="menu">
      {ROWS.map(({ key, text, hint, page }) => (
        <Tap key={key} className={`menu__i menu-${key}`} as="link" onTap={() => open(page)}>
          <View className="menu__t">{text}</View>
          <View className="menu__b">{hint}</View>
          <View className="menu__go" />
        </Tap>
      ))}
    </Section>
  )
}
