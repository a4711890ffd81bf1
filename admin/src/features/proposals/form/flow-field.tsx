import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { FlowEditor } from '../../../components/flow/flow-editor'
import { FlowView } from '../../../components/flow/flow-view'

interface FlowFieldProps {
  name: string
  value: FlowChart | null
  onChange: (chart: FlowChart | null) => void
}

/** A flow chart in the form: drawn, and edited over the page, where there is room. */
export function FlowField({ name, value, onChange }: FlowFieldProps) {
  const [draft, setDraft] = useState<{ chart: FlowChart | null } | null>(null)
  return (
    <div className="stack">
      {value && value.nodes.length > 0 ? (
        <FlowView chart={value} title={name} />
      ) : (
        <p className="muted">还没有画。</p>
      )}
      <div className="row">
        <Button onClick={() => setDraft({ chart: value })}>{value ? `修改${name}` : `画${name}`}</Button>
        {value && (
          <Button type="text" onClick={() => onChange(null)}>
            不要流程图
          </Button>
        )}
      </div>
      {draft && (
        <Modal
          open
          title={name}
          width="calc(100vw - 64px)"
          style={{ top: 32 }}
          mask={{ closable: false }}
          onCancel={() => setDraft(null)}
          okText="用这张图"
          cancelText="不改了"
          onOk={() => {
            onChange(draft.chart)
            setDraft(null)
          }}
        >
          <FlowEditor value={draft.chart} onChange={(chart) => setDraft({ chart })} />
        </Modal>
      )}
    </div>
  )
}
