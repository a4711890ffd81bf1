import { kindRefusal } from '@mingdu/shared/powers/power.rules'
import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/powers/powers.states'
import type { Power } from '@mingdu/shared/powers/powers.schema'
import { Button, Dropdown } from 'antd'
import { useNavigate } from 'react-router'
import { Icon } from '../../components/icon'

/** Changes of a power that may start from where it stands. */
export function ProposeMenu({ power }: { power: Power }) {
  const navigate = useNavigate()
  if (!power.mayPropose) return null
  const kinds = (Object.keys(CHANGE_KINDS) as ChangeKind[]).filter(
    (kind) => kindRefusal(kind, power) === null,
  )
  if (kinds.length === 0) return null
  const items = kinds.map((kind) => ({ key: kind, label: `提出${CHANGE_KINDS[kind]}` }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => void navigate(`/powers/${power.id}/propose?kind=${key}`) }}
    >
      <Button icon={<Icon name="down" small />} iconPlacement="end">
        提出变动
      </Button>
    </Dropdown>
  )
}
