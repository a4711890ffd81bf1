import { Button as WechatButton, View } from '@tarojs/components'
import { useState } from 'react'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { Refusal } from '../../../components/notice/refusal'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import { usePlatformConsent } from '../../../platform/privacy'
import { useConsent } from './use-consent'

interface AskProps {
  version: string
  /** The notice on screen is no longer the one in force. */
  onOutdated: () => void
}

/** 同意并继续, or out; and for whoever is bound the way to what is kept of them. */
export function Ask({ version, onOutdated }: AskProps) {
  const { busy, error, agree, refuse } = useConsent(version, onOutdated)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <View className="privacy-kept">
        <Button
          className="privacy-kept__b"
          kind="link"
          text="看系统存了我哪些微信信息"
          onTap={() => open(PAGES.myPrivacy)}
        />
      </View>
      <ActionBar note={error ? <Refusal className="privacy-error" error={error} today={null} /> : null}>
        <View className="privacy-acts">
          <Button
            className="privacy-refuse"
            kind="plain"
            text="不同意并退出"
            disabled={busy}
            onTap={() => setAsking(true)}
          />
          <AgreeButton busy={busy} onAgree={agree} />
        </View>
      </ActionBar>
      {asking && (
        <Sheet title="不同意并退出？" yes="退出登录" danger onYes={refuse} onNo={() => setAsking(false)}>
          不同意就不能在手机上使用，可以在电脑端办理。微信绑定还在，提醒照常发；要连绑定一起删除，请先点“看系统存了我哪些微信信息”。
        </Sheet>
      )}
    </>
  )
}

/** WeChat's own consent, where it still wants one, goes with the same tap. */
function AgreeButton({ busy, onAgree }: { busy: boolean; onAgree: () => void }) {
  const platformAsks = usePlatformConsent()
  if (!platformAsks) return <Button className="privacy-agree" text="同意并继续" busy={busy} onTap={onAgree} />
  return (
    <WechatButton
      className="btn btn--main privacy-agree"
      openType="agreePrivacyAuthorization"
      disabled={busy}
      onAgreePrivacyAuthorization={onAgree}
    >
      同意并继续
    </WechatButton>
  )
}
