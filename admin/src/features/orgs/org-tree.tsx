import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { Button } from 'antd'
import { useCan } from '../../api/session'
import { Icon } from '../../components/icon'

interface OrgTreeProps {
  orgs: readonly Org[]
  chosen: string | null
  onChoose: (id: string | null) => void
  onAdd: (parent: Org) => void
  onChange: (org: Org) => void
  onMerge: (org: Org) => void
}

export function OrgTree({ orgs, chosen, onChoose, onAdd, onChange, onMerge }: OrgTreeProps) {
  const can = useCan()
  const org = orgs.find((o) => o.id === chosen)
  const root = orgs.find((o) => o.parentId === null)
  const parent = org ?? root
  return (
    <section className="panel org-tree" aria-label="单位">
      <div className="panel__h">
        <h2 className="num">单位 {orgs.length}</h2>
        {can('org.write') && parent && (
          <span className="row">
            {org && (
              <Button size="small" onClick={() => onChange(org)}>
                修改
              </Button>
            )}
            {org && (mayMerge(org) || org.successor) && (
              <Button size="small" onClick={() => onMerge(org)}>
                {org.successor ? '并入情况' : '并入'}
              </Button>
            )}
            <Button
              size="small"
              icon={<Icon name="plus" small />}
              title={`在“${parent.name}”下新建`}
              onClick={() => onAdd(parent)}
            >
              新建
            </Button>
          </span>
        )}
      </div>
      {org?.successor && <p className="org-tree__note">{successorText(org.successor)}</p>}
      <ul className="org-tree__list" tabIndex={0} aria-label="单位列表">
        {orgs.map((o) => (
          <li key={o.id}>
            <button
              type="button"
              className="org-tree__i"
              aria-current={o.id === chosen}
              style={{ paddingLeft: 16 + o.path.length * 16 }}
              title={formerText(o)}
              onClick={() => onChoose(o.id === chosen || o.parentId === null ? null : o.id)}
            >
              <span className="ellip">{o.name}</span>
              {o.status === 'disabled' && (
                <span className="tag tag--off">{o.successor ? '已并入' : '停用'}</span>
              )}
              <small className="num">{o.people}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function mayMerge(org: Org): boolean {
  return org.status === 'active' && org.kind !== 'region' && org.parentId !== null
}

/** 已并入 乙（日期，文号） */
function successorText({ name, on, documentNo }: NonNullable<Org['successor']>): string {
  return `已并入 ${name}（${on}，${documentNo}）`
}

function formerText(org: Org): string {
  const former = org.formerNames.map((f) => `${f.name}（至 ${f.until}）`)
  return [
    org.name,
    ...(former.length > 0 ? [`曾用名：${former.join('、')}`] : []),
    ...(org.successor ? [successorText(org.successor)] : []),
  ].join('\n')
}
