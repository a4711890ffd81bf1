import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import { ROLE_NAMES, type Role } from '@mingdu/shared/accounts/permissions'
import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { timeText } from '../../components/dates'
import { Icon } from '../../components/icon'
import {
  DataTable,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Column,
  type Filter,
} from '../../components/list'
import { AccountDialog } from './account-dialog'
import { AccountDrawer } from './account-drawer'
import { ReachMark, reachText } from './reach'

const KEYS = ['q', 'orgId', 'role', 'reach', 'status'] as const
type Key = (typeof KEYS)[number]

const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

export function AccountsTable({ orgs }: { orgs: readonly Org[] }) {
  const can = useCan()
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('account')
  const [creating, setCreating] = useState(false)
  const pages = useCursorPages(['accounts', 'list', query.values], (page) =>
    api.accounts.list({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => accountColumns(today), [today])
  const account = pages.rows.find((row) => row.id === open)
  const create = can('account.write') && (
    <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setCreating(true)}>
      新建人员
    </Button>
  )
  return (
    <>
      <DataTable
        id="accounts"
        name="人员"
        columns={columns}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(a) => a.id}
        openKey={open}
        onOpen={(a) => setOpen(a.id)}
        actions={create}
        empty={{ title: '还没有人员', body: '新建人员并授予角色后，才能登录、绑定微信。' }}
      />
      {account && (
        <AccountDrawer key={account.id} account={account} orgs={orgs} onClose={() => setOpen(null)} />
      )}
      {creating && (
        <AccountDialog
          account={null}
          orgId={query.values.orgId ?? null}
          orgs={orgs}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  )
}

function accountColumns(today: string): Column<Account>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      fixed: true,
      render: (a) => <AccountName account={a} />,
      text: (a) => a.name,
    },
    { key: 'employeeNo', title: '编号', width: 100, render: (a) => a.employeeNo, text: (a) => a.employeeNo },
    {
      key: 'org',
      title: '单位',
      width: 148,
      render: (a) => <span className="two-lines">{a.org.name}</span>,
      text: (a) => a.org.name,
    },
    { key: 'phone', title: '手机', width: 112, render: (a) => a.phone, text: (a) => a.phone },
    {
      key: 'roles',
      title: '角色',
      width: 120,
      render: (a) => <span className="two-lines">{roleText(a)}</span>,
      text: roleText,
    },
    {
      key: 'reach',
      title: '通知',
      width: 96,
      render: (a) => <ReachMark reach={a.reach} />,
      text: (a) => reachText(a.reach),
    },
    {
      key: 'wecomUserId',
      title: '企业微信账号',
      width: 140,
      hidden: true,
      render: (a) => a.wecomUserId || '–',
      text: (a) => a.wecomUserId,
    },
    { key: 'status', title: '状态', width: 60, render: statusText, text: statusText },
    {
      key: 'lastSignInAt',
      title: '最近登录',
      width: 108,
      align: 'right',
      hidden: true,
      render: (a) => (a.lastSignInAt === null ? '–' : timeText(a.lastSignInAt, today)),
      text: (a) => a.lastSignInAt ?? '',
    },
  ]
}

function AccountName({ account }: { account: Account }) {
  return (
    <>
      <span className="strong two-lines">{account.name}</span>
      <span className="sub">{account.title}</span>
    </>
  )
}

/** The org is chosen in the tree beside the list. */
const FILTERS: Filter<Key>[] = [
  { key: 'q', kind: 'search', name: '姓名、编号' },
  { key: 'role', kind: 'select', name: '角色', options: options(ROLE_NAMES) },
  {
    key: 'reach',
    kind: 'select',
    name: '通知',
    options: options({ reachable: '可达', unreachable: '不可达' }),
  },
  { key: 'status', kind: 'select', name: '状态', options: options({ active: '在用', disabled: '停用' }) },
]

function roleText(account: Account): string {
  return account.roles.map((role) => ROLE_NAMES[role]).join('、') || '未授予'
}

function statusText(account: Account): string {
  return account.status === 'active' ? '在用' : '停用'
}

function asQuery(values: Partial<Record<Key, string>>) {
  const { role, reach, status, ...rest } = values
  return {
    ...rest,
    ...(role === undefined ? {} : { role: role as Role }),
    ...(reach === undefined ? {} : { reach: reach as 'reachable' }),
    ...(status === undefined ? {} : { status: status as Account['status'] }),
  }
}
