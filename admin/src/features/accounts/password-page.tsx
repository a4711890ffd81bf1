import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { showFieldErrors } from '../../components/form-errors'
import { Page } from '../../components/page'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { isStrongPassword, PASSWORD_RULE } from './password-rule'

interface PasswordForm {
  oldPassword: string
  newPassword: string
  again: string
}

export function PasswordPage() {
  const { mustChangePassword } = useMe()
  const [form] = Form.useForm<PasswordForm>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const navigate = useNavigate()
  const change = useWrite((body: { oldPassword: string; newPassword: string }, idempotencyKey) =>
    api.accounts.changePassword({ body, idempotencyKey }),
  )
  const submit = ({ oldPassword, newPassword }: PasswordForm) => {
    setRest(null)
    change.mutate(
      { oldPassword, newPassword },
      {
        onSuccess: () => {
          toast('密码已改')
          void navigate('/', { replace: true })
        },
        onError: (error) => setRest(placeError(form, error)),
      },
    )
  }
  return (
    <Page title="改密码" className="page page--narrow">
      <section className="panel">
        <div className="panel__b" style={{ maxWidth: 420 }}>
          {mustChangePassword && (
            <p className="note note--yellow" style={{ marginBottom: 16 }}>
              您用的是管理员给的一次性密码，改过才能继续使用。
            </p>
          )}
          <Form form={form} layout="vertical" onFinish={submit}>
            <Form.Item
              name="oldPassword"
              label="原密码"
              rules={[{ required: true, message: '请输入原密码' }]}
            >
              <Input.Password autoComplete="current-password" maxLength={128} />
            </Form.Item>
            <Form.Item
              name="newPassword"
              label="新密码"
              extra={PASSWORD_RULE}
              rules={[{ validator: checkStrength }]}
            >
              <Input.Password autoComplete="new-password" maxLength={128} />
            </Form.Item>
            <Form.Item
              name="again"
              label="再输一遍新密码"
              dependencies={['newPassword']}
              rules={[sameAs('newPassword')]}
            >
              <Input.Password autoComplete="new-password" maxLength={128} />
            </Form.Item>
            <div className="stack">
              <Refusal error={rest} />
              <div>
                <Button type="primary" htmlType="submit" loading={change.isPending}>
                  改密码
                </Button>
              </div>
            </div>
          </Form>
        </div>
      </section>
    </Page>
  )
}

function placeError(
  form: ReturnType<typeof Form.useForm<PasswordForm>>[0],
  error: ApiError,
): ApiError | null {
  const field = { 'password.wrong': 'oldPassword', 'password.weak': 'newPassword' } as const
  const name = error.code === 'password.wrong' || error.code === 'password.weak' ? field[error.code] : null
  if (name === null) return showFieldErrors(form, error, ['oldPassword', 'newPassword'])
  form.setFields([{ name, errors: [error.message] }])
  return null
}

function checkStrength(_: unknown, value: string | undefined): Promise<void> {
  return isStrongPassword(value ?? '') ? Promise.resolve() : Promise.reject(new Error('还不符合要求'))
}

function sameAs(name: string) {
  return ({ getFieldValue }: { getFieldValue: (field: string) => unknown }) => ({
    validator: (_: unknown, value: unknown) =>
      value === getFieldValue(name) ? Promise.resolve() : Promise.reject(new Error('两次输入不一样')),
  })
}
