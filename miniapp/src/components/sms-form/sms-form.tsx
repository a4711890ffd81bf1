import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { Field } from '../field/field'
import { LineField } from '../field/text-field'
import { Button } from '../tap/button'
import { useSmsCode, type AskCode } from './use-sms-code'

interface Problems {
  phone?: string
  code?: string
}

interface SmsFormProps {
  /** The version of the privacy notice agreed to; null: none yet. */
  agreed: string | null
  busy: boolean
  sendCode: AskCode
  onError: (error: ApiError | null) => void
  onEnter: (phone: string, code: string) => void
}

/** On the web: a phone number and a code sent to it. */
export function SmsForm({ agreed, busy, sendCode, onError, onEnter }: SmsFormProps) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [problems, setProblems] = useState<Problems>({})
  const sms = useSmsCode(sendCode, onError)

  const ask = () => {
    const found = { ...phoneProblem(phone), ...(agreed !== null ? {} : { code: '请先勾选同意。' }) }
    setProblems(found)
    if (Object.keys(found).length === 0) sms.send(phone)
  }
  const enter = () => {
    const found = { ...phoneProblem(phone), ...codeProblem(code, agreed !== null) }
    setProblems(found)
    if (Object.keys(found).length === 0) onEnter(phone, code)
  }
  return (
    <View className="sms-form">
      <Field className="sms-phone-field" label="手机号" error={problems.phone ?? null}>
        <LineField
          className="sms-phone"
          label="手机号"
          type="number"
          autoComplete="tel"
          value={phone}
          most={11}
          onChange={(text) => setPhone(text.trim())}
        />
      </Field>
      <Field className="sms-code-field" label="验证码" hint={sms.sentText} error={problems.code ?? null}>
        <View className="sms-row">
          <LineField
            className="sms-code"
            label="验证码"
            type="number"
            autoComplete="one-time-code"
            value={code}
            most={6}
            onChange={(text) => setCode(text.trim())}
          />
          <Button
            className="sms-send"
            kind="plain"
            text={sms.wait > 0 ? `${sms.wait} 秒后可再发` : '发送验证码'}
            disabled={sms.wait > 0}
            busy={sms.busy}
            onTap={ask}
          />
        </View>
      </Field>
      <Button className="sms-enter" text="登录" busy={busy} onTap={enter} />
    </View>
  )
}

function phoneProblem(phone: string): Problems {
  return /^1[3-9]\d{9}$/.test(phone) ? {} : { phone: '手机号应为 11 位数字' }
}

function codeProblem(code: string, agreed: boolean): Problems {
  if (!agreed) return { code: '请先勾选同意。' }
  return /^\d{6}$/.test(code) ? {} : { code: '验证码为 6 位数字' }
}
