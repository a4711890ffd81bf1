import { useQueryClient } from '@tanstack/react-query'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { asApiError, type ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { ME_KEY } from '../../api/query-client'
import { useSession } from '../../api/session'
import { showFieldErrors } from '../../components/form-errors'
import { Logo } from '../../components/icon'
import { Refusal } from '../../components/states'
import { DemoAccounts, useDemoAccounts } from './demo-accounts'

interface Credentials {
  employeeNo: string
  password: string
}

export function SignInPage() {
  const session = useSession()
  const demo = useDemoAccounts()
  const [form] = Form.useForm<Credentials>()
  const [chosen, setChosen] = useState<string | null>(null)
  const next = useNext()
  useEffect(() => {
    document.title = '登录 · 明督'
  }, [])
  if (session.data) return <Navigate to={next} replace />
  return (
    <main className={demo.length > 0 ? 'sign-in sign-in--demo' : 'sign-in'}>
      <section className="sign-in__box" aria-label="登录">
        <div className="sign-in__logo">
          <Logo />
          <h1>明督</h1>
        </div>
        <p className="muted" style={{ marginBottom: 20 }}>
          互联网＋督查　电脑端
        </p>
        <SignInForm form={form} next={next} />
      </section>
      {demo.length > 0 && (
        <DemoAccounts
          accounts={demo}
          chosen={chosen}
          onChoose={(account) => {
            setChosen(account.employeeNo)
            form.setFieldsValue({ employeeNo: account.employeeNo, password: account.password })
          }}
        />
      )}
    </main>
  )
}

function SignInForm({ form, next }: { form: ReturnType<typeof Form.useForm<Credentials>>[0]; next: string }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const signIn = async (body: Credentials) => {
    setBusy(true)
    setError(null)
    try {
      const me: Me = await api.accounts.signInConsole({
        body: { ...body, employeeNo: body.employeeNo.trim() },
      })
      client.setQueryData(ME_KEY, me)
      void navigate(next, { replace: true })
    } catch (thrown) {
      setError(placeError(form, asApiError(thrown)))
      setBusy(false)
    }
  }
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={(body) => void signIn(body)}
      validateTrigger="onSubmit"
      size="large"
    >
      <Form.Item name="employeeNo" label="编号" rules={[{ required: true, message: '请输入编号' }]}>
        <Input autoComplete="username" autoFocus maxLength={32} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <div className="stack">
        <Refusal error={error} />
        <Button type="primary" htmlType="submit" block loading={busy}>
          登录
        </Button>
        <p className="small muted">忘记密码请找本单位管理员重置。涉密内容不得进入本系统。</p>
      </div>
    </Form>
  )
}

/** A wrong password is told at the password; which of the two is wrong is not said. */
function placeError(form: ReturnType<typeof Form.useForm<Credentials>>[0], error: ApiError): ApiError | null {
  if (error.code !== 'auth.wrong') return showFieldErrors(form, error, ['employeeNo', 'password'])
  form.setFields([{ name: 'password', errors: [error.message] }])
  return null
}

/** Only an address of this console: never another site. */
function useNext(): string {
  const next = useSearchParams()[0].get('next') ?? '/'
  return /^\/(?![/\\])/.test(next) ? next : '/'
}
