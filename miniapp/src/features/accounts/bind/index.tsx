import { View } from '@tarojs/components'
import { useState } from 'react'
import { Refusal } from '../../../components/notice/refusal'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { isH5 } from '../../../platform/env'
import { Consent } from './consent'
import { CodeForm } from './code-form'
import { PhoneButton } from './phone-button'
import { SmsForm } from './sms-form'
import { useSignIn } from './use-sign-in'
import './index.scss'

/** Ties this WeChat (or this browser) to a person of the roster. */
export default function BindPage() {
  const [agreed, setAgreed] = useState(false)
  const signIn = useSignIn()
  return (
    <Screen className="bind-page" title="明督" tab>
      <View className="bind-head">
        <View className="bind-t" {...heading(1)}>
          {isH5 ? '登录' : signIn.left ? '已退出登录' : '绑定账号'}
        </View>
        <View className="bind-b">{introText(signIn.left)}</View>
      </View>
      {signIn.left && (
        <View className="bind-sec">
          <Button className="bind-again" text="用微信重新登录" busy={signIn.busy} onTap={signIn.again} />
        </View>
      )}
      {signIn.error && <Refusal className="bind-error" error={signIn.error} today={null} />}
      {!signIn.left && <Consent agreed={agreed} onChange={setAgreed} />}
      {isH5 && <SmsForm agreed={agreed} signIn={signIn} />}
      {!isH5 && !signIn.left && (
        <>
          <PhoneButton agreed={agreed} signIn={signIn} />
          <CodeForm agreed={agreed} signIn={signIn} />
        </>
      )}
    </Screen>
  )
}

function introText(left: boolean): string {
  if (isH5) return '用单位登记的手机号登录。'
  if (left) return '绑定还在，重新登录不用再绑一次。'
  return '这个微信还没有绑定人员。绑定一次，以后打开就能用，任务和预警发到这个微信。'
}
