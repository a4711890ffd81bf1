import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import { ROLE_NAMES } from '@mingdu/shared/accounts/permissions'
import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useCan, useMe } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { AccountDialog } from './account-dialog'
import { BindingDialog, PasswordDialog, UnbindDialog } from './account-acts'
import { ReachMark, reachReason } from './reach'
import { RolesDialog } from './roles-dialog'

type Act = 'change' | 'roles' | 'password' | 'code' | 'unbind'

export function AccountDrawer({
  account,
  orgs,
  onClose,
}: {
  account: Account
  orgs: readonly Org[]
  onClose: () => void
}) {
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  return (
    <Drawer title={account.name} kicker={`${account.employeeNo}　${account.org.name}`} onClose={onClose}>
      <dl className="facts num">
        <dt>单位</dt>
        <dd>{account.org.name}</dd>
        <dt>职务</dt>
        <dd>{account.title || '–'}</dd>
        <dt>手机</dt>
        <dd>{account.phone}</dd>
        <dt>办公电话</dt>
        <dd>{account.officePhone || '–'}</dd>
        <dt>角色</dt>
        <dd>{account.roles.map((role) => ROLE_NAMES[role]).join('、') || '未授予'}</dd>
        <dt>状态</dt>
        <dd>{account.status === 'active' ? '在用' : '停用'}</dd>
        <dt>最近登录</dt>
        <dd>{account.lastSignInAt ? fullTimeText(account.lastSignInAt) : '没有登录过'}</dd>
        <dt>企业微信</dt>
        <dd>{account.wecomUserId || '–'}</dd>
        <dt>通知</dt>
        <dd>
          <ReachMark reach={account.reach} />
          <div className="small muted">{reachReason(account.reach)}</div>
        </dd>
      </dl>
      <Acts account={account} choose={setAct} />
      {act === 'change' && <AccountDialog account={account} orgs={orgs} onClose={close} />}
      {act === 'roles' && <RolesDialog account={account} onClose={close} />}
      {act === 'password' && <PasswordDialog account={account} onClose={close} />}
      {act === 'code' && <BindingDialog account={account} onClose={close} />}
      {act === 'unbind' && <UnbindDialog account={account} onClose={close} />}
    </Drawer>
  )
}

/** What this administrator may do; nobody changes their own roles or status. */
function Acts({ account, choose }: { account: Account; choose: (act: Act) => void }) {
  const can = useCan()
  const me = useMe()
  const active = account.status === 'active'
  const acts: { act: Act; name: string; shown: boolean }[] = [
    { act: 'change', name: '修改', shown: can('account.write') },
    { act: 'roles', name: '授予角色', shown: can('account.roles') && me.id !== account.id },
    { act: 'password', name: '重置密码', shown: can('account.write') && active },
    { act: 'code', name: '发绑定码', shown: can('account.bind') && active && !account.reach.bound },
    { act: 'unbind', name: '解绑微信', shown: can('account.bind') && account.reach.bound },
  ]
  const shown = acts.filter((a) => a.shown)
  const handsOver = can('account.handOver')
  if (shown.length === 0 && !handsOver) return null
  return (
    <div className="row row--wrap" style={{ marginTop: 20 }}>
      {handsOver && <Link to={`/handovers/${account.id}`}>交接清单</Link>}
      {shown.map(({ act, name }) => (
        <Button key={act} danger={act === 'unbind'} onClick={() => choose(act)}>
          {name}
        </Button>
      ))}
    </div>
  )
}
