import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'
import { OnceDialog } from './once-dialog'

interface ActProps {
  account: Account
  onClose: () => void
}

export function PasswordDialog({ account, onClose }: ActProps) {
  const [secret, setSecret] = useState<string | null>(null)
  const reset = useWrite(
    (_: null, idempotencyKey) => api.accounts.resetPassword({ params: { id: account.id }, idempotencyKey }),
    {
      onDone: ({ initialPassword }) => setSecret(initialPassword),
    },
  )
  if (secret !== null)
    return <OnceDialog title="密码已重置" what="一次性密码" secret={secret} onClose={onClose} />
  return (
    <ConfirmDialog
      title="重置密码"
      okText="重置"
      busy={reset.isPending}
      error={reset.error}
      onOk={() => reset.mutate(null)}
      onCancel={onClose}
    >
      <p>“{account.name}”现在的密码作废，已登录的电脑端会退出。新密码只显示一次。</p>
    </ConfirmDialog>
  )
}

export function BindingDialog({ account, onClose }: ActProps) {
  const [code, setCode] = useState<{ code: string; expiresAt: string } | null>(null)
  const issue = useWrite(
    (_: null, idempotencyKey) =>
      api.accounts.issueBindingCode({ params: { id: account.id }, idempotencyKey }),
    {
      onDone: setCode,
    },
  )
  if (code)
    return (
      <OnceDialog
        title="绑定码"
        what="绑定码"
        secret={code.code}
        expiresAt={code.expiresAt}
        onClose={onClose}
      />
    )
  return (
    <ConfirmDialog
      title="发绑定码"
      okText="发绑定码"
      busy={issue.isPending}
      error={issue.error}
      onOk={() => issue.mutate(null)}
      onCancel={onClose}
    >
      <p>请先核实是“{account.name}”本人。绑定码 15 分钟内有效，只显示一次；以前发的随即作废。</p>
    </ConfirmDialog>
  )
}

export function UnbindDialog({ account, onClose }: ActProps) {
  const toast = useToast()
  const unbind = useWrite(
    (_: null, idempotencyKey) => api.accounts.unbind({ params: { id: account.id }, idempotencyKey }),
    {
      onDone: () => {
        toast('已解绑')
        onClose()
      },
    },
  )
  return (
    <ConfirmDialog
      title="解绑微信"
      okText="解绑"
      danger
      busy={unbind.isPending}
      error={unbind.error}
      onOk={() => unbind.mutate(null)}
      onCancel={onClose}
    >
      <p>解绑后“{account.name}”在小程序里退出登录，微信收不到提醒，直到重新绑定。</p>
    </ConfirmDialog>
  )
}
