import { Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { DateField } from '../../../components/date-field'
import { UploadField } from '../../../components/upload-field'
import { useOrgOptions, usePeopleOptions } from '../matter-queries'
import type { EditLimit, EditNode } from './edit-node'
import { dueOf, type NodeField, type TreeFrame, type TreeProblem } from './tree-problems'
import type { TreeEditorModel } from './use-tree-editor'

interface NodeFormProps {
  editor: TreeEditorModel
  frame: TreeFrame
  problems: readonly TreeProblem[]
  onBusy: (busy: boolean) => void
}

const SEARCH = { showSearch: { optionFilterProp: 'label' as const } }

/** Everything of the chosen task. */
export function NodeForm({ editor, frame, problems, onBusy }: NodeFormProps) {
  const { node } = editor
  const at = editor.flat.find((flat) => flat.node.key === node?.key)
  if (!node || !at) return <p className="muted">左边选一项任务，在这里填写。</p>
  const patch = (part: Partial<Omit<EditNode, 'key'>>) => editor.patch(node.key, part)
  const help = (field: NodeField) => {
    const problem = problems.find((p) => p.key === node.key && p.field === field)
    return problem ? { validateStatus: 'error' as const, help: problem.text } : {}
  }
  return (
    <Form layout="vertical" component="div" key={node.key}>
      <h2 className="sub-h num" style={{ marginTop: 0 }}>
        {at.no}　{node.title || '未命名任务'}
      </h2>
      <OrgFields node={node} patch={patch} help={help} />
      <LimitField
        limit={node.limit}
        frame={frame}
        onChange={(limit) => patch({ limit })}
        help={help('limit')}
      />
      {node.children.length === 0 && <QuantityField node={node} patch={patch} help={help('quantity')} />}
      <Form.Item label="工作要求" htmlFor="node-requirement" {...help('requirement')}>
        <Input.TextArea
          id="node-requirement"
          rows={4}
          maxLength={2000}
          value={node.requirement}
          onChange={(e) => patch({ requirement: e.target.value })}
        />
      </Form.Item>
      <Form.Item label="附件" htmlFor="node-files" {...help('attachmentIds')}>
        <UploadField
          key={node.key}
          id="node-files"
          kind="attachment"
          label="选文件"
          max={10}
          value={node.attachments}
          onChange={(update) => editor.patchWith(node.key, (n) => ({ attachments: update(n.attachments) }))}
          onBusy={onBusy}
        />
      </Form.Item>
    </Form>
  )
}

interface FieldsProps {
  node: EditNode
  patch: (part: Partial<Omit<EditNode, 'key'>>) => void
  help: (field: NodeField) => object
}

function OrgFields({ node, patch, help }: FieldsProps) {
  const orgs = useOrgOptions()
  const people = usePeopleOptions(node.orgId === null ? {} : { orgId: node.orgId }, node.orgId !== null)
  return (
    <>
      <Form.Item label="主办单位" htmlFor="node-org" {...help('orgId')}>
        <Select
          id="node-org"
          {...SEARCH}
          options={orgs}
          value={node.orgId}
          placeholder="输入单位名称查找"
          onChange={(orgId: string) =>
            patch({ orgId, handlerId: null, coOrgIds: node.coOrgIds.filter((id) => id !== orgId) })
          }
        />
      </Form.Item>
      <Form.Item label="承办人" htmlFor="node-handler" extra="不选则由单位负责人接收" {...help('handlerId')}>
        <Select
          id="node-handler"
          {...SEARCH}
          allowClear
          options={people.options}
          loading={people.loading}
          disabled={node.orgId === null}
          value={node.handlerId}
          onChange={(handlerId: string | undefined) => patch({ handlerId: handlerId ?? null })}
        />
      </Form.Item>
      <Form.Item label="协办单位" htmlFor="node-co-orgs" {...help('coOrgIds')}>
        <Select
          id="node-co-orgs"
          {...SEARCH}
          mode="multiple"
          maxCount={20}
          options={orgs.filter((org) => org.value !== node.orgId)}
          value={node.coOrgIds}
          onChange={(coOrgIds: string[]) => patch({ coOrgIds })}
        />
      </Form.Item>
    </>
  )
}

interface LimitFieldProps {
  limit: EditLimit
  frame: TreeFrame
  onChange: (limit: EditLimit) => void
  help: object
}

function LimitField({ limit, frame, onChange, help }: LimitFieldProps) {
  const end = limit.kind === 'days' ? dueOf(limit, frame) : null
  const switchTo = (kind: EditLimit['kind']) =>
    onChange(kind === 'date' ? { kind, due: null } : { kind, n: null, unit: '工作日' })
  return (
    <Form.Item
      label="限期"
      htmlFor="node-limit"
      extra={end && `今天派单则限 ${end.date}${end.tentative ? '（暂定：当年放假通知未载入）' : ''}`}
      {...help}
    >
      <div className="stack" style={{ gap: 8 }}>
        <Radio.Group
          aria-label="限期的写法"
          options={[
            { value: 'date', label: '到某日' },
            { value: 'days', label: '派单后若干天' },
          ]}
          value={limit.kind}
          onChange={(e) => switchTo(e.target.value as EditLimit['kind'])}
        />
        {limit.kind === 'date' ? (
          <DateField
            id="node-limit"
            label="限期"
            bare
            min={frame.today}
            max={frame.matterDue}
            value={limit.due}
            onChange={(due) => onChange({ kind: 'date', due })}
          />
        ) : (
          <div className="row">
            <InputNumber
              id="node-limit"
              aria-label="天数"
              min={1}
              max={750}
              precision={0}
              value={limit.n}
              onChange={(n) => onChange({ ...limit, n })}
            />
            <Select
              aria-label="天数的单位"
              style={{ width: 104 }}
              value={limit.unit}
              options={[{ value: '工作日' }, { value: '自然日' }]}
              onChange={(unit: '工作日' | '自然日') => onChange({ ...limit, unit })}
            />
          </div>
        )}
      </div>
    </Form.Item>
  )
}

function QuantityField({ node: { quantity }, patch, help }: Omit<FieldsProps, 'help'> & { help: object }) {
  return (
    <Form.Item
      label="量化目标"
      htmlFor="node-quantity"
      extra={quantity ? null : '不量化的任务按百分比报送'}
      {...help}
    >
      <div className="row">
        <Switch
          id="node-quantity"
          aria-label="按数量考核"
          checked={quantity !== null}
          onChange={(on) => patch({ quantity: on ? { unit: '', target: null } : null })}
        />
        {quantity && (
          <>
            <InputNumber
              aria-label="目标数"
              placeholder="目标"
              min={1}
              precision={0}
              value={quantity.target}
              onChange={(target) => patch({ quantity: { ...quantity, target } })}
              style={{ width: 120 }}
            />
            <Input
              aria-label="计量单位"
              placeholder="单位，如：处"
              maxLength={10}
              value={quantity.unit}
              onChange={(e) => patch({ quantity: { ...quantity, unit: e.target.value } })}
              style={{ width: 120 }}
            />
          </>
        )}
      </div>
    </Form.Item>
  )
}
