import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { api } from '../../../api/client.gen'
import { useNotice } from '../../../api/use-notice'
import { Consent } from '../../../components/consent/consent'
import { Refusal } from '../../../components/notice/refusal'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { SmsForm } from '../../../components/sms-form/sms-form'
import { Button } from '../../../components/tap/button'
import { isH5 } from '../../../platform/env'
import { PAGES, startAt } from '../../../platform/navigate'
import { PhoneButton } from './phone-button'
import { useCitizenSignIn } from './use-citizen-sign-in'
import './index.scss'

const WHY =
  '手机号用来登录、告知办理进展，也用来找到您在窗口办的件。微信身份只用来登录和发送办件提醒。身份证号码在实名认证时才会用到。'

/** 群众登录: asked for only when something is to be handed in or looked up that is theirs. */
export default function CitizenSignInPage() {
  const [agreed, setAgreed] = useState<string | null>(null)
  const signIn = useCitizenSignIn()
  const notice = useNotice()
  const { reload } = notice
  const outdated = signIn.error?.code === 'privacy.version'
  useEffect(() => {
    if (!outdated) return
    setAgreed(null)
    void reload()
  }, [outdated, reload])
  const away = !isH5 && signIn.left
  return (
    <Screen className="sign-in-page" title="登录" first>
      <View className="sign-in-head">
        <View className="sign-in-t" {...heading(1)}>
          登录后办事
        </View>
        <View className="sign-in-b">
          网上申请、看自己的办件要先登录。看指南、查清单不用登录。第一次登录会自动建立账号。
        </View>
      </View>
      {signIn.error && <Refusal className="sign-in-error" error={signIn.error} today={null} />}
      {away && (
        <View className="sign-in-sec">
          <Button className="sign-in-again" text="用微信重新登录" busy={signIn.busy} onTap={signIn.again} />
        </View>
      )}
      {!away && <Consent notice={notice} agreed={agreed} onChange={setAgreed} why={WHY} />}
      {isH5 && (
        <SmsForm
          agreed={agreed}
          busy={signIn.busy}
          sendCode={(phone) => api.citizens.sendSmsCode({ body: { phone } })}
          onError={signIn.setError}
          onEnter={(phone, code) =>
            signIn.run(() => api.citizens.signInSms({ body: withConsent(phone, code, agreed) }))
          }
        />
      )}
      {!isH5 && !away && <PhoneButton agreed={agreed} signIn={signIn} />}
      <View className="sign-in-sec">
        <Button className="sign-in-not-now" kind="link" text="先不登录" onTap={() => startAt(PAGES.home)} />
      </View>
    </Screen>
  )
}

function withConsent(phone: string, code: string, agreed: string | null) {
  return { phone, code, ...(agreed === null ? {} : { privacyVersion: agreed }) }
}
