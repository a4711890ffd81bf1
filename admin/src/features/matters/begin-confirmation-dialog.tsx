import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'

interface BeginDialogProps {
  matter: Matter
  confirmations: Confirmations
  onClose: () => void
}

/** What goes out cannot be taken back: messages to everybody named. */
export function BeginDialog({
  matter,
  confirmations: { concerned, sender, rules },
  onClose,
}: BeginDialogProps) {
  const toast = useToast()
  const write = useWrite((version: number, idempotencyKey) =>
    api.confirmations.open({ params: { id: matter.id }, body: { version }, idempotencyKey }),
  )
  const submit = () =>
    write.mutate(matter.version, {
      onSuccess: () => {
        toast('已开始征询')
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title="开始征询群众"
      okText="开始征询"
      busy={write.isPending}
      error={write.error}
      onOk={submit}
      onCancel={onClose}
    >
      <p className="num">
        给登记的 {concerned} 人{sender && '和线索提交人'}
        发消息：绑定了小程序的发微信，其他人发短信；从今天起征询 {rules.confirmationDays}{' '}
        天，没回答的截止前再提醒一次。消息里只有编号，没有事由。
      </p>
      <p>消息发出后不能收回，截止以前名单不能改，也不能批准销号（都答完的提前截止）。</p>
    </ConfirmDialog>
  )
}
