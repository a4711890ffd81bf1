import { Button as WechatButton, View } from '@tarojs/components'
import type { ApiError } from '../../api/api-error'
import type { Loaded } from '../../api/use-record'
import type { PrivacyNotice } from '../../api/use-notice'
import { Tap } from '../tap/tap'
import { classes } from '../semantics'
import { open, PAGES } from '../../platform/navigate'
import { usePlatformConsent } from '../../platform/privacy'

interface ConsentProps {
  notice: Loaded<PrivacyNotice>
  /** The version agreed to; null: none yet. */
  agreed: string | null
  onChange: (agreed: string | null) => void
  /** What the phone number and the WeChat identity are used for. */
  why: string
}

/** What is used and for what, before anything is asked for; one agrees to a version that can be read. */
export function Consent({ notice, agreed, onChange, why }: ConsentProps) {
  const { data, error, reload } = notice
  if (!data) return <Missing error={error} onRetry={() => void reload()} />
  return (
    <View className="consent">
      <Choice agreed={agreed !== null} onChange={(yes) => onChange(yes ? data.version : null)} />
      <Tap className="consent__read" as="link" onTap={() => open(PAGES.privacy)}>
        看说明全文（{data.version} 版）
      </Tap>
      <View className="consent__why">{why}</View>
    </View>
  )
}

function Choice({ agreed, onChange }: { agreed: boolean; onChange: (agreed: boolean) => void }) {
  const platformAsks = usePlatformConsent()
  const text = (
    <>
      <View className={classes('consent__box', agreed && 'consent__box--on')} />
      <View className="consent__text">我已阅读并同意《隐私说明》</View>
    </>
  )
  if (platformAsks && !agreed) {
    return (
      <WechatButton
        className="tap consent__tap consent__tap--wechat"
        openType="agreePrivacyAuthorization"
        onAgreePrivacyAuthorization={() => onChange(true)}
      >
        {text}
      </WechatButton>
    )
  }
  return (
    <Tap className="consent__tap" as="checkbox" on={agreed} onTap={() => onChange(!agreed)}>
      {text}
    </Tap>
  )
}

function Missing({ error, onRetry }: { error: ApiError | null; onRetry: () => void }) {
  if (!error) return <View className="consent consent__why">正在取《隐私说明》…</View>
  return (
    <View className="consent">
      <Tap className="consent__read consent__again" onTap={onRetry}>
        没取到《隐私说明》，点这里再试。取到后才能登录或绑定。
      </Tap>
    </View>
  )
}
