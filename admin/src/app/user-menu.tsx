import { Dropdown, Switch } from 'antd'
import { useNavigate } from 'react-router'
import { useMe, useSignOut } from '../api/session'
import { Icon } from '../components/icon'
import { useThemeMode } from './theme-mode'

export function UserMenu() {
  const me = useMe()
  const { mode, setMode } = useThemeMode()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const dark = mode === 'dark'
  const acts: Record<string, () => void> = {
    delegations: () => void navigate('/delegations'),
    feedback: () => void navigate('/feedback?view=mine'),
    password: () => void navigate('/password'),
    dark: () => setMode(dark ? 'light' : 'dark'),
    signOut: () => void signOut().then(() => navigate('/sign-in')),
  }
  const items = [
    { key: 'who', type: 'group' as const, label: <Who /> },
    { type: 'divider' as const },
    { key: 'delegations', label: '授权代办' },
    { key: 'feedback', label: '提意见' },
    { key: 'password', label: '改密码' },
    {
      key: 'dark',
      label: (
        <span className="between">
          深色模式 <Switch size="small" checked={dark} tabIndex={-1} aria-label="深色模式" />
        </span>
      ),
    },
    { key: 'signOut', label: '退出' },
  ]
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items, onClick: ({ key }) => acts[key]?.() }}
    >
      <button type="button" className="top__user" aria-label={`${me.name}，个人菜单`}>
        <Icon name="user" />
        <span className="ellip">{me.name}</span>
      </button>
    </Dropdown>
  )
}

function Who() {
  const me = useMe()
  return (
    <span className="small">
      {me.org.name}　{me.title}
      <br />
      编号 {me.employeeNo}
    </span>
  )
}
