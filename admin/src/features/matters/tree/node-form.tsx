import { Form, Input, Select } from 'antd'
import { UploadField } from '../../../components/upload-field'
import { useOrgOptions, usePeopleOptions } from '../matter-queries'
import type { EditNode } from './edit-node'
import { LimitField, QuantityField } from './node-measures'
import { MilestonesField, PeriodField } from './node-plan'
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
      {node.children.length === 0 && (
        <>
          {node.milestones.length === 0 && (
            <QuantityField node={node} patch={patch} help={help('quantity')} />
          )}
          {node.quantity === null && (
            <MilestonesField
              milestones={node.milestones}
              min={frame.today}
              max={dueOf(node.limit, frame)?.date ?? frame.matterDue}
              onChange={(milestones) => patch({ milestones })}
              help={help('milestones')}
            />
          )}
          <PeriodField value={node.period} onChange={(period) => patch({ period })} />
        </>
      )}
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
      <Form.Item
        label="承办人"
        htmlFor="node-handler"
        extra="不选则通知该单位负责人和经办人，谁签收谁承办"
        {...help('handlerId')}
      >
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
