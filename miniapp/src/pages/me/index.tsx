import { View } from '@tarojs/components'
import { ROLE_NAMES } from '@mingdu/shared/accounts/permissions'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { changeSide, useSide } from '../../api/side'
import { loadMe, useMe } from '../../api/use-me'
import { Screen } from '../../components/screen/screen'
import { Section } from '../../components/section/section'
import { heading } from '../../components/semantics'
import { Failed, Skeleton } from '../../components/states/states'
import { Button } from '../../components/tap/button'
import { useDidShow } from '../../platform/page-hooks'
import { CareSwitch } from './care-switch'
import { CitizenMe } from './citizen-me'
import { Menu } from './menu'
import { Reach } from './reach'
import { SignOut } from './sign-out'
import { VERSION } from './version'
import './index.scss'

/** 我的: of an official, or of everybody. */
export default function MePage() {
  return useSide() === 'official' ? <OfficialMe /> : <CitizenMe />
}

/** Who I am here, how I can be reached, and the few settings. */
function OfficialMe() {
  const { me, error } = useMe()
  // coming back from the 服务号, the person may have followed it
  useDidShow(() => void loadMe().catch(() => undefined))
  return (
    <Screen className="me-page" title="我的" tab="me">
      {!me && error && (
        <Failed what="您的账号" error={error} onRetry={() => void loadMe().catch(() => undefined)} />
      )}
      {!me && !error && <Skeleton />}
      {me && (
        <>
          <Who me={me} />
          <Reach reach={me.reach} />
          <Menu held={me.permissions} />
          <CareSwitch />
          <Button className="to-citizen" kind="plain" text="看群众端" onTap={() => changeSide('citizen')} />
          <SignOut />
          <View className="me-version">明督 {VERSION}</View>
        </>
      )}
    </Screen>
  )
}

function Who({ me }: { me: Me }) {
  return (
    <Section className="who">
      <View className="who__name" {...heading(1)}>
        {me.name}
      </View>
      <View className="who__org">{[me.org.name, me.title].filter(Boolean).join(' · ')}</View>
      <View className="who__line">
        {me.roles.map((role) => ROLE_NAMES[role]).join('、') || '没有角色'} · 编号 {me.employeeNo}
      </View>
    </Section>
  )
}
