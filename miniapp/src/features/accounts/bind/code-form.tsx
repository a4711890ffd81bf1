import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { ticket } from '../../../api/session'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Button } from '../../../components/tap/button'
import { useRouter } from '../../../platform/page-hooks'
import { bindCodeOf } from '../../../platform/scene'
import type { SignIn } from './use-sign-in'

/** The other way: a one-time code that the administrator reads out, or shows as a code to scan. */
export function CodeForm({ agreed, signIn }: { agreed: string | null; signIn: SignIn }) {
  const scene = useRouter().params['scene']
  const [code, setCode] = useState(() => bindCodeOf(scene))
  const [problem, setProblem] = useState<string | null>(null)
  const bind = () => {
    const wrong = agreed === null ? '请先勾选同意。' : codeProblem(code)
    setProblem(wrong)
    if (wrong || agreed === null) return
    signIn.run(() =>
      api.accounts.bindByCode({
        body: { bindTicket: ticket() ?? '', code, privacyVersion: agreed },
      }),
    )
  }
  return (
    <View className="bind-sec bind-sec--code">
      <Field
        className="bind-code-field"
        label="或用绑定码"
        hint="向本单位管理员索取，15 分钟有效。"
        error={problem}
      >
        <LineField
          className="bind-code"
          label="绑定码"
          value={code}
          most={8}
          placeholder="8 位字母或数字"
          onChange={(text) => setCode(text.trim().toUpperCase())}
        />
      </Field>
      <Button className="bind-by-code" kind="plain" text="用绑定码绑定" busy={signIn.busy} onTap={bind} />
    </View>
  )
}

function codeProblem(code: string): string | null {
  return /^[0-9A-Z]{8}$/.test(code) ? null : '绑定码为 8 位字母或数字'
}
