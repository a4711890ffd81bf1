import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { leaveCitizen } from '../../api/citizen-session'
import { useCitizen } from '../../api/use-citizen'
import { Failed, Skeleton } from '../../components/states/states'
import { Section } from '../../components/section/section'
import { heading } from '../../components/semantics'
import { Sheet } from '../../components/sheet/sheet'
import { Button } from '../../components/tap/button'
import { open, PAGES } from '../../platform/navigate'
import { useDidShow } from '../../platform/page-hooks'

/** Who is signed in as a citizen, whether they proved who they are; for nobody, what signing in is good for. */
export function CitizenCard({ official }: { official: boolean }) {
  const { citizen, error, signedIn, reload } = useCitizen()
  useDidShow(() => void reload())
  if (!signedIn) return <Nobody official={official} />
  if (!citizen && error) return <Failed what="您的账号" error={error} onRetry={() => void reload()} />
  if (!citizen) return <Skeleton />
  return (
    <Section className="who">
      <View className="who__name" {...heading(1)}>
        {citizen.identity?.name ?? citizen.phone}
      </View>
      <View className="who__line">
        {citizen.identity
          ? `已实名 · 手机 ${citizen.phone}`
          : '还没有实名认证。第一次申请前要认证，认证后也能看到在窗口办的件。'}
      </View>
      {!citizen.identity && (
        <Button className="who__verify" kind="plain" text="去实名认证" onTap={() => open(PAGES.identity)} />
      )}
    </Section>
  )
}

function Nobody({ official }: { official: boolean }) {
  return (
    <Section className="who">
      <View className="who__name" {...heading(1)}>
        {official ? '您在看群众端' : '还没有登录'}
      </View>
      <View className="who__line">
        看指南、查清单、纠错都不用登录，备好的材料只记在这台手机上。网上申请、看自己的办件要登录。
      </View>
      <Button
        className="who__sign-in"
        text="登录办事"
        onTap={() => open(PAGES.citizenSignIn, { from: PAGES.me })}
      />
    </Section>
  )
}

/** 退出登录 of a citizen; their drafts stay. */
export function CitizenSignOut() {
  const { signedIn } = useCitizen()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  if (!signedIn) return null
  const signOut = async () => {
    setBusy(true)
    // without an answer the session ends here all the same, and on the server when it expires
    await api.citizens.signOut().catch(() => undefined)
    leaveCitizen()
    setBusy(false)
    setAsking(false)
  }
  return (
    <View className="sign-out">
      <Button className="citizen-sign-out" kind="danger" text="退出群众登录" onTap={() => setAsking(true)} />
      {asking && (
        <Sheet
          title="退出登录？"
          yes="退出登录"
          danger
          busy={busy}
          onYes={() => void signOut()}
          onNo={() => setAsking(false)}
        >
          没交的申请还在，再登录后可以接着填。
        </Sheet>
      )}
    </View>
  )
}
