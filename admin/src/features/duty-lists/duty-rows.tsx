import type { DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import { Button, Checkbox, Input, Select } from 'antd'
import { Icon } from '../../components/icon'
import type { RowProps } from '../../components/list-editor'
import { holders, useOrgs } from '../../components/org-tree/use-orgs'
import { AreaField, FieldError, LineField } from '../../components/text-fields'

type Row<K extends keyof DutyListContent> = DutyListContent[K][number]

export function OrgDutyRow({ item, patch, errorAt }: RowProps<Row<'duties'>>) {
  return (
    <>
      <LineField
        label="主要职责"
        maxLength={200}
        value={item.title}
        error={errorAt('title')}
        onChange={(title) => patch({ title })}
      />
      <Input.TextArea
        className="grow-area"
        rows={2}
        aria-label="具体责任，一行一条"
        placeholder="具体责任，一行一条"
        value={item.items.join('\n')}
        onChange={(e) =>
          patch({ items: e.target.value === '' ? [] : e.target.value.split('\n').slice(0, 50) })
        }
      />
      <FieldError text={errorAt('items')} />
      <div className="pair pair--wide-first">
        <AreaField label="依据" maxLength={1000} value={item.basis} onChange={(basis) => patch({ basis })} />
        <LineField
          label="责任处室"
          maxLength={100}
          value={item.office}
          onChange={(office) => patch({ office })}
        />
      </div>
    </>
  )
}

export function BoundaryRow({ item, patch, errorAt }: RowProps<Row<'boundaries'>>) {
  const { shares } = item
  const change = (at: number, share: Partial<(typeof shares)[number]>) =>
    patch({ shares: shares.map((one, i) => (i === at ? { ...one, ...share } : one)) })
  return (
    <>
      <LineField
        label="管理事项"
        maxLength={200}
        value={item.matter}
        error={errorAt('matter')}
        onChange={(matter) => patch({ matter })}
      />
      {shares.map((share, i) => (
        <Share
          key={i}
          n={i + 1}
          share={share}
          change={(part) => change(i, part)}
          remove={() => patch({ shares: shares.filter((_, at) => at !== i) })}
        />
      ))}
      <FieldError text={errorAt('shares')} />
      <div className="row row--wrap">
        <Button
          size="small"
          icon={<Icon name="plus" small />}
          disabled={shares.length >= 20}
          onClick={() => patch({ shares: [...shares, { orgId: '', duty: '' }] })}
        >
          添加单位
        </Button>
        <Checkbox checked={item.disputed} onChange={(e) => patch({ disputed: e.target.checked })}>
          有争议：几个单位还没有谈拢
        </Checkbox>
      </div>
      <div className="pair">
        <AreaField label="依据" maxLength={1000} value={item.basis} onChange={(basis) => patch({ basis })} />
        <AreaField
          label="案例"
          maxLength={1000}
          value={item.example}
          onChange={(example) => patch({ example })}
        />
      </div>
    </>
  )
}

interface ShareProps {
  n: number
  share: Row<'boundaries'>['shares'][number]
  change: (share: Partial<ShareProps['share']>) => void
  remove: () => void
}

function Share({ n, share, change, remove }: ShareProps) {
  const orgs = useOrgs()
  return (
    <div className="share">
      <Select
        aria-label={`第 ${n} 个单位`}
        placeholder="单位"
        showSearch={{ optionFilterProp: 'label' }}
        value={share.orgId === '' ? null : share.orgId}
        options={holders(orgs.data ?? [])}
        onChange={(orgId: string) => change({ orgId })}
      />
      <AreaField
        label={`第 ${n} 个单位的职责`}
        placeholder="负责什么"
        maxLength={1000}
        value={share.duty}
        onChange={(duty) => change({ duty })}
      />
      <Button
        type="text"
        size="small"
        icon={<Icon name="close" small />}
        aria-label={`去掉第 ${n} 个单位`}
        onClick={remove}
      />
    </div>
  )
}

export function OversightRow({ item, patch, errorAt }: RowProps<Row<'oversight'>>) {
  return (
    <>
      <LineField
        label="监管制度"
        maxLength={200}
        value={item.title}
        error={errorAt('title')}
        onChange={(title) => patch({ title })}
      />
      <AreaField
        label="监管对象"
        maxLength={500}
        value={item.target}
        onChange={(target) => patch({ target })}
      />
      <AreaField
        label="监管内容"
        maxLength={3000}
        value={item.content}
        onChange={(content) => patch({ content })}
      />
      <AreaField
        label="监管措施"
        maxLength={2000}
        value={item.measures}
        onChange={(measures) => patch({ measures })}
      />
      <AreaField label="依据" maxLength={1000} value={item.basis} onChange={(basis) => patch({ basis })} />
    </>
  )
}
