import { Button as WechatButton, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { citizenTicket } from '../../../api/citizen-session'
import { Notice } from '../../../components/notice/notice'
import { Button } from '../../../components/tap/button'
import type { useCitizenSignIn } from './use-citizen-sign-in'

interface PhoneButtonProps {
  agreed: string | null
  signIn: ReturnType<typeof useCitizenSignIn>
}

/** WeChat's own phone number: the citizen types nothing, WeChat asks them itself. */
export function PhoneButton({ agreed, signIn }: PhoneButtonProps) {
  const [hint, setHint] = useState<string | null>(null)
  const signUp = (privacyVersion: string, phoneCode: string | undefined) => {
    if (!phoneCode) return setHint('没有取到手机号，请再点一次，并在微信的询问里选“允许”。')
    setHint(null)
    const bindTicket = citizenTicket() ?? ''
    return signIn.run(() => api.citizens.signUpWechat({ body: { bindTicket, phoneCode, privacyVersion } }))
  }
  return (
    <View className="sign-in-sec">
      {agreed !== null ? (
        <WechatButton
          className="btn btn--main sign-in-phone"
          openType="getPhoneNumber"
          disabled={signIn.busy}
          onGetPhoneNumber={(event) => signUp(agreed, event.detail.code)}
        >
          {signIn.busy ? '正在登录…' : '用微信手机号登录'}
        </WechatButton>
      ) : (
        <Button
          className="sign-in-phone-off"
          text="用微信手机号登录"
          onTap={() => setHint('请先勾选同意。')}
        />
      )}
      {hint && (
        <Notice className="sign-in-hint" tone="yellow">
          {hint}
        </Notice>
      )}
    </View>
  )
}
