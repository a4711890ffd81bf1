import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import {
  PERMISSIONS,
  permissionsOf,
  ROLE_NAMES,
  rolesRefusal,
  type Role,
} from '@mingdu/shared/accounts/permissions'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'

const MAX_ROLES = 5
const OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value: value as Role, label }))

/** Roles with what they allow, told before they are given. */
export function RolesDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const [roles, setRoles] = useState<Role[]>(account.roles)
  const toast = useToast()
  const save = useWrite(
    (chosen: Role[], idempotencyKey) =>
      api.accounts.setRoles({
        params: { id: account.id },
        body: { version: account.version, roles: chosen },
        idempotencyKey,
      }),
    {
      onDone: () => {
        toast('角色已授予')
        onClose()
      },
    },
  )
  const refusal = rolesRefusal(roles)
  const tooMany = roles.length > MAX_ROLES
  const allowed = permissionsOf(roles).map((permission) => PERMISSIONS[permission])
  return (
    <ConfirmDialog
      title={`授予角色：${account.name}`}
      okText="授予"
      busy={save.isPending}
      error={save.error}
      okDisabled={refusal !== null || tooMany}
      onOk={() => save.mutate(roles)}
      onCancel={onClose}
    >
      <Checkbox.Group className="roles-grid" options={OPTIONS} value={roles} onChange={setRoles} />
      {refusal !== null && (
        <p className="note note--red" role="alert">
          {refusalText(refusal)}
        </p>
      )}
      {tooMany && (
        <p className="note note--red" role="alert">
          最多 {MAX_ROLES} 个角色。
        </p>
      )}
      <p className="small muted">{allowed.length === 0 ? '没有任何权限' : `可以：${allowed.join('、')}`}</p>
    </ConfirmDialog>
  )
}
