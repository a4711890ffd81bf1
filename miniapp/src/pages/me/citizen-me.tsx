import { View } from '@tarojs/components'
import { token } from '../../api/session'
import { changeSide } from '../../api/side'
import { countCitizenUnread } from '../../api/unread'
import { Screen } from '../../components/screen/screen'
import { Button } from '../../components/tap/button'
import { open, PAGES } from '../../platform/navigate'
import { useDidShow } from '../../platform/page-hooks'
import { CareSwitch } from './care-switch'
import { CitizenCard, CitizenSignOut } from './citizen-card'
import { Menu } from './menu'
import { VERSION } from './version'

/** 我的 of everybody: a citizen signs in when they want to; whoever works here signs in as such, or goes back to work. */
export function CitizenMe() {
  const official = token() !== null
  useDidShow(() => void countCitizenUnread())
  return (
    <Screen className="me-page" title="我的" tab="me">
      <CitizenCard official={official} />
      <Menu side="citizen" />
      <CareSwitch />
      <CitizenSignOut />
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
