import { Button as WechatButton, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { ticket } from '../../../api/session'
import { Button } from '../../../components/tap/button'
import { Notice } from '../../../components/notice/notice'
import type { SignIn } from './use-sign-in'

/** WeChat's own phone number, compared with the roster. WeChat asks the person itself. */
export function PhoneButton({ agreed, signIn }: { agreed: string | null; signIn: SignIn }) {
  const [hint, setHint] = useState<string | null>(null)
  const bind = (privacyVersion: string, phoneCode: string | undefined) => {
    if (!phoneCode) return setHint('没有取到手机号。可以再点一次，或用绑定码。')
    setHint(null)
    return signIn.run(() =>
      api.accounts.bindByPhone({
        body: { bindTicket: ticket() ?? '', phoneCode, privacyVersion },
      }),
    )
  }
  return (
    <View className="bind-sec">
      {agreed !== null ? (
        <WechatButton
          className="btn btn--main bind-phone"
          openType="getPhoneNumber"
          disabled={signIn.busy}
          onGetPhoneNumber={(event) => bind(agreed, event.detail.code)}
        >
          {signIn.busy ? '正在绑定…' : '用微信手机号绑定'}
        </WechatButton>
      ) : (
        <Button className="bind-phone-off" text="用微信手机号绑定" onTap={() => setHint('请先勾选同意。')} />
      )}
      {hint && (
        <Notice className="bind-hint" tone="yellow">
          {hint}
        </Notice>
      )}
    </View>
  )
}
