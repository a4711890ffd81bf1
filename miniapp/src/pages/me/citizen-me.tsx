import { View } from '@tarojs/components'
import { token } from '../../api/session'
import { changeSide } from '../../api/side'
import { Screen } from '../../components/screen/screen'
import { Section } from '../../components/section/section'
import { heading } from '../../components/semantics'
import { Button } from '../../components/tap/button'
import { open, PAGES } from '../../platform/navigate'
import { CareSwitch } from './care-switch'
import { Menu } from './menu'
import { VERSION } from './version'

/** 我的 of everybody: nothing here asks who one is; whoever works here signs in, or goes back to work. */
export function CitizenMe() {
  const official = token() !== null
  return (
    <Screen className="me-page" title="我的" tab="me">
      <Section className="who">
        <View className="who__name" {...heading(1)}>
          {official ? '您在看群众端' : '不用登录'}
        </View>
        <View className="who__line">看指南、查清单、纠错都不用登录，备好的材料只记在这台手机上。</View>
      </Section>
      <Menu side="citizen" />
      <CareSwitch />
      {official ? (
        <Button className="to-official" kind="plain" text="回到工作台" onTap={() => changeSide('official')} />
      ) : (
        <Button
          className="to-sign-in"
          kind="plain"
          text="我是工作人员，登录"
          onTap={() => open(PAGES.bind)}
        />
      )}
      <View className="me-version">明督 {VERSION}</View>
    </Screen>
  )
}
