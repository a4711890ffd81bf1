import { View } from '@tarojs/components'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { leave } from '../../../api/session'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { PAGES, startAt } from '../../../platform/navigate'

/** 撤回同意并删除微信绑定: says first what will happen. Source: 个人信息保护法 第十五条. */
export function Withdraw() {
  const { asking, ask, busy, error, withdraw } = useWithdrawal()
  return (
    <Section className="withdraw" title="撤回同意">
      <View className="withdraw__b">
        您随时可以撤回。撤回后微信绑定立即删除，手机端退出登录；已经办理的任务和记录依法保留。
      </View>
      {error && <Refusal className="withdraw__error" error={error} today={null} />}
      <Button className="withdraw__go" kind="danger" text="撤回同意并删除微信绑定" onTap={() => ask(true)} />
      {asking && (
        <Sheet
          title="撤回同意并删除微信绑定？"
          yes="撤回并删除"
          danger
          busy={busy}
          onYes={withdraw}
          onNo={() => ask(false)}
        >
          <Consequence text="小程序、服务号的绑定和订阅次数立即删除，任务提醒不再发到您的微信。" />
          <Consequence text="手机端退出登录，以后在电脑端办理和看消息。" />
          <Consequence text="任务、进展和操作记录是公务记录，依法保留。" />
          <Consequence text="要再用，可以重新同意、重新绑定。" />
        </Sheet>
      )}
    </Section>
  )
}

function Consequence({ text }: { text: string }) {
  return <View className="withdraw__line">{text}</View>
}

function useWithdrawal() {
  const [asking, ask] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const withdraw = async () => {
    setBusy(true)
    setError(null)
    try {
      await api.privacy.withdraw()
      leave('withdrawn')
      startAt(PAGES.bind)
    } catch (thrown) {
      setError(asApiError(thrown))
      ask(false)
    }
    setBusy(false)
  }
  return { asking, ask, busy, error, withdraw: () => void withdraw() }
}
