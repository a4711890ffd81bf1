import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { api } from '../../../api/client.gen'
import type { Leaving } from '../../../api/session'
import { useNotice } from '../../../api/use-notice'
import { Consent } from '../../../components/consent/consent'
import { Refusal } from '../../../components/notice/refusal'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { SmsForm } from '../../../components/sms-form/sms-form'
import { Button } from '../../../components/tap/button'
import { isH5 } from '../../../platform/env'
import { PAGES, startAt } from '../../../platform/navigate'
import { CodeForm } from './code-form'
import { PhoneButton } from './phone-button'
import { useSignIn } from './use-sign-in'
import './index.scss'

const WHY =
  '手机号只用来与本单位名册比对，微信身份只用来登录和发送任务提醒。随时可以在“我的—隐私”里撤回同意、删除绑定。'

/** Ties this WeChat (or this browser) to a person of the roster. */
export default function BindPage() {
  const [agreed, setAgreed] = useState<string | null>(null)
  const signIn = useSignIn()
  const notice = useNotice()
  const { reload } = notice
  const outdated = signIn.error?.code === 'privacy.version'
  useEffect(() => {
    if (!outdated) return
    setAgreed(null)
    void reload()
  }, [outdated, reload])
  // in WeChat there is a binding to come back to, or a new one to make: asked for by a tap
  const away = !isH5 && signIn.left !== null
  return (
    <Screen className="bind-page" title="明督" first>
      <View className="bind-head">
        <View className="bind-t" {...heading(1)}>
          {titleText(signIn.left)}
        </View>
        <View className="bind-b">{introText(signIn.left)}</View>
      </View>
      {away && (
        <View className="bind-sec">
          <Button
            className="bind-again"
            text={signIn.left === 'withdrawn' ? '重新绑定' : '用微信重新登录'}
            busy={signIn.busy}
            onTap={signIn.again}
          />
        </View>
      )}
      {signIn.error && <Refusal className="bind-error" error={signIn.error} today={null} />}
      {!away && <Consent notice={notice} agreed={agreed} onChange={setAgreed} why={WHY} />}
      {isH5 && (
        <SmsForm
          agreed={agreed}
          busy={signIn.busy}
          sendCode={(phone) => api.accounts.sendSmsCode({ body: { phone } })}
          onError={signIn.setError}
          onEnter={(phone, code) =>
            signIn.run(() => api.accounts.signInSms({ body: { phone, code } }), agreed)
          }
        />
      )}
      {!isH5 && !away && (
        <>
          <PhoneButton agreed={agreed} signIn={signIn} />
          <CodeForm agreed={agreed} signIn={signIn} />
        </>
      )}
      <View className="bind-sec">
        <Button
          className="bind-not-now"
          kind="link"
          text="不登录，看群众端"
          onTap={() => startAt(PAGES.home)}
        />
      </View>
    </Screen>
  )
}

function titleText(left: Leaving | null): string {
  if (left === 'withdrawn') return '已撤回同意'
  if (isH5) return '登录'
  return left === null ? '绑定账号' : '已退出登录'
}

function introText(left: Leaving | null): string {
  if (left === 'withdrawn')
    return '微信绑定已删除，提醒不再发到微信，可以在电脑端办理。要在手机上用，重新同意后再登录。'
  if (isH5) return '用单位登记的手机号登录。'
  if (left === 'signedOut') return '绑定还在，重新登录不用再绑一次。'
  return '这个微信还没有绑定人员。绑定一次，以后打开就能用，任务和预警发到这个微信。'
}
